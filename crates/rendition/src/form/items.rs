//! The items of a section: values, tick boxes, tables, attachments, sentences.

use forms::{AttachmentView, FieldKind, FieldView, FormView, Item as Drawn, Pattern, Rows, Width};
use serde_json::Value as Json;
use words::Text;

use super::answer::{cell, code_name, content, heading, is_figure, yes_or_no};
use super::later::{lines_of, name_of};
use super::standing::Standing;
use crate::sheet::{Choice, Column, Content, Item, Span, Table, Tick, Total, Value};

/// Lists up to these lengths are printed whole, with a box for each code: more of
/// them on a full row than in a narrow column.
const TICKED_WIDE: usize = 8;
const TICKED_NARROW: usize = 3;

/// The items that are printed: those the rules show, and all places of later stages.
pub fn of(standing: &Standing<'_>, section: &forms::Section) -> Vec<Item> {
    section.items.iter().flat_map(|item| one(standing, item)).collect()
}

/// The stage that owns the section: that of its first field or attachment.
pub fn stage_of(view: &FormView, section: &forms::Section) -> Option<String> {
    section.items.iter().find_map(|item| match item {
        Drawn::Field { path, .. } | Drawn::Repeat { path, .. } => {
            view.fields.get(path).map(|field| field.stage.clone())
        }
        Drawn::Attachment { slot } => view.attachments.iter().find(|one| one.id == *slot).map(|one| one.stage.clone()),
        Drawn::Text { .. } => None,
    })
}

fn one(standing: &Standing<'_>, item: &Drawn) -> Vec<Item> {
    match item {
        Drawn::Field { path, width } => Vec::from_iter(field(standing, path, span(*width))),
        Drawn::Repeat { path, rows, columns, foot } => repeat(standing, path, *rows, columns, foot),
        Drawn::Attachment { slot } => Vec::from_iter(attachment(standing, slot)),
        Drawn::Text { text } => vec![Item::Note(text.clone())],
    }
}

pub fn span(width: Width) -> Span {
    match width {
        Width::Full => Span::Full,
        Width::Half => Span::Half,
        Width::Third => Span::Third,
        Width::Quarter => Span::Quarter,
    }
}

fn field(standing: &Standing<'_>, path: &str, span: Span) -> Option<Item> {
    let field = standing.view.fields.get(path)?;
    if !standing.is_done(&field.stage) {
        if standing.beside {
            return None;
        }
        let content = Content::Later { name: name_of(path), lines: lines_of(field) };
        return Some(Item::Value(Value { label: field.label.clone(), content, span }));
    }
    answered(standing, field, path, span)
}

/// A field at its place in the answers, where the rules show it.
fn answered(standing: &Standing<'_>, field: &FieldView, pointer: &str, span: Span) -> Option<Item> {
    if !standing.visible.contains(pointer) {
        return None;
    }
    let json = standing.data.pointer(pointer);
    Some(match field.kind {
        FieldKind::Boolean => Item::Choice(boolean(field, json, span)),
        FieldKind::Choice | FieldKind::MultiChoice if is_short(&standing.view, field, span) => {
            Item::Choice(ticks(&standing.view, field, json, span))
        }
        _ => {
            let content = content(&standing.view, field, json);
            Item::Value(Value { label: field.label.clone(), content, span })
        }
    })
}

fn is_short(view: &FormView, field: &FieldView, span: Span) -> bool {
    let list = field.codelist.as_ref().and_then(|list| view.codelists.get(list));
    let most = if span == Span::Full { TICKED_WIDE } else { TICKED_NARROW };
    list.is_some_and(|list| list.len() <= most)
}

