//! Starting and stopping.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use jiff::Timestamp;
use store::Fault;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use words::Message;

use crate::admin;
use crate::nonces::Nonces;
use crate::office::Office;
use crate::opening::{OpenFault, ServerOptions, open_store};
use crate::routes::router;
use crate::tls;
use crate::writer::Writer;

/// How long requests that run may take to end when the server stops.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    /// The data folder does not open.
    #[error(transparent)]
    Open(#[from] OpenFault),
    /// Outside loopback without TLS.
    #[error("{0} is not loopback: TLS is required")]
    TlsRequired(SocketAddr),
    /// Certificate or key cannot be used.
    #[error("certificate or key: {0}")]
    Tls(io::Error),
    /// The address cannot be listened on.
    #[error("{address}: {error}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
    /// No threads.
    #[error("threads: {0}")]
    Threads(io::Error),
}

impl StartFault {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Open(fault) => fault.message(),
            Self::TlsRequired(address) => Message::new("server-tls-required").with("address", address.to_string()),
            Self::Tls(error) => Message::new("server-tls").with("why", error.to_string()),
            Self::Listen { address, error } => {
                Message::new("server-listen").with("address", address.to_string()).with("why", error.to_string())
            }
            Self::Threads(error) => Message::new("server-threads").with("why", error.to_string()),
        }
    }
}

/// A server that runs.
pub struct Running {
    address: SocketAddr,
    scheme: &'static str,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// Its address for a desk, such as `http://127.0.0.1:8787`.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// Stops: questions held open are answered, requests that run may end, the store is closed.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so on its own.
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// Opens the data folder and listens. Returns as soon as requests are answered.
///
/// # Errors
/// [`StartFault`]; then nothing runs.
pub fn start(options: &ServerOptions) -> Result<Running, StartFault> {
    if options.tls.is_none() && !options.listen.ip().is_loopback() {
        return Err(StartFault::TlsRequired(options.listen));
    }
    let runtime = Builder::new_multi_thread().enable_all().build().map_err(StartFault::Threads)?;
    let tls =
        options.tls.as_ref().map(|files| runtime.block_on(tls::read(files))).transpose().map_err(StartFault::Tls)?;
    let listen = |error| StartFault::Listen { address: options.listen, error };
    let listener = TcpListener::bind(options.listen).map_err(listen)?;
    listener.set_nonblocking(true).map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let now = Timestamp::now();
    let store = open_store(options, now)?;
    let deployment = store.deployment().map_err(OpenFault::from)?;
    let deployment = deployment.ok_or_else(|| OpenFault::Store(Fault::Damaged("no deployment".to_owned())))?;
    let (writer, store_thread) = Writer::start(store).map_err(StartFault::Threads)?;
    let (stop, stopping) = watch::channel(false);
    let office = Office { writer: writer.clone(), deployment, nonces: Nonces::new(now), stopping: stopping.clone() };
    if let Some(socket) = admin::bind(&options.data) {
        runtime.spawn(admin::listen(socket, options.data.clone(), writer, stopping.clone()));
    }
    let router = router(Arc::new(office));
    let scheme = if tls.is_some() { "https" } else { "http" };
    let work = move || {
        run(&runtime, listener, router, tls, stopping);
        // The last ways to the store are gone with the runtime; then it closes.
        runtime.shutdown_timeout(GRACE);
        let _ = store_thread.join();
    };
    let thread = thread::Builder::new().name("server".to_owned()).spawn(work).map_err(StartFault::Threads)?;
    Ok(Running { address, scheme, stop, thread: Some(thread) })
}

fn run(
    runtime: &Runtime,
    listener: TcpListener,
    router: Router,
    tls: Option<RustlsConfig>,
    mut stopping: watch::Receiver<bool>,
) {
    let handle = Handle::new();
    let stopper = handle.clone();
    runtime.spawn(async move {
        let _ = stopping.wait_for(|stopping| *stopping).await;
        stopper.graceful_shutdown(Some(GRACE));
    });
    let ended = runtime.block_on(async {
        let service = router.into_make_service();
        match tls {
            None => axum_server::from_tcp(listener)?.handle(handle).serve(service).await,
            Some(tls) => axum_server::from_tcp_rustls(listener, tls)?.handle(handle).serve(service).await,
        }
    });
    if let Err(error) = ended {
        eprintln!("the server has ended: {error}");
    }
}
