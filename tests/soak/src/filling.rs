//! Filling in: answers that change all the time, and attachments. After a kill the draft holds
//! the last acknowledged answer or the one that was on its way, and every acknowledged
//! attachment with its bytes.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use crate::child::{OPEN, Worker, told};
use crate::desk::{Desk, text};
use crate::dice::Dice;
use crate::tally::{Tally, Trouble};

const FORM: &str = "HAD-CH-1";
const SLOT: &str = "societyCert";

/// Every so many answers a file is attached.
const ATTACH_EVERY: u64 = 4;

/// More the form does not take at once; then the oldest makes room.
const ATTACHED_MOST: usize = 3;

/// Begins a form and fills it in for ever.
pub fn work(vault: &Path, room: &Path, token: &str) -> Result<(), Trouble> {
    let mut desk = Desk::open(vault)?;
    println!("{OPEN}");
    let started = desk.ask("start_draft", json!({"form_id": FORM, "instance_id": null}))?;
    let draft = text(&started["draft"]["draft"]["draft_id"]);
    println!("draft\t{draft}");
    let mut dice = Dice::new(token.parse()?);
    let set = |path: &str, value| json!({"do": "set", "path": path, "value": value});
    desk.ask("update_draft", json!({"draft_id": draft, "edits": [set("/firstTime", json!(true))]}))?;
    let mut attached = Vec::new();
    for n in 1.. {
        // Two answers in one call: after a kill they are of the same age.
        let edits = json!([set("/activity", json!(answer(n))), set("/contactPost", json!(answer(n)))]);
        desk.ask("update_draft", json!({"draft_id": draft, "edits": edits}))?;
        println!("answer\t{n}");
        if n % ATTACH_EVERY == 0 {
            if attached.len() == ATTACHED_MOST {
                let oldest: String = attached.remove(0);
                // Said beforehand: from now on it may be there or not.
                println!("detaching\t{oldest}");
                desk.ask("detach", json!({"draft_id": draft, "file_id": oldest}))?;
            }
            let path = room.join(format!("certificate-{token}-{n}.pdf"));
            let length = 1 + dice.below(300_000);
            fs::write(&path, dice.bytes(usize::try_from(length)?))?;
            let asked = json!({"draft_id": draft, "attachment_id": SLOT, "path": path});
            let answer = desk.ask("attach_file", asked)?;
            let file = answer["attachments"].as_array().and_then(|files| files.last()).cloned().unwrap_or_default();
            println!("attached\t{}\t{}", text(&file["file_id"]), registry::sha256(&fs::read(&path)?));
            attached.push(text(&file["file_id"]));
        }
    }
    Ok(())
}

fn answer(n: u64) -> String {
    format!("長者冬至綜藝日 no. {n}")
}

/// What a worker acknowledged of its draft.
struct Draft {
    id: String,
    answer: u64,
    /// Identity of each file, and the digest of what was attached.
    files: Vec<(String, String)>,
}

/// Kills the filling of a form again and again.
pub fn drill(kills: u64, dice: &mut Dice) -> Result<Tally, Trouble> {
    let mut tally = Tally::begin("filling");
    let room = TempDir::new()?;
    let vault = room.path().join("vault");
    drop(Desk::make(&vault, true)?);
    let mut drafts = Vec::new();
    for _ in 0..kills {
        let worker = Worker::start("filling", &vault, room.path(), &dice.next().to_string())?;
        worker.wait_for(1 + dice.below(24), dice)?;
        let said = worker.kill(&mut tally)?;
        let mut desk = Desk::open(&vault)?;
        if let Some(draft) = acknowledged(&said) {
            tally.acknowledged += draft.answer + draft.files.len() as u64;
            check_answers(&mut desk, &draft, &mut tally)?;
            drafts.push(draft);
        }
        // The earlier drafts too: a kill must not reach what was at rest.
        for draft in &drafts {
            check_files(&mut desk, draft, &mut tally)?;
        }
        desk.check_log(&mut tally)?;
    }
    Ok(tally)
}

fn acknowledged(said: &[Vec<String>]) -> Option<Draft> {
    let id = told(said, "draft").next()?[0].clone();
    let answer = told(said, "answer").filter_map(|words| words[0].parse().ok()).last().unwrap_or(0);
    let going: Vec<&String> = told(said, "detaching").map(|words| &words[0]).collect();
    let files = told(said, "attached").filter(|words| !going.contains(&&words[0]));
    let files = files.map(|words| (words[0].clone(), words[1].clone())).collect();
    Some(Draft { id, answer, files })
}

fn check_answers(desk: &mut Desk, draft: &Draft, tally: &mut Tally) -> Result<(), Trouble> {
    let Some(answers) = answers(desk, draft)? else {
        tally.lose(format!("draft {}", draft.id));
        return Ok(());
    };
    let (one, other) = (text(&answers["activity"]), text(&answers["contactPost"]));
    if one != other {
        tally.halve(format!("one answer is “{one}”, the other “{other}”"));
    }
    let nothing_yet = draft.answer == 0 && one.is_empty();
    if !nothing_yet && ![draft.answer, draft.answer + 1].map(answer).contains(&one) {
        tally.lose(format!("answer {} of draft {}: it says “{one}”", draft.answer, draft.id));
    }
    Ok(())
}

/// The answers as they lie in the vault; `None` when there is no such draft.
fn answers(desk: &mut Desk, draft: &Draft) -> Result<Option<serde_json::Value>, Trouble> {
    let id: records::EntityId = draft.id.parse()?;
    let open = desk.0.desk().map_err(crate::desk::said)?;
    Ok(open.store().draft(id)?.map(|row| row.answers))
}

fn check_files(desk: &mut Desk, draft: &Draft, tally: &mut Tally) -> Result<(), Trouble> {
    let id: records::EntityId = draft.id.parse()?;
    let open = desk.0.desk().map_err(crate::desk::said)?;
    let Some(row) = open.store().draft(id)? else {
        tally.lose(format!("draft {}", draft.id));
        return Ok(());
    };
    let mut names = std::collections::BTreeSet::new();
    for file in &row.files {
        let whole = open.store().draft_file(id, &file.file_id).map(|bytes| registry::sha256(&bytes) == file.sha256);
        if !matches!(whole, Ok(true)) {
            tally.halve(format!("attachment {} of draft {}", file.name, draft.id));
        }
        if !names.insert(file.name.clone()) {
            tally.double(format!("attachment {} of draft {}", file.name, draft.id));
        }
    }
    for (file_id, sha256) in &draft.files {
        if !row.files.iter().any(|file| file.file_id == *file_id && file.sha256 == *sha256) {
            tally.lose(format!("attachment {file_id} of draft {}", draft.id));
        }
    }
    Ok(())
}
