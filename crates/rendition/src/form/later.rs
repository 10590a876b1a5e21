//! Later stages: which field takes which value, and how the value is written. Names
//! and places are those that the first stage's sheet has prepared.

use forms::{Completed, Definition, FieldKind, FieldView, FormView, SigningWay};
use jiff::civil::Date;
use serde_json::Value as Json;
use words::Text;

use super::answer::{cell, content, day};
use crate::Reading;
use crate::phrase::Phrases;
use crate::sheet::Content;
use crate::stage::{SEAL, StageValue};

/// Name of the field that a place of the answers has: `/a/b` is `a-b`.
pub fn name_of(path: &str) -> String {
    path.trim_start_matches('/').replace('/', "-")
}

/// Lines that a place needs: by the longest answer that it may take.
pub fn lines_of(field: &FieldView) -> u8 {
    const PER_LINE: u32 = 120;
    let longest = field.max_length.unwrap_or(0);
    match field.kind {
        FieldKind::LongText => u8::try_from(longest.div_ceil(PER_LINE)).unwrap_or(u8::MAX).clamp(2, 4),
        FieldKind::MultiChoice | FieldKind::Address => 2,
        _ => 1,
    }
}

/// The visible values of the completed stage and of those beside it that meet there, for their prepared places.
pub fn stage_values(definition: &Definition, completed: &Completed, reading: Reading) -> Vec<StageValue> {
    let view = definition.view();
    let taken = definition.taken_with(completed.stage());
    let mut values = Vec::new();
    for item in view.pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.items) {
        let (path, columns) = match item {
            forms::Item::Field { path, .. } => (path, &[] as &[String]),
            forms::Item::Repeat { path, columns, .. } => (path, columns.as_slice()),
            forms::Item::Attachment { .. } | forms::Item::Text { .. } => continue,
        };
        let Some(field) = view.fields.get(path).filter(|field| taken.contains(&field.stage.as_str())) else { continue };
        let Some(json) = completed.data().pointer(path) else { continue };
        let value = match field.kind {
            FieldKind::Repeat => rows(&view, path, columns, json, reading),
            _ => written(&content(&view, field, Some(json)), reading),
        };
        let (stage, name) = (field.stage.clone(), name_of(path));
        values.push(StageValue { stage, name, label: field.label.clone(), value });
    }
    values
}

/// Who signed `stage` on a paper of its own and when, for the line that the main paper keeps for it.
pub fn apart_seal(stage: &forms::Stage, name: &Text, post: &str, on: Date, reading: Reading) -> StageValue {
    let signer = [name.read(reading.first), post].map(str::trim).join("  ");
    let value = format!("{}\n{}", signer.trim_end(), joined(&day(on), reading));
    StageValue { stage: stage.id.clone(), name: SEAL.to_owned(), label: stage.label.clone(), value }
}

/// Who signed `stage`, when and how, for the line that the paper keeps for it; a certificate says so itself.
pub fn otherwise_seal(
    stage: &forms::Stage,
    way: SigningWay,
    signer: &str,
    on: Date,
    reading: Reading,
) -> Option<StageValue> {
    let how = Phrases.both(match way {
        SigningWay::Certificate => return None,
        SigningWay::Platform => "rendition-signed-platform",
        SigningWay::TypedName => "rendition-signed-typed",
        SigningWay::WetInk => "rendition-signed-ink",
    });
    let value = format!("{signer}  {}\n{}", joined(&day(on), reading), joined(&how, reading));
    Some(StageValue { stage: stage.id.clone(), name: SEAL.to_owned(), label: stage.label.clone(), value })
}

/// One line for each row, its cells divided by a mark.
fn rows(view: &FormView, path: &str, columns: &[String], json: &Json, reading: Reading) -> String {
    let line = |row: &Json| -> String {
        let cells = columns.iter().filter_map(|column| {
            let field = view.fields.get(column)?;
            let below = column.strip_prefix(path)?.strip_prefix("/*")?;
            Some(written(&cell(view, field, row.pointer(below)), reading))
        });
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    json.as_array().into_iter().flatten().map(line).collect::<Vec<_>>().join("\n")
}

fn written(content: &Content, reading: Reading) -> String {
    match content {
        Content::Plain(text) => text.clone(),
        Content::Words(text) => joined(text, reading),
        Content::Blank | Content::Room { .. } | Content::Later { .. } => String::new(),
    }
}

fn joined(text: &Text, reading: Reading) -> String {
    let (first, other) = (text.read(reading.first), text.get(reading.first.other()));
    if reading.both && !other.is_empty() && other != first { format!("{first} {other}") } else { first.to_owned() }
}
