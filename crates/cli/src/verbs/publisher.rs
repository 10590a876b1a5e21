//! `publisher list / show / recognise / withdraw / export`: whose forms the department takes.

use std::path::Path;

use registry::{Failure, Incoming, Publisher as Known};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Publisher};
use crate::desk;
use crate::output::Answer;

pub fn run(cli: &Cli, verb: &Publisher, lang: Lang) -> Result<Answer, Failure> {
    match verb {
        Publisher::List => list(cli, lang),
        Publisher::Show { file } => show(cli, file, lang),
        Publisher::Recognise { file } => recognise(cli, file, lang),
        Publisher::Withdraw { publisher, reason } => withdraw(cli, publisher, reason, lang),
        Publisher::Export { out } => export(cli, out, lang),
    }
}

fn list(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let known = registry.desk()?.publishers()?;
    let rows = known.iter().map(|(_, one)| (row(one), line(one, lang)));
    Ok(Answer::List(rows.collect()))
}

fn row(one: &Known) -> Value {
    json!({"name": one.name, "title": one.title, "key": one.key, "own": one.own, "withdrawn": one.withdrawn})
}

fn line(one: &Known, lang: Lang) -> String {
    let line = format!("{}  {}", one.name, one.title.read(lang));
    let standing = match &one.withdrawn {
        Some(withdrawn) => Message::new("cli-publisher-withdrawn-since")
            .with("day", withdrawn.on.to_string())
            .with("reason", withdrawn.reason.as_str()),
        None if one.own => Message::new("cli-publisher-own"),
        None => return line,
    };
    format!("{line}  · {}", say_or_code(lang, &standing))
}

fn show(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let file = Incoming::read(file)?;
    let mut registry = desk::open(cli, lang)?;
    let offered = registry.desk()?.offered_publisher(&file)?;
    Ok(Answer::One(row(&offered), vec![line(&offered, lang), offered.key]))
}

fn recognise(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let file = Incoming::read(file)?;
    let mut registry = desk::open(cli, lang)?;
    let (publisher, _) = registry.desk()?.recognise_publisher(&file)?;
    done(&publisher, "cli-publisher-recognised", lang)
}

fn withdraw(cli: &Cli, typed: &str, reason: &str, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    desk.withdraw_publisher(typed, reason)?;
    let known = desk.publishers()?;
    let meant = known.iter().rev().map(|(_, one)| one).find(|one| one.name == typed || one.key == typed);
    let gone = Failure::refusal(Message::new("registry-no-such-publisher").with("name", typed));
    done(meant.ok_or(gone)?, "cli-publisher-withdrawn", lang)
}

fn export(cli: &Cli, out: &Path, lang: Lang) -> Result<Answer, Failure> {
    if out.exists() {
        let exists = Message::new("registry-file-exists").with("path", out.display().to_string());
        return Err(Failure::refusal(exists));
    }
    let mut registry = desk::open(cli, lang)?;
    let (_, publisher) = registry.desk()?.export_publisher(out)?;
    done(&publisher, "cli-publisher-exported", lang)
}

fn done(publisher: &Known, code: &str, lang: Lang) -> Result<Answer, Failure> {
    let line = Message::new(code).with("name", publisher.name.as_str()).with("title", publisher.title.read(lang));
    Ok(Answer::One(row(publisher), vec![say_or_code(lang, &line)]))
}
