//! The items of a section: values, tick boxes, tables, attachments, sentences.

use forms::{
    Attachment, AttachmentView, Certifier, FieldKind, FieldView, FormView, Item as Drawn, Repeat, Rows, Width, day,
};
use serde_json::Value as Json;
use words::Text;

use super::answer::{cell, code_name, content, heading, is_figure, yes_or_no};
use super::later::{lines_in, lines_of, name_of, placed};
use super::standing::Standing;
use crate::phrase::Phrases;
use crate::sheet::{Choice, Column, Content, Item, Span, Table, Tick, Total, Value};

/// Lists up to these lengths are printed whole, with a box for each code: more of
/// them on a full row than in a narrow column.
const TICKED_WIDE: usize = 8;
const TICKED_NARROW: usize = 3;
/// Lines of the prepared place for all rows that a later stage enters.
const LATER_ROWS: u8 = 6;

/// The items that are printed: those the rules show, and all places of later stages.
pub fn of(standing: &Standing<'_>, section: &forms::Section) -> Vec<Item> {
    section.items.iter().flat_map(|item| one(standing, item)).collect()
}

/// The stage that owns the section: that of its first field or attachment.
pub fn stage_of(view: &FormView, section: &forms::Section) -> Option<String> {
    section.items.iter().find_map(|item| match item {
        Drawn::Field { path, .. } | Drawn::Repeat(Repeat { path, .. }) => {
            view.fields.get(path).map(|field| field.stage.clone())
        }
        Drawn::Attachment { slot } => view.attachments.iter().find(|one| one.id == *slot).map(|one| one.stage.clone()),
        Drawn::Text { .. } => None,
    })
}

fn one(standing: &Standing<'_>, item: &Drawn) -> Vec<Item> {
    match item {
        Drawn::Field { path, width } => Vec::from_iter(field(standing, path, span(*width))),
        Drawn::Repeat(group) => repeat(standing, group, &[], &Text::default()),
        Drawn::Attachment { slot } => attachment(standing, slot),
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
        return Some(later(field, path, lines_of(field), span));
    }
    answered(standing, field, path, span)
}