pub fn ticks(view: &FormView, field: &FieldView, json: Option<&Json>, span: Span) -> Choice {
    let list = field.codelist.as_ref().and_then(|list| view.codelists.get(list));
    let is_chosen = |code: &str| match json {
        Some(Json::String(chosen)) => chosen == code,
        Some(Json::Array(chosen)) => chosen.iter().any(|chosen| chosen.as_str() == Some(code)),
        _ => false,
    };
    let options = list
        .into_iter()
        .flatten()
        .map(|choice| Tick { label: code_name(view, field, &choice.code), chosen: is_chosen(&choice.code) })
        .collect();
    Choice { label: field.label.clone(), options, span }
}

/// A question gets Yes and No; a statement gets one box before it.
pub fn boolean(field: &FieldView, json: Option<&Json>, span: Span) -> Choice {
    let answer = json.and_then(Json::as_bool);
    if field.label.zh.ends_with('？') || field.label.en.ends_with('?') {
        let option = |yes: bool| Tick { label: yes_or_no(yes), chosen: answer == Some(yes) };
        return Choice { label: field.label.clone(), options: vec![option(true), option(false)], span };
    }
    let statement = Tick { label: field.label.clone(), chosen: answer == Some(true) };
    Choice { label: Text::default(), options: vec![statement], span }
}

fn repeat(standing: &Standing<'_>, path: &str, rows: Rows, columns: &[String], foot: &[String]) -> Vec<Item> {
    let Some(group) = standing.view.fields.get(path) else { return Vec::new() };
    if !standing.is_done(&group.stage) {
        if standing.beside {
            return Vec::new();
        }
        let content = Content::Later { name: name_of(path), lines: 6 };
        return vec![Item::Value(Value { label: group.label.clone(), content, span: Span::Full })];
    }
    if !standing.visible.contains(path) {
        return Vec::new();
    }
    let count = standing.data.pointer(path).and_then(Json::as_array).map_or(0, Vec::len);
    if rows == Rows::Cards && count == 0 {
        // Without a row nothing would tell that there was a question.
        let value = Value { label: group.label.clone(), content: Content::Blank, span: Span::Full };
        return vec![Item::Value(value)];
    }
    let at = |row: usize, below: &str| format!("{path}/{row}{below}");
    let fields: Vec<(&str, &FieldView)> = columns
        .iter()
        .filter_map(|column| Some((column.strip_prefix(path)?.strip_prefix("/*")?, standing.view.fields.get(column)?)))
        .filter(|(_, field)| standing.is_done(&field.stage))
        // What the rules show in no row at all is no question of this form.
        .filter(|(below, _)| count == 0 || (0..count).any(|row| standing.visible.contains(&at(row, below))))
        .collect();
    let slots: Vec<&AttachmentView> = columns
        .iter()
        .filter_map(|column| standing.view.attachments.iter().find(|slot| slot.path == *column))
        .collect();
    if rows == Rows::Cards {
        let card = |row: usize| {
            let heading = row_heading(group, row + 1);
            let answers = fields
                .iter()
                .filter_map(move |(below, field)| answered(standing, field, &at(row, below), share(field)));
            let files = slots.iter().filter_map(|slot| files(standing, slot, &[row], slot.label.clone(), Span::Full));
            std::iter::once(heading).chain(answers.collect::<Vec<_>>()).chain(files.collect::<Vec<_>>())
        };
        let totals = foot.iter().filter_map(|path| self::field(standing, path, Span::Half));
        return (0..count).flat_map(card).chain(totals).collect();
    }
    let shown = |row: usize, below: &str| Some(at(row, below)).filter(|pointer| standing.visible.contains(pointer));
    let line = |row: usize| {
        let json = |below| shown(row, below).and_then(|pointer| standing.data.pointer(&pointer));
        fields.iter().map(|(below, field)| cell(&standing.view, field, json(below))).collect()
    };
    let table = Item::Table(Table {
        label: group.label.clone(),
        columns: fields.iter().map(|(_, field)| column(field)).collect(),
        rows: (0..count).map(line).collect(),
        totals: foot.iter().filter_map(|path| total(standing, path)).collect(),
    });
    // A column would be too narrow for the names of files, so that they follow, each with the number of its row.
    let of_row = |row: usize| {
        let attached = |slot: &&AttachmentView| {
            let has_files = standing.completed.attachments().iter().any(|one| one.slot == slot.id && one.rows == [row]);
            let label = numbered(&slot.label, row + 1);
            has_files.then(|| files(standing, slot, &[row], label, Span::Half)).flatten()
        };
        slots.iter().filter_map(attached).collect::<Vec<_>>()
    };
    std::iter::once(table).chain((0..count).flat_map(of_row)).collect()
}

