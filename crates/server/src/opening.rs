//! Options of the server, and the data folder opened or founded by them.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use records::DeviceId;
use store::{Fault, Founding, Standing, Store};
use uuid::Uuid;
use words::Message;

use crate::keyfile::{self, KeyFault};

/// Certificate chain and private key, both PEM.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    /// The server's certificate and those above it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// How a server is started.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The data folder; it is founded when there is none.
    pub data: PathBuf,
    /// The key file; [`crate::default_key_file`] when absent.
    pub key_file: Option<PathBuf>,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// TLS; required outside loopback.
    pub tls: Option<TlsFiles>,
    /// Name of the deployment, used only when the data folder is founded.
    pub origin: String,
}

impl ServerOptions {
    /// Loopback on a free port, with the key beside the folder.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        Self { data: data.into(), key_file: None, listen, tls: None, origin: "records.localhost/muniment".to_owned() }
    }
}

/// Why the data folder does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The key.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The store.
    #[error(transparent)]
    Store(#[from] Fault),
    /// The folder cannot be made.
    #[error("data folder {}: {error}", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The folder holds the vault of a desk.
    #[error("{} is the vault of a desk", .0.display())]
    Desk(PathBuf),
    /// The origin holds what a name of a chain cannot hold.
    #[error("the origin {0} is no name")]
    Origin(String),
}

impl OpenFault {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Key(fault) => fault.message(),
            Self::Store(fault) => fault.message(),
            Self::Folder { path, error } => {
                Message::new("server-folder").with("path", path.display().to_string()).with("why", error.to_string())
            }
            Self::Desk(path) => Message::new("server-desk-vault").with("path", path.display().to_string()),
            Self::Origin(origin) => Message::new("server-origin").with("origin", origin.as_str()),
        }
    }
}

/// Opens the data folder, or founds it when there is none.
///
/// # Errors
/// [`OpenFault`]; nothing that exists is changed or replaced then.
pub fn open_store(options: &ServerOptions, now: Timestamp) -> Result<Store, OpenFault> {
    let exists = options.data.join("vault.db").exists();
    let key_file = options.key_file.clone().unwrap_or_else(|| keyfile::default_key_file(&options.data));
    if !exists {
        check_origin(&options.origin)?;
        make_folder(&options.data).map_err(|error| OpenFault::Folder { path: options.data.clone(), error })?;
    }
    let key = keyfile::open_key(&key_file, &options.data, exists)?;
    if exists {
        let mut store = Store::open(&options.data, &key)?;
        return match store.standing()? {
            Standing::Authority => {
                store.transact::<_, Fault>(|tx| tx.certify())?;
                Ok(store)
            }
            Standing::Desk => Err(OpenFault::Desk(options.data.clone())),
        };
    }
    let founding = Founding {
        device: DeviceId(Uuid::now_v7()),
        standing: Standing::Authority,
        origin: options.origin.clone(),
        at: now,
        sample: false,
    };
    Ok(Store::create(&options.data, &key, &founding)?)
}

/// A name of chains and a value of a header: visible ASCII without `+`.
fn check_origin(origin: &str) -> Result<(), OpenFault> {
    let sound = !origin.is_empty() && origin.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'+');
    if sound { Ok(()) } else { Err(OpenFault::Origin(origin.to_owned())) }
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
