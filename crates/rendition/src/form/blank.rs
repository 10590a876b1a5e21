//! A blank form for pen and ink: every question of every office, room to write, boxes to tick.
//! Rules hide nothing here, since nobody has answered yet; the sentences of the form say when a part applies.

use forms::{AttachmentView, Definition, FieldKind, FieldView, FormView, Item as Drawn, Rows};
use serde_json::json;

use super::items::{boolean, column, row_heading, share, span, ticks};
use super::later::lines_of;
use super::{Imprint, bare, sections, stage_of_sheet};
use crate::phrase::Phrases;
use crate::sheet::{Choice, Content, Item, SealPlace, Sheet, Span, Table, Tick, Value};

/// Lists up to this length are printed whole; of a longer one the name is written.
const TICKED: usize = 12;
/// Rows of a table and cards of a group that a blank form has room for, where the form allows as many.
const ROWS: u32 = 8;
const CARDS: u32 = 3;

/// The sheet of a form that nobody has begun.
pub fn blank_of(definition: &Definition, imprint: &Imprint) -> Sheet {
    let view = definition.view();
    let stages = definition.stages.iter().map(|stage| stage_of_sheet(definition, stage, SealPlace::Here));
    let data = json!({"mform": 1, "definition": definition.hash(), "formNo": definition.form_no, "blank": true});
    Sheet {
        sections: sections(&view, |section| section.items.iter().flat_map(|item| one(&view, item)).collect()),
        stages: stages.collect(),
        data: data.to_string(),
        is_blank: true,
        ..bare(definition, &view, imprint)
    }
}

fn one(view: &FormView, item: &Drawn) -> Vec<Item> {
    match item {
        Drawn::Field { path, width } => {
            view.fields.get(path).map(|field| asked(view, field, span(*width))).into_iter().collect()
        }
        Drawn::Repeat { path, rows, columns, foot } => {
            let Some(group) = view.fields.get(path) else { return Vec::new() };
            let fields: Vec<&FieldView> = columns.iter().filter_map(|column| view.fields.get(column)).collect();
            let foot = foot.iter().filter_map(|path| view.fields.get(path)).map(|field| asked(view, field, Span::Half));
            let slots = columns.iter().filter_map(|column| view.attachments.iter().find(|slot| slot.path == *column));
            let files = slots.map(|slot| enclosed(slot, "rendition-enclosed-by-row"));
            match rows {
                Rows::Cards => cards(view, group, &fields).chain(foot).chain(files).collect(),
                Rows::Grid => std::iter::once(Item::Table(table(group, &fields))).chain(foot).chain(files).collect(),
            }
        }
        Drawn::Attachment { slot } => {
            let slot = view.attachments.iter().find(|one| one.id == *slot);
            slot.map(|slot| enclosed(slot, "rendition-enclosed")).into_iter().collect()
        }
        Drawn::Text { text } => vec![Item::Note(text.clone())],
    }
}

/// A place for attachments: whether they are enclosed.
fn enclosed(slot: &AttachmentView, phrase: &'static str) -> Item {
    let enclosed = Tick { label: Phrases.both(phrase), chosen: false };
    Item::Choice(Choice { label: slot.label.clone(), options: vec![enclosed], span: Span::Full })
}

/// A question with boxes to tick, or with room to write.
fn asked(view: &FormView, field: &FieldView, span: Span) -> Item {
    let list = field.codelist.as_ref().and_then(|list| view.codelists.get(list));
    match field.kind {
        // What is worked out nobody chooses.
        _ if field.formula.is_some() => Item::Value(Value { label: field.label.clone(), content: room(field), span }),
        FieldKind::Boolean => Item::Choice(boolean(field, None, span)),
        FieldKind::Choice | FieldKind::MultiChoice if list.is_some_and(|list| list.len() <= TICKED) => {
            let narrow = list.is_some_and(|list| list.len() <= 3);
            Item::Choice(ticks(view, field, None, if narrow { span } else { Span::Full }))
        }
        _ => Item::Value(Value { label: field.label.clone(), content: room(field), span }),
    }
}

fn room(field: &FieldView) -> Content {
    Content::Room { lines: lines_of(field) }
}

/// Room for what a person needs, within what the form asks for and allows.
fn count(group: &FieldView, room: u32) -> usize {
    let least = group.min_rows.unwrap_or(1).max(1);
    group.max_rows.unwrap_or(room).min(room.max(least)) as usize
}

fn cards<'a>(view: &'a FormView, group: &'a FieldView, fields: &'a [&FieldView]) -> impl Iterator<Item = Item> + 'a {
    (1..=count(group, CARDS)).flat_map(move |number| {
        let answers = fields.iter().map(|field| asked(view, field, share(field)));
        std::iter::once(row_heading(group, number)).chain(answers)
    })
}

fn table(group: &FieldView, fields: &[&FieldView]) -> Table {
    let line = || fields.iter().map(|_| Content::Room { lines: 1 }).collect();
    Table {
        label: group.label.clone(),
        columns: fields.iter().map(|field| column(field)).collect(),
        rows: (0..count(group, ROWS)).map(|_| line()).collect(),
        totals: Vec::new(),
    }
}
