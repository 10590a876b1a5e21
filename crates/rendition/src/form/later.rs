//! Later stages: which field takes which value, and how the value is written. Names
//! and places are those that the first stage's sheet has prepared.

use forms::{Completed, Definition, FieldKind, FieldView, FormView, Repeat, SigningWay, day};
use jiff::civil::Date;
use serde_json::Value as Json;
use words::Text;

use super::answer::{cell, content};
use crate::Reading;
use crate::phrase::Phrases;
use crate::sheet::{Content, Span};
use crate::stage::{SEAL, StageValue};

/// Name of the field that a place of the answers has: `/a/b` is `a-b`.
pub fn name_of(path: &str) -> String {
    path.trim_start_matches('/').replace('/', "-")
}

/// The pattern in these rows.
pub fn placed(path: &str, rows: &[usize]) -> String {
    rows.iter().fold(path.to_owned(), |path, row| path.replacen('*', &row.to_string(), 1))
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

/// Lines that a place of this width needs: as [`lines_of`], and two where the name of a code or a text takes more than
/// one.
pub fn lines_in(view: &FormView, field: &FieldView, span: Span) -> u8 {
    const PER_TWELFTH: usize = 9;
    let codes = field.codelist.as_ref().and_then(|list| view.codelists.get(list));
    // A character of Chinese is as wide as two of English.
    let width = |text: &Text| text.en.chars().count() + 2 * text.zh.chars().count();
    let named = codes.into_iter().flatten().map(|choice| width(&choice.label)).max();
    let typed = field.max_length.filter(|_| field.kind == FieldKind::Text).and_then(|most| usize::try_from(most).ok());
    let longest = named.or(typed).unwrap_or(0);
    let more = longest > PER_TWELFTH * usize::from(span.twelfths());
    lines_of(field).max(if more { 2 } else { 1 })
}

/// The visible values of the completed stage and of those beside it that meet there, for their prepared places.
pub fn stage_values(definition: &Definition, completed: &Completed, reading: Reading) -> Vec<StageValue> {
    let view = definition.view();
    let taken = definition.taken_with(completed.stage());
    let mut to = Places {
        view: &view,
        taken: &taken,
        first: definition.first_stage(),
        reading,
        needs_place: true,
        values: Vec::new(),
    };
    for item in view.pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.items) {
        match item {
            forms::Item::Field { path, .. } => to.field(path, path, completed.data()),
            forms::Item::Repeat(group) => to.rows(group, &[], completed.data()),
            forms::Item::Attachment { .. } | forms::Item::Text { .. } => {}
        }
    }
    to.values
}

/// The values for prepared places, as they are found.
struct Places<'a> {
    view: &'a FormView,
    taken: &'a [&'a str],
    /// The stage whose sheet has prepared the places.
    first: &'a str,
    reading: Reading,
    /// As of [`StageValue`].
    needs_place: bool,
    values: Vec<StageValue>,
}

impl Places<'_> {
    fn is_taken(&self, field: &FieldView) -> bool {
        self.taken.contains(&field.stage.as_str())
    }

    fn put(&mut self, field: &FieldView, pointer: &str, value: String) {
        let (stage, name) = (field.stage.clone(), name_of(pointer));
        let needs_place = self.needs_place;
        self.values.push(StageValue { stage, name, label: field.label.clone(), value, needs_place });
    }

    fn field(&mut self, path: &str, pointer: &str, data: &Json) {
        let Some(field) = self.view.fields.get(path).filter(|field| self.is_taken(field)) else { return };
        if let Some(json) = data.pointer(pointer) {
            self.put(field, pointer, written(&content(self.view, field, Some(json)), self.reading));
        }
    }

    /// Where the rows stand on the paper, each value has a place in its row; the rows of a later stage share one, and
    /// what a further stage adds to them another.
    fn rows(&mut self, group: &Repeat, above: &[usize], data: &Json) {
        let Some(field) = self.view.fields.get(&group.path) else { return };
        let pointer = placed(&group.path, above);
        self.needs_place = false;
        group.foot.iter().for_each(|path| self.field(path, &placed(path, above), data));
        self.needs_place = true;
        let Some(rows) = data.pointer(&pointer).and_then(Json::as_array) else { return };
        if field.stage == self.first {
            for row in 0..rows.len() {
                let row = [above, &[row]].concat();
                for column in &group.columns {
                    match group.inner_at(column) {
                        Some(inner) => self.rows(inner, &row, data),
                        None => self.field(column, &placed(column, &row), data),
                    }
                }
            }
            return;
        }
        let columns = group.columns.iter().filter_map(|path| Some((path, self.view.fields.get(path)?)));
        let (own, added): (Vec<_>, Vec<_>) = columns.partition(|(_, column)| column.stage == field.stage);
        if self.is_taken(field) {
            let own = own.into_iter().map(|(path, _)| path).collect::<Vec<_>>();
            self.put(field, &pointer, lines(self.view, &group.path, &own, rows, self.reading));
        }
        for (path, column) in added {
            if !self.is_taken(column) {
                continue;
            }
            self.put(column, &path.replace("/*", ""), lines(self.view, &group.path, &[path], rows, self.reading));
        }
    }
}

/// Who signed `stage` on a paper of its own and when, for the line that the main paper keeps for it.
pub fn apart_seal(stage: &forms::Stage, name: &Text, post: &str, on: Date, reading: Reading) -> StageValue {
    let signer = [name.read(reading.first), post].map(str::trim).join("  ");
    let value = format!("{}\n{}", signer.trim_end(), joined(&day(on), reading));
    StageValue { stage: stage.id.clone(), name: SEAL.to_owned(), label: stage.label.clone(), value, needs_place: true }
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
    Some(StageValue {
        stage: stage.id.clone(),
        name: SEAL.to_owned(),
        label: stage.label.clone(),
        value,
        needs_place: true,
    })
}

/// One line for each row, its cells divided by a mark.
fn lines(view: &FormView, path: &str, columns: &[&String], rows: &[Json], reading: Reading) -> String {
    let line = |row: &Json| -> String {
        let cells = columns.iter().filter_map(|column| {
            let field = view.fields.get(*column)?;
            let below = column.strip_prefix(path)?.strip_prefix("/*")?;
            Some(written(&cell(view, field, row.pointer(below)), reading))
        });
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
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
