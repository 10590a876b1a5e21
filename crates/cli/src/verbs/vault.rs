//! `init`, `rebuild`, `doctor`.

use registry::{Failure, Holder, NewDesk};
use serde_json::json;
use words::{Lang, Message, Text, say_or_code};

use crate::args::{Cli, Init};
use crate::desk;
use crate::output::{self, Answer};

pub fn init(cli: &Cli, args: &Init, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::registry(cli, lang)?;
    let passphrase = desk::passphrase(cli)?.ok_or_else(|| Failure::wrong_use(Message::new("cli-passphrase-needed")))?;
    let text = |side: &Option<String>| Text::new(side.clone().unwrap_or_default(), String::new());
    let holder = (!args.sample).then(|| Holder { name: text(&args.name), post: text(&args.post) });
    let new = NewDesk {
        sample: args.sample,
        passphrase: passphrase.to_string(),
        use_keyring: false,
        alone: !args.desk,
        holder,
    };
    registry.create(&new)?;
    let desk = registry.desk()?;
    desk.index_pending()?;
    if let Some(records) = args.records {
        desk.grow_sample(records, &mut |done| progress(cli, lang, done, records))?;
    }
    let (folders, records) = desk.size()?;
    let value = json!({"vault": cli.vault, "sample": args.sample, "folders": folders, "records": records});
    let line = say_or_code(lang, &Message::new("cli-init-done").with("folders", folders).with("records", records));
    Ok(Answer::One(value, vec![line]))
}

/// A line for whoever watches; scripts that read JSON get the answer only.
fn progress(cli: &Cli, lang: Lang, done: u64, of: u64) {
    if !cli.json {
        output::aside(&say_or_code(lang, &Message::new("cli-growing").with("done", done).with("of", of)));
    }
}

pub fn rebuild(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let events = desk.rebuild_tables()?;
    let records = desk.rebuild_index()?;
    let line = say_or_code(lang, &Message::new("cli-rebuild-done").with("events", events).with("records", records));
    Ok(Answer::One(json!({"events": events, "records": records}), vec![line]))
}

pub fn doctor(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let findings = registry.doctor()?;
    let sick = findings.iter().any(|finding| finding.is_fault());
    let rows: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({
                "level": finding.level(),
                "code": finding.what.code,
                "text": say_or_code(lang, &finding.what),
                "next": finding.next.as_ref().map(|next| say_or_code(lang, next)),
            })
        })
        .collect();
    let lines = findings.iter().map(|finding| say_or_code(lang, &finding.what)).collect();
    let value = json!({"whole": !sick, "findings": rows});
    Ok(if sick { Answer::No(value, lines) } else { Answer::One(value, lines) })
}