/// The prepared place of a stage that is still to come.
fn later(field: &FieldView, pointer: &str, lines: u8, span: Span) -> Item {
    let content = Content::Later { stage: field.stage.clone(), name: name_of(pointer), lines };
    Item::Value(Value { label: field.label.clone(), content, span })
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

/// A group in the rows of those around it; `within` is the heading of the row in which it stands.
fn repeat(standing: &Standing<'_>, group: &Repeat, above: &[usize], within: &Text) -> Vec<Item> {
    let Some(view) = standing.view.fields.get(&group.path) else { return Vec::new() };
    let pointer = placed(&group.path, above);
    if !standing.is_done(&view.stage) {
        return if standing.beside { Vec::new() } else { later_rows(standing, group, view, &pointer) };
    }
    let later_totals = || office(foot_places(standing, group, above));
    if !standing.visible.contains(&pointer) {
        return Vec::from_iter(later_totals());
    }
    let count = standing.data.pointer(&pointer).and_then(Json::as_array).map_or(0, Vec::len);
    let rows: Vec<Vec<usize>> = (0..count).map(|row| [above, &[row]].concat()).collect();
    // What the rules show in no row at all is no question of this form.
    let is_shown = |path: &str| rows.is_empty() || rows.iter().any(|row| standing.visible.contains(&placed(path, row)));
    let fields = group.columns.iter().filter_map(|path| Some((path.as_str(), standing.view.fields.get(path)?)));
    let (own, office): (Vec<_>, Vec<_>) = fields.partition(|(_, field)| standing.is_done(&field.stage));
    let own: Vec<_> = own.into_iter().filter(|(path, _)| is_shown(path)).collect();
    let slots =
        group.columns.iter().filter_map(|path| standing.view.attachments.iter().find(|slot| slot.path == *path));
    let rows = InRows { standing, group, view, own, office, slots: slots.collect(), above, rows, within };
    let mut items = match group.rows {
        // Without a row nothing would tell that there was a question.
        Rows::Cards if count == 0 => {
            let value = Value { label: view.label.clone(), content: Content::Blank, span: Span::Full };
            std::iter::once(Item::Value(value)).chain(rows.totals()).collect()
        }
        Rows::Cards => rows.cards(),
        // A column would be too narrow for the names of files, so that they follow, each with the number of its row.
        Rows::Grid => std::iter::once(Item::Table(rows.table())).chain(rows.files_by_row()).collect(),
    };
    items.extend(later_totals());
    items
}

/// The prepared places for what stages to come work out of the rows of a group.
fn foot_places(standing: &Standing<'_>, group: &Repeat, above: &[usize]) -> Vec<Item> {
    let fields = group.foot.iter().filter_map(|path| Some((path, standing.view.fields.get(path)?)));
    let fields = fields.filter(|(_, field)| !standing.beside && !standing.is_done(&field.stage));
    let one = |(path, field): (&String, &FieldView)| {
        later(field, &placed(path, above), lines_in(&standing.view, field, Span::Half), Span::Half)
    };
    fields.map(one).collect()
}

/// Prepared places for the rows of a later stage: one for all that it enters, one for each further stage that adds to
/// them, and those of the totals.
fn later_rows(standing: &Standing<'_>, group: &Repeat, view: &FieldView, pointer: &str) -> Vec<Item> {
    let added = group.columns.iter().filter_map(|path| Some((path, standing.view.fields.get(path)?)));
    let added = added.filter(|(_, field)| field.stage != view.stage);
    let added = added.map(|(path, field)| later(field, &path.replace("/*", ""), LATER_ROWS, Span::Full));
    let rows = std::iter::once(later(view, pointer, LATER_ROWS, Span::Full)).chain(added);
    rows.chain(foot_places(standing, group, &[])).collect()
}

/// A group that is drawn: the fields of its rows, those of stages to come apart from the others.
struct InRows<'a> {
    standing: &'a Standing<'a>,
    group: &'a Repeat,
    view: &'a FieldView,
    own: Vec<(&'a str, &'a FieldView)>,
    office: Vec<(&'a str, &'a FieldView)>,
    slots: Vec<&'a AttachmentView>,
    /// The rows around the group, which is known where it has no row of its own too.
    above: &'a [usize],
    rows: Vec<Vec<usize>>,
    within: &'a Text,
}

impl InRows<'_> {
    fn cards(&self) -> Vec<Item> {
        let standing = self.standing;
        let mut items = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            let heading = numbered(&self.view.label, self.within, number + 1);
            items.push(Item::Row(heading.clone()));
            for (path, field) in &self.own {
                match self.group.inner_at(path) {
                    Some(inner) => items.extend(repeat(standing, inner, row, &heading)),
                    None => items.extend(answered(standing, field, &placed(path, row), share(field))),
                }
            }
            items.extend(self.slots.iter().flat_map(|slot| files(standing, slot, row, slot.label.clone(), Span::Full)));
            items.extend(office(self.offices(row, share)));
        }
        items.extend(self.totals());
        items
    }

    /// What is known of the rows as a whole, beneath cards.
    fn totals(&self) -> Vec<Item> {
        let fields = self.group.foot.iter().filter_map(|path| Some((path, self.standing.view.fields.get(path)?)));
        let done = fields.filter(|(_, field)| self.standing.is_done(&field.stage));
        done.filter_map(|(path, field)| answered(self.standing, field, &placed(path, self.above), Span::Half)).collect()
    }

    fn table(&self) -> Table {
        let standing = self.standing;
        let line = |row: &Vec<usize>| {
            let json = |path: &str| {
                let pointer = Some(placed(path, row)).filter(|pointer| standing.visible.contains(pointer))?;
                standing.data.pointer(&pointer)
            };
            self.own.iter().map(|(path, field)| cell(&standing.view, field, json(path))).collect()
        };
        let span = equal_share(self.office.len());
        Table {
            label: self.view.label.clone(),
            within: self.within.clone(),
            columns: self.own.iter().map(|(_, field)| column(field)).collect(),
            rows: self.rows.iter().map(line).collect(),
            offices: self.rows.iter().map(|row| self.offices(row, |_| span)).collect(),
            totals: self.group.foot.iter().filter_map(|path| total(standing, path, self.above)).collect(),
        }
    }

    /// The files of each row that has any, under the number of the row.
    fn files_by_row(&self) -> Vec<Item> {
        let attached = self.standing.completed.attachments();
        let mut items = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            for slot in &self.slots {
                if attached.iter().any(|one| one.slot == slot.id && one.rows == *row) {
                    let label = numbered(&slot.label, self.within, number + 1);
                    items.extend(files(self.standing, slot, row, label, Span::Half));
                }
            }
        }
        items
    }

    /// What stages to come add to a row, which nothing but the main way prepares.
    fn offices(&self, row: &[usize], span: impl Fn(&FieldView) -> Span) -> Vec<Item> {
        let one = |path: &str, field: &FieldView| {
            let span = span(field);
            later(field, &placed(path, row), lines_in(&self.standing.view, field, span), span)
        };
        let fields = self.office.iter().filter(|_| !self.standing.beside);
        fields.map(|(path, field)| one(path, field)).collect()
    }
}

