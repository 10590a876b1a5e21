//! Carrying the values over, one by one.

use serde_json::{Map, Value as Json};
use words::Text;

use super::account::{CarriedValue, Fate, Migrated, not_understood};
use super::leaves::{append, leaves, settle, with_rows};
use crate::address::districts;
use crate::definition::{AttachmentSlot, Becomes, Definition, Field, FieldKind, Migration, Side, SideKind};
use crate::evaluate::ask;
use crate::inputs::Inputs;
use crate::pointer::{Pattern, Step, locate, places};
use crate::values::{Type, Value, money_text, typed, write};

/// Where in a field a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is the field's value.
    Whole,
    /// It is one side of the field's value.
    Side(&'static Side),
    /// It is one code of several.
    Item,
}

/// A place for a value.
struct Seat<'d> {
    field: &'d Field,
    /// The pattern of the field.
    at: Pattern,
    part: Part,
}

impl Seat<'_> {
    /// Whether any text may stand here.
    fn is_text(&self) -> bool {
        let free = matches!(self.field.kind, FieldKind::Text | FieldKind::LongText | FieldKind::Post);
        match self.part {
            Part::Side(side) => side.value_type() == Type::Text,
            Part::Whole => free,
            Part::Item => false,
        }
    }

    /// The side, where the value is one that is no free text.
    fn strict_side(&self) -> Option<&'static Side> {
        match self.part {
            Part::Side(side) if !self.is_text() => Some(side),
            _ => None,
        }
    }

    /// Whether what stood at `old` may stand here, letter by letter.
    fn takes(&self, old: &Seat, value: &Json) -> bool {
        if value.is_string() && self.is_text() && old.is_text() {
            return true;
        }
        match (self.strict_side(), old.strict_side()) {
            (None, None) => self.part == old.part && self.field.takes_values_of(old.field),
            (Some(side), Some(older)) => side.kind == older.kind,
            (Some(side), None) => is_of_side(side, old.field) && old.part == Part::Whole,
            (None, Some(side)) => is_of_side(side, self.field) && self.part == Part::Whole,
        }
    }

    /// Whether a value is in the spelling of the place.
    fn spells(&self, value: &Json) -> bool {
        match self.part {
            Part::Whole => self.field.spells(value),
            Part::Side(side) => Field::side_spells(side, value),
            Part::Item => true,
        }
    }
}

/// Whether a side holds values of the kind that a field of its own holds: days, or codes.
fn is_of_side(side: &Side, field: &Field) -> bool {
    match side.kind {
        SideKind::Date => field.kind == FieldKind::Date,
        SideKind::District => field.kind == FieldKind::Choice,
        SideKind::Text | SideKind::Unit => false,
    }
}

/// What comes of a value: the texts or values to be put, and the places for them.
enum Way {
    /// It is put at these places of the newer edition, in these rows.
    To(Vec<(Pattern, Vec<usize>, Json)>),
    /// It waits to be joined with others by this operation.
    Joins(usize),
    /// It is set aside.
    Aside,
}

pub(super) struct Carrier<'d> {
    old: &'d Definition,
    new: &'d Definition,
    operations: &'d [Migration],
    answers: Json,
    report: Vec<CarriedValue>,
    /// What waits to be joined: operation, rows, place in the report.
    joining: Vec<(usize, Vec<usize>, usize)>,
}

/// Whether every number in a pointer is the row of a list, and not the name of something.
fn are_rows(answers: &Json, pointer: &str) -> bool {
    pointer.match_indices('/').all(|(at, _)| {
        let name = pointer[at + 1..].split('/').next().unwrap_or_default();
        name.parse::<usize>().is_err() || answers.pointer(&pointer[..at]).is_some_and(Json::is_array)
    })
}

impl<'d> Carrier<'d> {
    pub(super) fn new(old: &'d Definition, new: &'d Definition, operations: &'d [Migration]) -> Self {
        let answers = Json::Object(Map::new());
        Self { old, new, operations, answers, report: Vec::new(), joining: Vec::new() }
    }

