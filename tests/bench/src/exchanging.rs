//! 10,000 operations pushed by one desk and pulled by a second, through the real server over loopback, beside
//! pouchdb-server and two PouchDB databases that replicate the same 10,000 signed operations as documents.
//!
//! Server and desks are prepared once; each run begins with copies of them, so every run does the whole work. What is
//! timed is the exchange of an open desk: no key derivation, and no indexing, which the peer has not either.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use registry::{Clock, Exchanged, Filing, NewDesk, Opening, Registry};
use serde_json::json;
use tempfile::TempDir;
use words::{Lang, Text};

use crate::Done;
use crate::measure::{Row, Side, Unit, once_each, timed};
use crate::peer::{Peer, modules, node, script};
use crate::texts::{Dice, one};

const OPERATIONS: usize = 10_000;
const PASSPHRASE: &str = "bench horse battery staple";
const FOLDER: &str = "HDSD ACC/2-3/4";
const AGENTS: [&str; 2] = ["wong-ka-ho", "chan-siu-ling"];

/// Each run copies three vaults and starts two servers; more runs would not change the medians.
const RUNS: usize = 5;

/// The records server as a process. It ends when this is dropped.
struct Server {
    child: Child,
    url: String,
}

fn server_command(data: &Path) -> Done<Command> {
    let mut command = Command::new(std::env::current_exe()?.with_file_name("muniment-server"));
    command.arg("--data").arg(data).arg("--key-file").arg(data.with_extension("key"));
    Ok(command)
}

fn ran(command: &mut Command) -> Done<String> {
    let output = command.output().map_err(|error| format!("muniment-server: {error}; ./dev bench builds it"))?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?.trim().to_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}

