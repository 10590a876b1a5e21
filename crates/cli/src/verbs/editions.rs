//! `form compare / migrate / publish`: what a newer edition changes, what it makes of a draft, and making it known.

use std::path::Path;

use registry::{Definition, Failure, FormChanges, FormFault, Incoming};
use serde_json::{Value, json};
use words::{Lang, Message, Text, say_or_code};

use crate::args::Cli;
use crate::desk;
use crate::output::Answer;
use crate::reading::{definition, read_json};

/// What changed from one edition to another, with what it asks of the part `migrate`.
pub fn compare(old: &Path, new: &Path, lang: Lang) -> Result<Answer, Failure> {
    let (old, new) = (definition(old)?, definition(new)?);
    let (value, lines) = compared(&old, &new, lang)?;
    Ok(Answer::One(value, lines))
}

/// The comparison as an object and as lines for people.
pub fn compared(old: &Definition, new: &Definition, lang: Lang) -> Result<(Value, Vec<String>), Failure> {
    registry::form_follows(old, new).map_err(|fault| Failure::refusal(fault.message()))?;
    let found = registry::form_changes(old, new);
    let value = json!({
        "form": new.form_no, "from_version": old.version, "to_version": new.version,
        "class": found.class, "publishable": found.publishable,
        "changes": found.changes.iter().map(|change| {
            let mut row = json!(change);
            row["text"] = both(&change.text());
            row
        }).collect::<Vec<_>>(),
        "faults": found.faults.iter().map(|fault| said(fault, lang)).collect::<Vec<_>>(),
    });
    Ok((value, lines(&found, old, lang)))
}

fn lines(found: &FormChanges, old: &Definition, lang: Lang) -> Vec<String> {
    let class = |class| json!(class).as_str().unwrap_or_default().to_owned();
    let mut lines: Vec<String> = Vec::new();
    for change in &found.changes {
        let mark =
            Message::new("cli-form-change").with("class", class(change.class)).with("text", change.sentence(lang));
        let mark = if change.covered { mark } else { Message { code: "cli-form-change-open".to_owned(), ..mark } };
        lines.push(say_or_code(lang, &mark.with("place", change.place.as_str())));
    }
    lines.extend(found.faults.iter().map(|fault| say_or_code(lang, &fault.message())));
    let whole = match found.class {
        None => Message::new("cli-form-same"),
        Some(worst) if found.publishable => Message::new("cli-form-publishable").with("class", class(worst)),
        Some(worst) => Message::new("cli-form-not-publishable").with("class", class(worst)),
    };
    lines.push(say_or_code(lang, &whole.with("version", old.version)));
    lines
}

/// What moving answers to the newer edition would do to each of them.
pub fn migrate(from: &Path, to: &Path, answers: &Path, lang: Lang, today: Option<&str>) -> Result<Answer, Failure> {
    let (old, new) = (definition(from)?, definition(to)?);
    let today = crate::verbs::search::day(today)?;
    let migrated = registry::migrate_file(&old, &new, &read_json(answers)?, today, lang)?;
    let rows = migrated.report.iter().map(|one| {
        let mut row = json!(one);
        row["label"] = both(&one.label);
        row["why"] = json!(one.why.as_ref().map(|problem| registry::problem_text(problem, lang)));
        row
    });
    let count = |fate| migrated.count(fate);
    let value = json!({
        "form": new.form_no, "from_version": old.version, "to_version": new.version,
        "answers": migrated.answers, "values": rows.collect::<Vec<_>>(),
        "kept": count(registry::Fate::Kept), "mapped": count(registry::Fate::Mapped),
        "needs_attention": count(registry::Fate::NeedsAttention), "set_aside": count(registry::Fate::SetAside),
        "computed": count(registry::Fate::Computed),
    });
    let lines = migrated.report.iter().map(|one| {
        let fate = json!(one.fate).as_str().unwrap_or_default().to_owned();
        let from = one.from.clone().unwrap_or_else(|| "–".to_owned());
        let to = if one.to.is_empty() { "–".to_owned() } else { one.to.join(", ") };
        let line = Message::new("cli-form-moved").with("fate", fate).with("from", from).with("to", to);
        say_or_code(lang, &line.with("label", one.label.read(lang)))
    });
    Ok(Answer::One(value, lines.collect()))
}

/// Publishes a definition for the department.
pub fn publish(cli: &Cli, file: &Path, lang: Lang) -> Result<Answer, Failure> {
    let bytes = Incoming::read(file)?.bytes;
    let mut registry = desk::open(cli, lang)?;
    let (definition, _) = registry.desk()?.publish_form(&bytes, &registry::files_beside(&bytes, file))?;
    let value = json!({
        "id": definition.form_no, "edition": definition.edition, "version": definition.version, "hash": definition.hash(),
    });
    let line = Message::new("cli-form-published").with("form", definition.form_no.as_str());
    Ok(Answer::One(value, vec![say_or_code(lang, &line.with("edition", definition.edition.as_str()))]))
}

fn both(text: &Text) -> Value {
    json!({"en": text.en, "zh-Hant-HK": text.zh})
}

fn said(fault: &FormFault, lang: Lang) -> Value {
    json!({"pointer": fault.pointer, "code": fault.code(), "text": say_or_code(lang, &fault.message())})
}
