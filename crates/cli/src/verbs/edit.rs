//! `edit`: elements of one or many records, as the window changes them: what would change, then that and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use registry::view::bulk::{
    BulkProgress, EditFate, EditRow, EditsPreview, GoOnRequest, ListEditsRequest, ListEditsResponse, LookOnRequest,
    PreviewEditsRequest, RecordSelection, SelectionBase,
};
use registry::view::common::WireError;
use registry::view::files::{MetadataEdit, RecordScope, RecordSort, ScopeKind};
use registry::{Failure, NoShell, Registry, wire_error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use super::filing::pairs;
use crate::args::{Cli, Edit};
use crate::desk;
use crate::output::Answer;

/// Records in one call, and rows in one window.
const AT_ONCE: u32 = 100;
const WINDOW: u32 = 200;

pub fn edit(cli: &Cli, args: &Edit, lang: Lang) -> Result<Answer, Failure> {
    let edits = pairs(&args.set)?
        .into_iter()
        .map(|(element, value)| MetadataEdit { element, value: Some(value).filter(|value| !value.is_empty()) });
    let mut registry = desk::open(cli, lang)?;
    let (found, mut rows) = find(&mut registry, &args.references, lang)?;
    if !found.is_empty() {
        let selection = RecordSelection {
            scope: RecordScope { kind: ScopeKind::All, id: None },
            sort: RecordSort::Number,
            base: SelectionBase::None,
            toggled: found.into_iter().collect(),
        };
        let request = PreviewEditsRequest { selection, edits: edits.collect(), reason: args.reason.clone() };
        let mut preview: EditsPreview = ask(&mut registry, "preview_edits", &request)?;
        while preview.unseen > 0 {
            let on = LookOnRequest { preview_id: preview.preview_id };
            preview = ask(&mut registry, "look_on_edits", &on)?;
        }
        if !args.preview {
            carry_out(&mut registry, &preview.preview_id)?;
        }
        rows.extend(listed(&mut registry, &preview)?.iter().map(|one| (one.fate, row(one, lang), line(one, lang))));
    }
    let is_refused = rows.iter().any(|(fate, ..)| *fate == EditFate::Refused);
    let rows = rows.into_iter().map(|(_, value, line)| (value, line)).collect();
    Ok(if is_refused { Answer::Partly(rows) } else { Answer::List(rows) })
}

type Row = (EditFate, Value, String);

/// The records that are meant; a row for each reference that means none.
fn find(registry: &mut Registry, references: &[String], lang: Lang) -> Result<(BTreeSet<String>, Vec<Row>), Failure> {
    let desk = registry.desk()?;
    let (mut found, mut unknown) = (BTreeSet::new(), BTreeMap::new());
    for reference in references {
        match desk.find(reference) {
            Ok(entity) => drop(found.insert(entity.id.to_string())),
            Err(failure) => drop(unknown.insert(reference, wire_error(&failure, lang))),
        }
    }
    let row = |(reference, error): (&String, WireError)| {
        let line = format!("{reference}  {}", error.message);
        let value = json!({
            "reference": reference, "record_id": null, "fate": EditFate::Refused, "edits": [],
            "code": error.code, "text": error.message,
        });
        (EditFate::Refused, value, line)
    };
    Ok((found, unknown.into_iter().map(row).collect()))
}

fn carry_out(registry: &mut Registry, preview_id: &str) -> Result<(), Failure> {
    let request = GoOnRequest { preview_id: preview_id.to_owned(), limit: AT_ONCE };
    while ask::<BulkProgress>(registry, "carry_out_edits", &request)?.left > 0 {}
    Ok(())
}

fn listed(registry: &mut Registry, preview: &EditsPreview) -> Result<Vec<EditRow>, Failure> {
    let mut rows = Vec::new();
    for from in (0..preview.records).step_by(WINDOW as usize) {
        let request = ListEditsRequest { preview_id: preview.preview_id.clone(), from, limit: WINDOW };
        rows.extend(ask::<ListEditsResponse>(registry, "list_edits", &request)?.rows);
    }
    Ok(rows)
}

fn ask<T: DeserializeOwned>(registry: &mut Registry, verb: &str, request: &impl Serialize) -> Result<T, Failure> {
    let answer = registry::call(registry, verb, json!(request), &NoShell)?;
    serde_json::from_value(answer).map_err(|error| Failure::from(std::io::Error::from(error)))
}

fn row(row: &EditRow, lang: Lang) -> Value {
    let edits = row
        .edits
        .iter()
        .map(|edit| json!({ "element": edit.element, "old": edit.old.read(lang), "new": edit.new.read(lang) }));
    json!({
        "reference": row.reference, "record_id": row.record_id, "fate": row.fate,
        "edits": edits.collect::<Vec<_>>(),
        "code": row.why.as_ref().map(|why| &why.code), "text": row.why.as_ref().map(|why| &why.message),
    })
}

fn line(row: &EditRow, lang: Lang) -> String {
    let side = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    let edits = row.edits.iter().map(|edit| {
        format!("{}: {} → {}", edit.label.read(lang), side(edit.old.read(lang)), side(edit.new.read(lang)))
    });
    let what = match (&row.why, row.fate) {
        (Some(why), _) => why.message.clone(),
        (None, EditFate::Unchanged) => say_or_code(lang, &Message::new("cli-edit-unchanged")),
        (None, _) => edits.collect::<Vec<_>>().join("; "),
    };
    format!("{}  {what}", row.reference)
}