/// A name with the number of its row.
fn numbered(label: &Text, number: usize) -> Text {
    Text::new(format!("{} {number}", label.en), format!("{}（{number}）", label.zh))
}

/// What stands over a row that is printed by itself.
pub fn row_heading(group: &FieldView, number: usize) -> Item {
    Item::Row(numbered(&group.label, number))
}

/// The share of the page that an answer of a row takes where each row is printed by itself.
pub fn share(field: &FieldView) -> Span {
    match field.kind {
        FieldKind::LongText | FieldKind::MultiChoice | FieldKind::Boolean | FieldKind::Repeat | FieldKind::Address => {
            Span::Full
        }
        FieldKind::Date | FieldKind::Time | FieldKind::Money | FieldKind::Integer | FieldKind::Decimal => Span::Third,
        _ => Span::Half,
    }
}

pub fn column(field: &FieldView) -> Column {
    let weight = match field.kind {
        FieldKind::Choice | FieldKind::MultiChoice | FieldKind::LongText | FieldKind::Address => 36,
        FieldKind::Text | FieldKind::NamePair | FieldKind::OrgNamePair | FieldKind::Post => 28,
        FieldKind::Email | FieldKind::Phone | FieldKind::Hkid | FieldKind::FileReference | FieldKind::Repeat => 18,
        FieldKind::Date | FieldKind::DateRange | FieldKind::Money => 15,
        FieldKind::Boolean => 14,
        FieldKind::Decimal | FieldKind::Integer => 10,
        FieldKind::Time => 9,
    };
    Column { heading: heading(field), weight, figures: is_figure(field.kind) }
}

fn total(standing: &Standing<'_>, path: &str) -> Option<Total> {
    let field = standing.view.fields.get(path)?;
    let json = standing.data.pointer(path).filter(|_| standing.visible.contains(path))?;
    Some(match content(&standing.view, field, Some(json)) {
        Content::Plain(value) => Total { label: field.label.clone(), value },
        // A figure with a unit: the label says the unit, in both languages.
        _ => match cell(&standing.view, field, Some(json)) {
            Content::Plain(value) => Total { label: heading(field), value },
            _ => Total { label: field.label.clone(), value: String::new() },
        },
    })
}

/// The files of a slot of the form as a whole; the slot is printed where it is asked for.
fn attachment(standing: &Standing<'_>, slot: &str) -> Option<Item> {
    let slot = standing.view.attachments.iter().find(|one| one.id == slot)?;
    files(standing, slot, &[], slot.label.clone(), Span::Full)
}

/// The files of a slot in the given rows, by name and size.
fn files(standing: &Standing<'_>, slot: &AttachmentView, rows: &[usize], label: Text, span: Span) -> Option<Item> {
    let place = Pattern::parse(&slot.path)?.at(rows);
    if !standing.is_done(&slot.stage) || !standing.visible.contains(place.as_str()) {
        return None;
    }
    let files: Vec<String> = standing
        .completed
        .attachments()
        .iter()
        .filter(|file| file.slot == slot.id && file.rows == rows)
        .map(|file| format!("{} ({} kB)", file.file.name, file.file.size_bytes.div_ceil(1000)))
        .collect();
    let content = if files.is_empty() { Content::Blank } else { Content::Plain(files.join("\n")) };
    Some(Item::Value(Value { label, content, span }))
}