    pub(super) fn done(self) -> Migrated {
        Migrated { answers: self.answers, report: self.report }
    }

    /// Every value on its way, those that are joined excepted.
    pub(super) fn carry(&mut self, answers: &Json) {
        for (from, value) in leaves(answers) {
            // A name that looks like a row, or a star, is no place of any form.
            let is_place = |at: &Pattern, rows: &[usize]| at.depth() == rows.len() && are_rows(answers, &from);
            let found = locate(&from).filter(|(at, rows)| is_place(at, rows));
            let way = found.as_ref().map_or(Way::Aside, |(at, rows)| self.way(at, rows, &value));
            let label = found.as_ref().map_or_else(|| plain(&from), |(at, _)| self.label(at));
            let mut one = CarriedValue {
                from: Some(from),
                label,
                value,
                to: Vec::new(),
                becomes: Vec::new(),
                fate: Fate::SetAside,
                why: None,
            };
            match way {
                Way::To(places) => self.put(&mut one, places),
                Way::Joins(operation) => {
                    let rows = found.map(|(_, rows)| rows).unwrap_or_default();
                    self.joining.push((operation, rows, self.report.len()));
                }
                Way::Aside => {}
            }
            self.report.push(one);
        }
    }

    /// Puts a value at its places; where one of them is taken already, all of it is set aside.
    fn put(&mut self, one: &mut CarriedValue, places: Vec<(Pattern, Vec<usize>, Json)>) {
        if !places.iter().all(|(at, ..)| self.is_of_draft(at)) {
            return;
        }
        // Only several places leave something to take back.
        let before = (places.len() > 1).then(|| self.answers.clone());
        for (at, rows, value) in places {
            let Some(to) = self.seat_value(&at, &rows, &value) else {
                self.answers = before.unwrap_or_else(|| std::mem::take(&mut self.answers));
                (one.to, one.becomes, one.why) = (Vec::new(), Vec::new(), None);
                return;
            };
            if self.is_misspelt(&at, &value) {
                one.why = Some(not_understood(&to));
            }
            one.to.push(to);
            one.becomes.push(value);
        }
        let stays = one.to.len() == 1 && one.from.as_ref() == one.to.first() && one.becomes.first() == Some(&one.value);
        one.fate = match (&one.why, one.to.is_empty()) {
            (_, true) => Fate::SetAside,
            (Some(_), _) => Fate::NeedsAttention,
            (None, _) if stays => Fate::Kept,
            (None, _) => Fate::Mapped,
        };
    }

    /// Whether a draft, which is of the first stage, has the place.
    fn is_of_draft(&self, at: &Pattern) -> bool {
        let field = seat(self.new, at).map(|seat| seat.field.stage.as_str());
        let slot = || self.new.attachments.iter().find(|slot| slot.at().covers(at));
        field.or_else(|| Some(slot()?.stage.as_str())).is_none_or(|stage| stage == self.new.first_stage())
    }

    fn seat_value(&mut self, at: &Pattern, rows: &[usize], value: &Json) -> Option<String> {
        let is_item = at.steps().last() == Some(&Step::Each);
        match at.parent().filter(|_| is_item) {
            // Codes and files close up: what was set aside leaves no gap.
            Some(list) => append(&mut self.answers, &list, &rows[..list.depth()], value.clone()),
            None => settle(&mut self.answers, at, rows, value.clone()).then(|| at.at(rows)),
        }
    }

    fn is_misspelt(&self, at: &Pattern, value: &Json) -> bool {
        seat(self.new, at).is_some_and(|seat| !seat.spells(value))
    }

