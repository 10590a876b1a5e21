//! Filing: each acknowledged document is there with its bytes, no title twice, the numbers of
//! the part without a gap, the journal whole, and no file of nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use crate::child::{OPEN, Worker, told};
use crate::desk::{Desk, FOLDER, Row, text};
use crate::dice::Dice;
use crate::left;
use crate::tally::{Tally, Trouble};

/// Files documents for ever.
pub fn work(vault: &Path, room: &Path, token: &str) -> Result<(), Trouble> {
    let mut desk = Desk::open(vault)?;
    println!("{OPEN}");
    let mut dice = Dice::new(token.parse()?);
    for n in 1.. {
        file_one(&mut desk, room, &format!("Soak {token} {n}"), &mut dice)?;
    }
    Ok(())
}

/// Files a document of its own and acknowledges it: title, identity, digest.
pub fn file_one(desk: &mut Desk, room: &Path, title: &str, dice: &mut Dice) -> Result<String, Trouble> {
    let path = room.join(component_of(title));
    let mut bytes = format!("{title}: minutes of the meeting on lift repair 升降機維修會議紀錄\n").into_bytes();
    let more = usize::try_from(dice.below(100_000))?;
    bytes.extend(dice.bytes(more).iter().map(|byte| byte % 26 + b'a'));
    fs::write(&path, &bytes)?;
    let asked = json!({"paths": [path], "folder": FOLDER, "title": title, "security": null});
    let answer = desk.ask("file_documents", asked)?;
    fs::remove_file(&path)?;
    let Some(filed) = answer["filed"].as_array().and_then(|filed| filed.first()) else {
        return Err(format!("{title} was not filed: {}", answer["refused"]).into());
    };
    let id = text(&filed["record_id"]);
    println!("filed\t{title}\t{id}\t{}", registry::sha256(&bytes));
    Ok(id)
}

/// The file of a document.
pub fn component_of(title: &str) -> String {
    format!("{}.txt", title.replace(' ', "-"))
}

/// An acknowledged filing.
pub struct Filed {
    /// Its title, which no other document bears.
    pub title: String,
    /// Identity of the record.
    pub id: String,
    /// Digest of its file.
    pub sha256: String,
}

/// What a worker said that it had filed.
pub fn acknowledged(said: &[Vec<String>]) -> impl Iterator<Item = Filed> {
    told(said, "filed").map(|words| Filed { title: words[0].clone(), id: words[1].clone(), sha256: words[2].clone() })
}

/// Kills the filing of documents again and again.
pub fn drill(kills: u64, dice: &mut Dice) -> Result<Tally, Trouble> {
    let mut tally = Tally::begin("filing");
    let room = TempDir::new()?;
    let vault = room.path().join("vault");
    drop(Desk::make(&vault, true)?);
    let mut known = left::folders(&vault)?;
    let mut filed: Vec<Filed> = Vec::new();
    for _ in 0..kills {
        let worker = Worker::start("filing", &vault, room.path(), &dice.next().to_string())?;
        worker.wait_for(1 + dice.below(8), dice)?;
        let said = worker.kill(&mut tally)?;
        let before = filed.len();
        filed.extend(acknowledged(&said));
        tally.acknowledged += (filed.len() - before) as u64;
        let mut desk = Desk::open(&vault)?;
        let register = desk.register()?;
        check_titles(&register, &filed, &mut tally);
        check_numbers(&register, &mut tally);
        check_bytes(&mut desk, &filed[before..], &mut tally);
        desk.check_log(&mut tally)?;
        left::check(&vault, &mut known, ids(&register), &mut tally)?;
    }
    check_bytes(&mut Desk::open(&vault)?, &filed, &mut tally);
    Ok(tally)
}

fn ids(register: &BTreeMap<String, Vec<Row>>) -> impl Iterator<Item = String> {
    register.values().flatten().map(|row| row.id.clone())
}

/// Every acknowledged title is there, and none of the drill's is there twice.
pub fn check_titles(register: &BTreeMap<String, Vec<Row>>, filed: &[Filed], tally: &mut Tally) {
    for one in filed {
        let rows = register.get(&one.title).map(Vec::as_slice).unwrap_or_default();
        if !rows.iter().any(|row| row.id == one.id) {
            tally.lose(&one.title);
        }
    }
    for (title, rows) in register.iter().filter(|(title, _)| title.starts_with("Soak ")) {
        if rows.len() > 1 {
            tally.double(format!("{title}: {} records", rows.len()));
        }
    }
}

/// The permanent numbers of each part run from its first to its last, each once.
pub fn check_numbers(register: &BTreeMap<String, Vec<Row>>, tally: &mut Tally) {
    let mut parts: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for row in register.values().flatten() {
        let part = row.reference.split_once(" in ").map_or("", |(_, part)| part);
        if let Ok(number) = row.enclosure.parse() {
            parts.entry(part).or_default().push(number);
        }
    }
    for (part, mut numbers) in parts {
        numbers.sort_unstable();
        let unique: BTreeSet<u64> = numbers.iter().copied().collect();
        if unique.len() < numbers.len() {
            tally.double(format!("a number in {part}: {numbers:?}"));
        }
        if let (Some(first), Some(last)) = (unique.first(), unique.last())
            && last - first + 1 != unique.len() as u64
        {
            tally.halve(format!("a gap in the numbers of {part}: {unique:?}"));
        }
    }
}

/// The bytes of every acknowledged document are those that were filed.
pub fn check_bytes(desk: &mut Desk, filed: &[Filed], tally: &mut Tally) {
    for one in filed {
        if desk.digest(&one.id, &component_of(&one.title)).as_ref() != Some(&one.sha256) {
            tally.lose(format!("the file of {}", one.title));
        }
    }
}