/// A band for what other offices fill in, where there is anything.
pub fn office(items: Vec<Item>) -> Option<Item> {
    (!items.is_empty()).then_some(Item::Office(items))
}

/// A name with the number of its row, and of the row in which that lies.
pub fn numbered(label: &Text, within: &Text, number: usize) -> Text {
    let own = Text::new(format!("{} {number}", label.en), format!("{}（{number}）", label.zh));
    if within.is_empty() {
        own
    } else {
        Text::new(format!("{} · {}", within.en, own.en), format!("{} · {}", within.zh, own.zh))
    }
}

/// The share that each of so many takes where they stand beside each other.
pub fn equal_share(count: usize) -> Span {
    match count {
        0 | 1 => Span::Full,
        2 => Span::Half,
        3 => Span::Third,
        _ => Span::Quarter,
    }
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

fn total(standing: &Standing<'_>, path: &str, above: &[usize]) -> Option<Total> {
    let field = standing.view.fields.get(path)?;
    let pointer = placed(path, above);
    let json = standing.data.pointer(&pointer).filter(|_| standing.visible.contains(&pointer))?;
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
fn attachment(standing: &Standing<'_>, slot: &str) -> Vec<Item> {
    let slot = standing.view.attachments.iter().find(|one| one.id == slot);
    slot.map(|slot| files(standing, slot, &[], slot.label.clone(), Span::Full)).unwrap_or_default()
}

/// The files of a slot in the given rows, by name and size, and what was certified of them.
fn files(standing: &Standing<'_>, slot: &AttachmentView, rows: &[usize], label: Text, span: Span) -> Vec<Item> {
    if !standing.is_done(&slot.stage) || !standing.visible.contains(&placed(&slot.path, rows)) {
        return Vec::new();
    }
    let attached = standing.completed.attachments().iter().filter(|file| file.slot == slot.id && file.rows == rows);
    let attached: Vec<&Attachment> = attached.map(|file| &file.file).collect();
    let line = |file: &&Attachment| format!("{} ({} kB)", file.name, file.size_bytes.div_ceil(1000));
    let lines: Vec<String> = attached.iter().map(line).collect();
    let content = if lines.is_empty() { Content::Blank } else { Content::Plain(lines.join("\n")) };
    let certificates = attached.into_iter().filter_map(certificate).map(Item::Note);
    std::iter::once(Item::Value(Value { label, content, span })).chain(certificates).collect()
}

/// The certificate of a true copy, as it is signed with the page.
fn certificate(file: &Attachment) -> Option<Text> {
    let certified = file.certified.as_ref()?;
    let on = certified.on.parse().map_or_else(|_| Text::new(&certified.on, &certified.on), day);
    let as_written = || Text::new(&certified.capacity, &certified.capacity);
    let capacity = Certifier::read(&certified.capacity).map_or_else(as_written, Certifier::label);
    Some(Phrases.certified(&file.name, &certified.name, &capacity, &on))
}
