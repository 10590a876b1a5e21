//! `muniment-server`: the command line of the central records server.
//!
//! Exit codes: 0 done · 1 the answer is no · 2 wrong use · 3 something broke.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jiff::Timestamp;
use records::DeviceId;
use server::{
    AdminReply, AdminRequest, Department, ServerOptions, TlsFiles, ask_running, load_department, open_store, start,
};
use words::{Lang, Message, say_or_code};

/// The central records server of Muniment.
#[derive(Parser)]
#[command(name = "muniment-server", version)]
struct Arguments {
    /// Folder of the data; it is founded when there is none.
    #[arg(long, global = true, env = "MUNIMENT_SERVER_DATA", default_value = "muniment-server-data")]
    data: PathBuf,
    /// File of the key that seals the folder; by default beside it, with the ending .key.
    #[arg(long, global = true)]
    key_file: Option<PathBuf>,
    /// Name of the deployment, fixed when the folder is founded.
    #[arg(long, global = true, default_value = "records.localhost/muniment")]
    origin: String,
    /// Address to listen on; outside loopback TLS is required.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Certificate chain in PEM.
    #[arg(long, requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key in PEM.
    #[arg(long, requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Language of messages: en or zh-Hant-HK.
    #[arg(long, global = true, default_value = "en")]
    lang: Lang,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Make out a one-time code with which a desk registers for an agent.
    Code {
        /// Alias of the agent.
        #[arg(long)]
        agent: String,
        /// How long the code can be used, in minutes.
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=10_080))]
        valid_minutes: u32,
    },
    /// End a device's right to sync.
    Revoke {
        /// Identity of the device.
        #[arg(long)]
        device: DeviceId,
    },
    /// Found the folder and load a department into it.
    Init {
        /// JSON file with the operations that make the department.
        #[arg(long)]
        department: Option<PathBuf>,
        /// The demo department, for practice: people, forms and file plan, no records.
        #[arg(long, conflicts_with = "department")]
        sample: bool,
    },
}

/// What is said before the programme ends with a code.
struct Ending {
    code: u8,
    messages: Vec<Message>,
}

fn no(messages: Vec<Message>) -> Ending {
    Ending { code: 1, messages }
}

fn broke(message: Message) -> Ending {
    Ending { code: 3, messages: vec![message] }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.lang;
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => {
            for message in &ending.messages {
                eprintln!("{}", say_or_code(lang, message));
            }
            ExitCode::from(ending.code)
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Ending> {
    let Arguments { data, key_file, origin, listen, tls_cert, tls_key, lang, verb } = arguments;
    let tls = tls_cert.zip(tls_key).map(|(certificate, key)| TlsFiles { certificate, key });
    let options = ServerOptions { data, key_file, listen, tls, origin };
    match verb {
        None => serve(&options),
        Some(Verb::Code { agent, valid_minutes }) => {
            administer(&options, &AdminRequest::Code { agent, valid_minutes }, lang)
        }
        Some(Verb::Revoke { device }) => administer(&options, &AdminRequest::Revoke { device }, lang),
        Some(Verb::Init { department, sample }) => init(&options, department, sample),
    }
}

#[allow(clippy::print_stdout)]
fn serve(options: &ServerOptions) -> Result<(), Ending> {
    let threads = |error: std::io::Error| broke(Message::new("server-threads").with("why", error.to_string()));
    let running = start(options).map_err(|fault| broke(fault.message()))?;
    println!("listening on {}", running.url());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(threads)?;
    runtime.block_on(asked_to_stop()).map_err(threads)?;
    running.stop();
    Ok(())
}

/// Ends when the operator or the system asks for it.
async fn asked_to_stop() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

/// Asks the server that runs, or does it here when none does.
#[allow(clippy::print_stdout)]
fn administer(options: &ServerOptions, request: &AdminRequest, lang: Lang) -> Result<(), Ending> {
    let silent = |error: std::io::Error| broke(Message::new("server-silent").with("why", error.to_string()));
    let reply = match ask_running(&options.data, request).map_err(silent)? {
        Some(reply) => reply,
        None => {
            let now = Timestamp::now();
            let mut store = open_existing(options, now)?;
            request.carry_out(&mut store, now)
        }
    };
    match reply {
        AdminReply::Code { code, expires } => {
            println!("{code}");
            let told = Message::new("server-code-issued").with("expires", expires.to_string());
            eprintln!("{}", say_or_code(lang, &told));
            Ok(())
        }
        AdminReply::Done => Ok(()),
        AdminReply::Refused { message } => Err(no(vec![message])),
    }
}

/// Opens the folder without founding one: who asks for a code does not mean to.
fn open_existing(options: &ServerOptions, now: Timestamp) -> Result<store::Store, Ending> {
    if !options.data.join("vault.db").exists() {
        let path = options.data.display().to_string();
        return Err(no(vec![Message::new("server-no-data").with("path", path)]));
    }
    open_store(options, now).map_err(|fault| broke(fault.message()))
}

fn init(options: &ServerOptions, department: Option<PathBuf>, sample: bool) -> Result<(), Ending> {
    let department = department.map(|path| read_department(&path)).transpose()?;
    let now = Timestamp::now();
    let mut store = open_store(options, now).map_err(|fault| broke(fault.message()))?;
    if let Some(department) = department {
        load_department(&mut store, &department, now).map_err(|error| no(error.messages()))?;
    }
    if sample {
        store.transact(|tx| tx.found_department(&store::Beginning::SampleOffice, now)).map_err(
            |error| match error {
                store::AskError::Refused(refusal) => no(vec![refusal.message()]),
                store::AskError::Broke(fault) => broke(fault.message()),
            },
        )?;
    }
    Ok(())
}

fn read_department(path: &PathBuf) -> Result<Department, Ending> {
    let unreadable = |why: String| {
        let path = path.display().to_string();
        no(vec![Message::new("server-department-file").with("path", path).with("why", why)])
    };
    let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))
}