impl Server {
    fn start(data: &Path) -> Done<Self> {
        let mut command = server_command(data)?;
        let mut child = command.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn()?;
        let pipe = child.stdout.take().ok_or("the server has no pipe")?;
        let mut line = String::new();
        BufReader::new(pipe).read_line(&mut line)?;
        let url = line.trim().rsplit(' ').next().unwrap_or_default().to_owned();
        Ok(Self { child, url })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn said(failure: registry::Failure) -> crate::Trouble {
    format!("{}: {}", failure.message.code, failure.said(Lang::En)).into()
}

fn opened(vault: &Path) -> Done<Registry> {
    let mut desk = Registry::new(vault.to_owned(), Clock::System, Lang::En);
    desk.open(&Opening::Passphrase(PASSPHRASE)).map_err(said)?;
    Ok(desk)
}

fn exchanged(desk: &mut Registry, url: &str) -> Done<Exchanged> {
    let exchanged = desk.desk().map_err(said)?.exchange(Some(url)).map_err(said)?;
    match exchanged.is_good() && exchanged.waiting == 0 {
        true => Ok(exchanged),
        false => Err(format!("the exchange stopped: {:?}", exchanged.status).into()),
    }
}

/// A server, a desk with everything to send, and a desk that knows nothing of it yet.
struct Prepared {
    room: TempDir,
    records_before: u64,
}

const SERVER: &str = "server";

fn desk_of(room: &Path, agent: &str, server: &Server) -> Done<Registry> {
    let code = ran(server_command(&room.join(SERVER))?.args(["code", "--agent", agent]))?;
    let mut desk = Registry::new(room.join(agent), Clock::System, Lang::En);
    let passphrase = PASSPHRASE.to_owned();
    desk.create(&NewDesk { sample: false, passphrase, use_keyring: false, alone: false, holder: None })
        .map_err(said)?;
    desk.desk().and_then(|desk| desk.connect(&server.url, &code)).map_err(said)?;
    exchanged(&mut desk, &server.url)?;
    Ok(desk)
}

impl Prepared {
    fn new(list: &Path) -> Done<Self> {
        let room = TempDir::new()?;
        ran(server_command(&room.path().join(SERVER))?.args(["init", "--sample"]))?;
        let server = Server::start(&room.path().join(SERVER))?;
        let [mut sender, mut receiver] =
            [desk_of(room.path(), AGENTS[0], &server)?, desk_of(room.path(), AGENTS[1], &server)?];
        drop(server);
        let desk = sender.desk().map_err(said)?;
        let mut dice = Dice::new(10);
        for _ in 0..OPERATIONS {
            let made = one(&mut dice);
            let filing = Filing { title: Text::new(made.en, made.zh), ..Filing::default() };
            desk.file(FOLDER, Vec::new(), &filing).map_err(said)?;
        }
        let signed = desk.store().outbox()?;
        let lines: Result<Vec<String>, _> = signed.iter().map(|row| serde_json::to_string(&row.signed)).collect();
        fs::write(list, lines?.join("\n"))?;
        let records_before = receiver.desk().and_then(|desk| desk.size()).map_err(said)?.1;
        Ok(Self { room, records_before })
    }

    /// A copy in which a run may do as it likes.
    fn copy(&self) -> Done<TempDir> {
        let run = TempDir::new()?;
        copy(self.room.path(), run.path())?;
        Ok(run)
    }
}

fn copy(from: &Path, to: &Path) -> Done<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        let kind = path.symlink_metadata()?;
        if kind.is_dir() {
            copy(&path, &target)?;
        } else if kind.is_file() {
            // A server that was ended leaves the socket of its commands behind.
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// One run of ours: milliseconds of the push and of the pull.
fn ours(prepared: &Prepared) -> Done<(f64, f64)> {
    let run = prepared.copy()?;
    let server = Server::start(&run.path().join(SERVER))?;
    let mut sender = opened(&run.path().join(AGENTS[0]))?;
    let mut receiver = opened(&run.path().join(AGENTS[1]))?;
    let (push, sent) = timed(|| exchanged(&mut sender, &server.url))?;
    let (pull, received) = timed(|| exchanged(&mut receiver, &server.url))?;
    let records = receiver.desk().and_then(|desk| desk.size()).map_err(said)?.1;
    if sent.sent != OPERATIONS || records != prepared.records_before + OPERATIONS as u64 {
        return Err(
            format!("{} were sent, {} events came, {records} records are there", sent.sent, received.received).into()
        );
    }
    Ok((push, pull))
}

/// Measures.
pub fn run(_rounds: usize) -> Done<Vec<Row>> {
    let room = TempDir::new()?;
    let list = room.path().join("operations.json");
    let prepared = Prepared::new(&list)?;
    let bytes = fs::metadata(&list)?.len() / OPERATIONS as u64;
    let (mut couch, version) = Peer::start(node()?.arg(script("couch.cjs")))?;
    couch.ask(&json!({"do": "read", "list": list, "server": server_script()?, "room": room.path()}))?;
    let couch = RefCell::new(couch);
    let (pulled, their_pulled) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let number = Cell::new(0);
    let sides: Vec<Side<'_>> = vec![
        Box::new(|| {
            let (push, pull) = ours(&prepared)?;
            pulled.borrow_mut().push(pull);
            Ok(push)
        }),
        Box::new(|| {
            number.set(number.get() + 1);
            let answer = couch.borrow_mut().ask(&json!({"do": "run", "number": number.get()}))?;
            if answer["pulled"] != OPERATIONS {
                return Err(format!("the peer pulled {}", answer["pulled"]).into());
            }
            let pull = answer["pull_ms"].as_f64().ok_or("the peer gave no time")?;
            their_pulled.borrow_mut().push(pull);
            answer["ms"].as_f64().ok_or_else(|| "the peer gave no time".into())
        }),
    ];
    let [pushed, their_pushed] = <[_; 2]>::try_from(once_each(RUNS, sides)?).map_err(|_| "two sides")?;
    let same = format!("{OPERATIONS} signed operations of {bytes} bytes; all of them at the second desk afterwards");
    let row = |what: &str, ours: Vec<f64>, theirs: Vec<f64>, unfair: &str| Row {
        what: what.to_owned(),
        unit: Unit::Ms,
        ours,
        peer: version.clone(),
        theirs,
        same: same.clone(),
        unfair: unfair.to_owned(),
    };
    Ok(vec![
        row(
            "push 10,000 operations",
            pushed,
            their_pushed,
            "against us: the server checks signatures and rules and gives numbers, everything is sealed and flushed, and the \
             desk takes its 10,000 events back and checks their chain. Against the peer: JavaScript beside Rust",
        ),
        row(
            "pull 10,000 operations",
            pulled.into_inner(),
            their_pulled.into_inner(),
            "against us: every link of the chain is checked, every body sealed and flushed to the disk; the peer does \
             not flush. Against the peer: JavaScript beside Rust",
        ),
    ])
}

fn server_script() -> Done<PathBuf> {
    Ok(modules()?.join("pouchdb-server/bin/pouchdb-server"))
}
