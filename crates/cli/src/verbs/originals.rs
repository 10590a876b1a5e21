//! `form originals / original`: the papers of which forms have copies.

use registry::view::originals::{
    ListOriginalsResponse, MarkOriginalRequest, MarkOriginalResponse, OriginalView, OriginalsOfForm,
};
use registry::{EntityId, Failure, NoShell, slot_and_rows};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::args::Cli;
use crate::desk;
use crate::output::Answer;
use crate::verbs::search::day;

/// What is said of an original.
pub struct Said<'a> {
    pub slot: &'a str,
    pub step: &'a str,
    pub copy: Option<&'a str>,
    pub on: Option<&'a str>,
    pub note: &'a str,
}

/// Lists what is outstanding or may go back.
pub fn list(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let ListOriginalsResponse { forms, .. } = asked(&mut registry, "list_originals", json!({}))?;
    let rows = forms.iter().flat_map(|form| {
        form.originals
            .iter()
            .map(move |one| (row(&form.instance_id, one), format!("{}  {}", named(form, lang), line(one, lang))))
    });
    Ok(Answer::List(rows.collect()))
}

/// Records what happened to one.
pub fn mark(cli: &Cli, instance: EntityId, said: &Said<'_>, lang: Lang) -> Result<Answer, Failure> {
    let step = serde_json::from_value(said.step.into());
    let step = step.map_err(|_| Failure::wrong_use(Message::new("cli-original-step").with("step", said.step)))?;
    let on = day(said.on)?;
    let mut registry = desk::open(cli, lang)?;
    let (slot, rows) = slot_and_rows(said.slot);
    let copy = registry.desk()?.copy_in_slot(instance, &slot, &rows, said.copy)?;
    let request = MarkOriginalRequest {
        instance_id: instance.to_string(),
        slot_id: slot.clone(),
        sha256: copy.sha256.clone(),
        again: copy.again,
        step,
        on,
        note: said.note.to_owned(),
    };
    let MarkOriginalResponse { originals, .. } = asked(&mut registry, "mark_original", json!(request))?;
    let marked =
        originals.into_iter().find(|one| (&one.slot_id, &one.sha256, one.again) == (&slot, &copy.sha256, copy.again));
    let marked = marked.ok_or_else(|| Failure::fault(Message::new("forms-original-none")))?;
    Ok(Answer::One(row(&instance.to_string(), &marked), vec![line(&marked, lang)]))
}

fn asked<T: DeserializeOwned>(registry: &mut registry::Registry, verb: &str, request: Value) -> Result<T, Failure> {
    let answer = registry::call(registry, verb, request, &NoShell)?;
    serde_json::from_value(answer).map_err(|error| Failure::from(std::io::Error::from(error)))
}

fn row(instance: &str, original: &OriginalView) -> Value {
    json!({
        "instance": instance, "slot": original.slot_id, "row": original.row, "label": original.label, "policy": original.policy,
        "copy": original.copy, "sha256": original.sha256, "state": original.state, "may": original.may,
        "follows_by": original.follows_by, "tracking": original.tracking,
        "on": original.marked.as_ref().map(|marked| marked.on),
        "by": original.marked.as_ref().map(|marked| &marked.by.name),
        "note": original.marked.as_ref().map(|marked| &marked.note),
    })
}

fn named(form: &OriginalsOfForm, lang: Lang) -> String {
    let title = form.subject.as_ref().unwrap_or(&form.form_title).read(lang);
    format!("{}  {title}", form.form_no)
}

fn line(original: &OriginalView, lang: Lang) -> String {
    let state = json!(original.state);
    let state = say_or_code(lang, &Message::new(format!("cli-original-{}", state.as_str().unwrap_or_default())));
    let row = original.row.as_ref().map(|row| format!(" {row}")).unwrap_or_default();
    format!("{}{row}  {}  {state}", original.label.read(lang), original.copy)
}
