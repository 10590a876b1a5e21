//! `file`, `withdraw`.

use std::collections::BTreeMap;

use registry::{Failure, Filing, Incoming};
use serde_json::json;
use words::{Lang, Message, Text, say_or_code};

use crate::args::{Cli, File};
use crate::desk;
use crate::output::Answer;

pub fn file(cli: &Cli, args: &File, lang: Lang) -> Result<Answer, Failure> {
    let metadata = pairs(&args.meta)?;
    let title = Text::new(args.title.clone().unwrap_or_default(), args.title_zh.clone().unwrap_or_default());
    if !title.is_empty() && args.paths.len() > 1 {
        return Err(Failure::wrong_use(Message::new("cli-one-title")));
    }
    // Everything is read before anything is filed: a missing file stops the whole call.
    let files: Vec<Incoming> = args.paths.iter().map(|path| Incoming::read(path)).collect::<Result<_, _>>()?;
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let mut rows = Vec::new();
    for file in files {
        let filing = Filing { title: title.clone(), metadata: metadata.clone(), subjects: BTreeMap::new() };
        let filed = desk.file(&args.folder, vec![file], &filing)?;
        let value = json!({
            "reference": filed.reference,
            "record_id": filed.record_id,
            "provisional": filed.provisional,
            "components": filed.components.iter().map(|component| json!({
                "name": component.name, "sha256": component.sha256, "size_bytes": component.size_bytes,
            })).collect::<Vec<_>>(),
        });
        rows.push((value, filed.reference));
    }
    // What was done stays done and is answered, whatever becomes of the index: its queue waits for the next verb.
    desk.catch_up();
    Ok(Answer::List(rows))
}

/// Takes a filing back.
pub fn withdraw(cli: &Cli, reference: &str, reason: &str, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let record = desk.record(reference)?.0.id;
    desk.take_filing_back(record, reason)?;
    desk.catch_up();
    let value = json!({"reference": reference, "record_id": record, "reason": reason});
    let line = Message::new("cli-withdrawn").with("reference", reference);
    Ok(Answer::One(value, vec![say_or_code(lang, &line)]))
}

/// `name=value` arguments.
pub fn pairs(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    given
        .iter()
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
            None => Err(Failure::wrong_use(Message::new("cli-bad-pair").with("pair", pair.as_str()))),
        })
        .collect()
}
