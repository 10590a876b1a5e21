//! Exchanging: two desks file and sync while they and the server are killed. Then everything is
//! left in peace until it is quiet, and desks and server must tell the same: every acknowledged
//! filing once, with the permanent number that was acknowledged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::json;
use server::{ServerOptions, open_store};
use tempfile::TempDir;

use crate::child::{OPEN, Worker, told};
use crate::desk::{Desk, Row, text};
use crate::dice::Dice;
use crate::filing::{Filed, acknowledged, check_bytes, check_numbers, check_titles, file_one};
use crate::office::Office;
use crate::tally::{Tally, Trouble};

const AGENTS: [&str; 2] = ["wong-ka-ho", "chan-siu-ling"];

/// More exchanges than this without an end are no exchange.
const PATIENCE: usize = 40;

/// Files and syncs for ever, and acknowledges the permanent numbers that came back.
pub fn work(vault: &Path, room: &Path, token: &str) -> Result<(), Trouble> {
    let mut desk = Desk::open(vault)?;
    println!("{OPEN}");
    let mut dice = Dice::new(token.parse()?);
    let mut waiting: Vec<String> = Vec::new();
    for n in 1.. {
        waiting.push(file_one(&mut desk, room, &format!("Soak {token} {n}"), &mut dice)?);
        let synced = desk.ask("sync_now", json!({}))?;
        if synced["state"]["waiting"] != 0 {
            continue;
        }
        for id in std::mem::take(&mut waiting) {
            let shown = desk.ask("show_record", json!({"reference": id}))?;
            match shown["provisional"].as_bool() {
                Some(false) => println!("numbered\t{id}\t{}", text(&shown["reference"])),
                _ => waiting.push(id),
            }
        }
    }
    Ok(())
}

/// What the workers acknowledged, of all rounds.
#[derive(Default)]
struct Acknowledged {
    filed: Vec<Filed>,
    /// The permanent reference of a record.
    numbered: BTreeMap<String, String>,
}

impl Acknowledged {
    fn take(&mut self, said: &[Vec<String>], tally: &mut Tally) {
        for one in acknowledged(said) {
            self.filed.push(one);
            tally.acknowledged += 1;
        }
        for words in told(said, "numbered") {
            self.numbered.insert(words[0].clone(), words[1].clone());
            tally.acknowledged += 1;
        }
    }
}

/// Kills desks and server in the middle of their exchange again and again.
pub fn drill(kills: u64, dice: &mut Dice) -> Result<Tally, Trouble> {
    let mut tally = Tally::begin("syncing");
    let room = TempDir::new()?;
    let data = room.path().join("server");
    let mut office = Office::found(&data)?;
    let codes = [office.code(AGENTS[0])?, office.code(AGENTS[1])?];
    office.start()?;
    let vaults = AGENTS.map(|agent| room.path().join(agent));
    for (vault, code) in vaults.iter().zip(codes) {
        Desk::make(vault, false)?.ask("connect_server", json!({"url": office.url(), "code": code}))?;
    }
    let mut known = Acknowledged::default();
    for round in 0..kills {
        let workers = [start(&vaults[0], room.path(), dice)?, start(&vaults[1], room.path(), dice)?];
        // In half of the rounds the server dies too: before, between or after its desks.
        let server_dies = (round % 2 == 0).then(|| dice.below(3));
        for (place, worker) in workers.into_iter().enumerate() {
            worker.wait_for(1 + dice.below(8), dice)?;
            kill_server(&mut office, server_dies == Some(place as u64), &mut tally)?;
            worker.wait_for(0, dice)?;
            known.take(&worker.kill(&mut tally)?, &mut tally);
        }
        kill_server(&mut office, server_dies == Some(2), &mut tally)?;
        for vault in &vaults {
            Desk::open(vault)?.check_log(&mut tally)?;
        }
        office.start()?;
    }
    compare(&vaults, &known, &mut tally)?;
    office.kill()?;
    check_server(&data, &known, &mut tally)?;
    Ok(tally)
}

fn start(vault: &Path, room: &Path, dice: &mut Dice) -> Result<Worker, Trouble> {
    Worker::start("syncing", vault, room, &dice.next().to_string())
}

fn kill_server(office: &mut Office, now: bool, tally: &mut Tally) -> Result<(), Trouble> {
    if now && office.kill()? {
        tally.kills += 1;
    }
    Ok(())
}

/// Lets both desks exchange until neither has anything to send or to learn.
fn quieten(vaults: &[PathBuf; 2]) -> Result<[BTreeMap<String, Vec<Row>>; 2], Trouble> {
    let mut before = None;
    for _ in 0..PATIENCE {
        let mut waiting = 0;
        let mut registers = Vec::new();
        for vault in vaults {
            let mut desk = Desk::open(vault)?;
            let synced = desk.ask("sync_now", json!({}))?;
            waiting += synced["state"]["waiting"].as_u64().unwrap_or(1);
            registers.push(desk.register()?);
        }
        let now = <[_; 2]>::try_from(registers).map_err(|_| "there are two desks")?;
        if waiting == 0 && before.as_ref() == Some(&now) {
            return Ok(now);
        }
        before = Some(now);
    }
    Err("the exchange did not come to an end".into())
}

fn compare(vaults: &[PathBuf; 2], known: &Acknowledged, tally: &mut Tally) -> Result<(), Trouble> {
    let registers = quieten(vaults)?;
    for (vault, register) in vaults.iter().zip(&registers) {
        check_titles(register, &known.filed, tally);
        check_numbers(register, tally);
        let references: BTreeMap<&str, &str> =
            register.values().flatten().map(|row| (row.id.as_str(), row.reference.as_str())).collect();
        for (id, reference) in &known.numbered {
            if references.get(id.as_str()) != Some(&reference.as_str()) {
                tally.lose(format!(
                    "{reference}, which {} knows as {:?}",
                    vault.display(),
                    references.get(id.as_str())
                ));
            }
        }
        if let Some(row) = register.values().flatten().find(|row| row.reference.starts_with("(~")) {
            tally.halve(format!("{} is still provisional", row.reference));
        }
        let mut desk = Desk::open(vault)?;
        desk.check_log(tally)?;
        check_bytes(&mut desk, &known.filed, tally);
    }
    if registers[0] != registers[1] {
        tally.lose("the two desks do not tell the same");
    }
    Ok(())
}

/// The server's own store: whole, with every acknowledged record under its number.
fn check_server(data: &Path, known: &Acknowledged, tally: &mut Tally) -> Result<(), Trouble> {
    let store = open_store(&ServerOptions::new(data), Timestamp::now()).map_err(|fault| format!("{fault}"))?;
    let report = store.verify_log()?;
    if !report.whole {
        tally.halve(format!("the server's journal: {:?}", report.findings));
    }
    for one in &known.filed {
        let id: records::EntityId = one.id.parse()?;
        let told = store.entity(id)?.and_then(|entity| entity.state.keys().into_iter().next());
        let numbered = known.numbered.get(&one.id);
        if told.is_none() || numbered.is_some_and(|reference| told.as_ref() != Some(reference)) {
            tally.lose(format!("{} at the server, which knows {told:?}", one.title));
        }
    }
    Ok(())
}
