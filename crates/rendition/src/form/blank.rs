//! A blank form for pen and ink: every question of every office, room to write, boxes to tick.
//! Rules hide nothing here, since nobody has answered yet; the sentences of the form say when a part applies.

use forms::{AttachmentView, Definition, FieldKind, FieldView, FormView, Item as Drawn, Repeat, Rows};
use serde_json::json;
use words::Text;

use super::items::{boolean, column, equal_share, numbered, office, share, span, ticks};
use super::later::lines_of;
use super::{Imprint, bare, sections, stage_of_sheet};
use crate::phrase::Phrases;
use crate::sheet::{Choice, Content, Item, Kind, SealPlace, Sheet, Span, Table, Tick, Value};

/// Lists up to this length are printed whole; of a longer one the name is written.
const TICKED: usize = 12;
/// Rows of a table and cards of a group that a blank form has room for, where the form allows as many.
const ROWS: u32 = 8;
const CARDS: u32 = 3;
const INNER_ROWS: u32 = 5;

/// The sheet of a form that nobody has begun.
pub fn blank_of(definition: &Definition, imprint: &Imprint) -> Sheet {
    let view = definition.view();
    let stages = definition.stages.iter().map(|stage| stage_of_sheet(definition, stage, SealPlace::Here));
    let data = json!({"mform": 1, "definition": definition.hash(), "formNo": definition.form_no, "blank": true});
    Sheet {
        sections: sections(&view, |section| section.items.iter().flat_map(|item| one(&view, item)).collect()),
        stages: stages.collect(),
        data: data.to_string(),
        kind: Kind::Blank,
        ..bare(definition, &view, imprint)
    }
}

fn one(view: &FormView, item: &Drawn) -> Vec<Item> {
    match item {
        Drawn::Field { path, width } => {
            view.fields.get(path).map(|field| asked(view, field, span(*width))).into_iter().collect()
        }
        Drawn::Repeat(group) => repeat(view, group, &Text::default()),
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

/// A group with room for some rows; what other offices fill in for a row stands on a band of its own.
fn repeat(view: &FormView, group: &Repeat, within: &Text) -> Vec<Item> {
    let Some(field) = view.fields.get(&group.path) else { return Vec::new() };
    let columns = group.columns.iter().filter_map(|path| Some((path.as_str(), view.fields.get(path)?)));
    let (own, others): (Vec<_>, Vec<_>) = columns.partition(|(_, column)| column.stage == field.stage);
    let foot = group.foot.iter().filter_map(|path| view.fields.get(path)).map(|field| asked(view, field, Span::Half));
    let mut items = match group.rows {
        Rows::Cards => {
            let others = || others.iter().map(|(_, column)| asked(view, column, share(column))).collect();
            let card = |number| {
                let heading = numbered(&field.label, within, number);
                let mut items = vec![Item::Row(heading.clone())];
                for (path, column) in &own {
                    match group.inner_at(path) {
                        Some(inner) => items.extend(repeat(view, inner, &heading)),
                        None => items.push(asked(view, column, share(column))),
                    }
                }
                items.extend(office(others()));
                items
            };
            (1..=count(field, CARDS)).flat_map(card).collect()
        }
        Rows::Grid => {
            let columns: Vec<&FieldView> = own.iter().map(|(_, column)| *column).collect();
            let others: Vec<&FieldView> = others.iter().map(|(_, column)| *column).collect();
            vec![Item::Table(table(field, within, &columns, &others))]
        }
    };
    items.extend(foot);
    let slots = group.columns.iter().filter_map(|path| view.attachments.iter().find(|slot| slot.path == *path));
    items.extend(slots.map(|slot| enclosed(slot, "rendition-enclosed-by-row")));
    items
}

fn table(group: &FieldView, within: &Text, columns: &[&FieldView], others: &[&FieldView]) -> Table {
    let line = || columns.iter().map(|_| Content::Room { lines: 1 }).collect();
    let span = equal_share(others.len());
    let beside = |field: &&FieldView| Item::Value(Value { label: field.label.clone(), content: room(field), span });
    let rows = count(group, if within.is_empty() { ROWS } else { INNER_ROWS });
    Table {
        label: group.label.clone(),
        within: within.clone(),
        columns: columns.iter().map(|field| column(field)).collect(),
        rows: (0..rows).map(|_| line()).collect(),
        offices: (0..rows).map(|_| others.iter().map(beside).collect()).collect(),
        totals: Vec::new(),
    }
}