    fn label(&self, at: &Pattern) -> Text {
        let field = seat(self.old, at).map(|seat| match seat.part {
            Part::Side(side) => side.within(&seat.field.label),
            Part::Whole | Part::Item => seat.field.label.clone(),
        });
        let slot = || self.old.attachments.iter().find(|slot| slot.at().covers(at));
        field.or_else(|| slot().map(|slot| slot.label.clone())).unwrap_or_else(|| plain(&at.to_string()))
    }

    /// The most particular operation that speaks of a place.
    fn operation(&self, at: &Pattern) -> Option<(usize, &'d Migration)> {
        let speaking = self.operations.iter().enumerate().filter(|(_, operation)| operation.speaks_of(at));
        speaking
            .max_by_key(|(_, one)| one.from.iter().filter(|from| from.covers(at)).map(|from| from.steps().len()).max())
    }

    fn way(&self, at: &Pattern, rows: &[usize], value: &Json) -> Way {
        let Some((number, operation)) = self.operation(at) else { return self.straight(at, at, rows, value) };
        let exact = operation.from.contains(at)
            || seat(self.old, at).is_some_and(|seat| seat.part == Part::Item && operation.from.contains(&seat.at));
        match &operation.becomes {
            Becomes::SetAside | Becomes::Computed(_) => Way::Aside,
            Becomes::Renamed | Becomes::Moved => {
                operation.place(at).map_or(Way::Aside, |to| self.straight(at, &to, rows, value))
            }
            Becomes::Wrapped | Becomes::First => self.in_rows(operation, at, rows, value),
            _ if !exact => Way::Aside,
            Becomes::Joined(_) => Way::Joins(number),
            Becomes::Split(by) => split(operation, by, rows, value),
            Becomes::Retyped => self.told(operation, at, rows, printed(value)),
            Becomes::Coded(codes) => {
                let code = printed(value);
                let code = code.and_then(|code| codes.get(&code).cloned().unwrap_or(Some(code)));
                self.told(operation, at, rows, code)
            }
        }
    }

    /// A value as it is, from one place to another.
    fn straight(&self, at: &Pattern, to: &Pattern, rows: &[usize], value: &Json) -> Way {
        let put = || Way::To(vec![(to.clone(), rows.to_vec(), value.clone())]);
        let is_slot = |all: &[AttachmentSlot], at: &Pattern| all.iter().any(|slot| slot.at().rows() == *at);
        if is_slot(&self.old.attachments, at) {
            let takes = value.is_object() && is_slot(&self.new.attachments, to);
            return if takes { put() } else { Way::Aside };
        }
        let (Some(old), Some(new)) = (seat(self.old, at), seat(self.new, to)) else { return Way::Aside };
        // What was no code before is told as wrong where it stands; a code that is gone has lost its place.
        let code_gone = !lost(self.old, &old, value) && lost(self.new, &new, value);
        let typed_over = self.computes(self.new, &new) && !self.computes(self.old, &old);
        if new.takes(&old, value) && !code_gone && !typed_over { put() } else { Way::Aside }
    }

    fn computes(&self, definition: &Definition, seat: &Seat) -> bool {
        definition.logic.compute.contains_key(&seat.at)
    }

    /// Into the first row of a group, or out of it.
    fn in_rows(&self, operation: &Migration, at: &Pattern, rows: &[usize], value: &Json) -> Way {
        let (Some(to), Some(from)) = (operation.place(at), operation.from.first()) else { return Way::Aside };
        let (before, after) = rows.split_at(from.depth().min(rows.len()));
        let rows = match (&operation.becomes, before.split_last()) {
            (Becomes::Wrapped, _) => [before, &[0], after].concat(),
            (_, Some((0, above))) => [above, after].concat(),
            _ => return Way::Aside,
        };
        self.straight(at, &to, &rows, value)
    }

    /// What was told in words, read as if it had been typed at the new place.
    fn told(&self, operation: &Migration, at: &Pattern, rows: &[usize], text: Option<String>) -> Way {
        let (Some(text), Some(to)) = (text, operation.to.first()) else { return Way::Aside };
        let item = seat(self.old, at).is_some_and(|seat| seat.part == Part::Item);
        let Some(field) = self.new.names.fields.get(to) else {
            let Some(Seat { part: Part::Side(side), .. }) = seat(self.new, to) else { return Way::Aside };
            let value = typed(&text, side.entry());
            if value.is_null() || (side.kind == SideKind::District && !is_district(&value)) {
                return Way::Aside;
            }
            return Way::To(vec![(to.clone(), rows[..to.depth().min(rows.len())].to_vec(), value)]);
        };
        let value = typed(&text, field.entry());
        if value.is_null() || field.kind == FieldKind::Repeat || field.kind.has_sides() {
            return Way::Aside;
        }
        let known = |list: &String| {
            let list = self.new.names.codelists.get(list);
            list.is_some_and(|list| value.as_str().is_some_and(|code| list.get(code).is_some()))
        };
        if field.kind.has_codes() && !field.codelist.as_ref().is_some_and(known) {
            return Way::Aside;
        }
        let rows = if item { &rows[..rows.len().saturating_sub(1)] } else { rows };
        match field.kind {
            FieldKind::MultiChoice => {
                let at = to.rows();
                Way::To(vec![(at, [rows, &[0]].concat(), value)])
            }
            _ => Way::To(vec![(to.clone(), rows.to_vec(), value)]),
        }
    }

    /// Joins what waits for it, in the order in which the operation names the places.
    pub(super) fn join(&mut self) {
        let mut joining = std::mem::take(&mut self.joining);
        joining.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        for group in joining.chunk_by(|one, other| (one.0, &one.1) == (other.0, &other.1)) {
            let Some((operation, rows)) = group.first().map(|(number, rows, _)| (&self.operations[*number], rows))
            else {
                continue;
            };
            let Becomes::Joined(with) = &operation.becomes else { continue };
            let rank = |number: usize| {
                let at = self.report[number].from.as_ref().and_then(|from| locate(from)).map(|(at, _)| at);
                operation.from.iter().position(|from| Some(from) == at.as_ref())
            };
            let mut members: Vec<usize> = group.iter().map(|(_, _, number)| *number).collect();
            members.sort_by_key(|number| rank(*number));
            let texts: Vec<String> = members.iter().filter_map(|number| printed(&self.report[*number].value)).collect();
            let text = texts.iter().filter(|text| !text.trim().is_empty()).cloned().collect::<Vec<_>>().join(with);
            let Way::To(places) = self.told(operation, &Pattern::root(), rows, Some(text)) else { continue };
            let mut whole = self.report[members[0]].clone();
            self.put(&mut whole, places);
            for number in members {
                let one = &mut self.report[number];
                (one.to, one.becomes, one.why) = (whole.to.clone(), whole.becomes.clone(), whole.why.clone());
                one.fate = if whole.fate == Fate::Kept { Fate::Mapped } else { whole.fate };
            }
        }
    }

    /// Rows stay rows, blank ones too, so that the third is still the third.
    pub(super) fn rows(&mut self, answers: &Json) {
        let groups = self.old.names.fields.iter().filter(|(_, field)| field.kind == FieldKind::Repeat);
        for (at, _) in groups {
            let to = self.operation(at).map_or_else(|| Some(at.clone()), |(_, operation)| operation.place(at));
            let Some(to) = to.filter(|to| to.depth() == at.depth()) else { continue };
            if self.new.names.fields.get(&to).is_none_or(|field| field.kind != FieldKind::Repeat) {
                continue;
            }
            for pointer in places(answers, at) {
                let count = answers.pointer(&pointer).and_then(Json::as_array).map_or(0, Vec::len);
                let (_, rows) = locate(&pointer).unwrap_or_default();
                if count > 0 {
                    with_rows(&mut self.answers, &to, &rows, count);
                }
            }
        }
    }

    /// What the newer edition asks for and the older answers tell.
    pub(super) fn compute(&mut self, answers: &Json, inputs: &Inputs) {
        let told = Inputs { stage: self.old.first_stage().to_owned(), ..inputs.clone() };
        let asked = ask(self.old, answers, &told);
        for operation in self.operations {
            let (Becomes::Computed(expr), Some(to)) = (&operation.becomes, operation.to.first()) else { continue };
            let Some(seat) = seat(self.new, to) else { continue };
            let value = match asked.value(expr) {
                Ok(Value::Missing) | Err(_) => continue,
                Ok(value) => value,
            };
            let is_decimal = matches!(seat.field.kind, FieldKind::Decimal | FieldKind::Money);
            let spelt =
                value.number().filter(|_| is_decimal).and_then(|number| money_text(number, seat.field.places()));
            let value = spelt.map_or_else(|| write(&value), Json::String);
            let mut one = CarriedValue {
                from: None,
                label: seat.field.label.clone(),
                value: Json::Null,
                to: Vec::new(),
                becomes: Vec::new(),
                fate: Fate::Computed,
                why: None,
            };
            self.put(&mut one, vec![(to.clone(), Vec::new(), value)]);
            if one.fate != Fate::SetAside {
                one.fate = Fate::Computed;
                self.report.push(one);
            }
        }
    }
}

fn plain(text: &str) -> Text {
    Text::new(text, text)
}

/// The place for a value at a pattern: a field, a side, or one code of several.
fn seat<'d>(definition: &'d Definition, at: &Pattern) -> Option<Seat<'d>> {
    let fields = &definition.names.fields;
    let holds_others =
        |field: &Field| field.kind.has_sides() || matches!(field.kind, FieldKind::Repeat | FieldKind::MultiChoice);
    if let Some(field) = fields.get(at) {
        return (!holds_others(field)).then(|| Seat { field, at: at.clone(), part: Part::Whole });
    }
    let above = at.parent()?;
    let field = fields.get(&above)?;
    let part = match at.steps().last()? {
        Step::Each if field.kind == FieldKind::MultiChoice => Part::Item,
        Step::Name(side) => Part::Side(field.kind.side(side).filter(|side| field.sides.contains_key(side.name))?),
        _ => return None,
    };
    Some(Seat { field, at: above, part })
}

/// Whether a value is to be a code, and is none that the field takes.
fn lost(definition: &Definition, seat: &Seat, value: &Json) -> bool {
    if seat.strict_side().is_some_and(|side| side.kind == SideKind::District) {
        return !is_district(value);
    }
    if !seat.field.kind.has_codes() {
        return false;
    }
    let list = seat.field.codelist.as_ref().and_then(|name| definition.names.codelists.get(name));
    let in_list = value.as_str().is_some_and(|code| list.is_some_and(|list| list.get(code).is_some()));
    let options = seat.field.slot.options.as_ref();
    !in_list || options.is_some_and(|options| !options.iter().any(|option| Some(option.as_str()) == value.as_str()))
}

fn is_district(value: &Json) -> bool {
    districts().any(|(code, ..)| value.as_str() == Some(code))
}

fn printed(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Bool(yes) => Some(yes.to_string()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text in as many pieces as there are places; the last takes what is left. One that does not part stays whole,
/// in the first place.
fn split(operation: &Migration, by: &str, rows: &[usize], value: &Json) -> Way {
    let Some(text) = value.as_str() else { return Way::Aside };
    let pieces: Vec<&str> = if by.is_empty() { vec![text] } else { text.splitn(operation.to.len(), by).collect() };
    let pieces = pieces.into_iter().map(str::trim).zip(&operation.to).filter(|(piece, _)| !piece.is_empty());
    let put = pieces.map(|(piece, to)| (to.clone(), rows.to_vec(), Json::from(piece))).collect::<Vec<_>>();
    if put.is_empty() { Way::Aside } else { Way::To(put) }
}
