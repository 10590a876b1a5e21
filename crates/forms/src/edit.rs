//! Changes to the answers of a stage: every one is granted or refused here.
//!
//! An edit never judges whether a value is right; it only brings it to its spelling and
//! keeps what it cannot understand. Problems are found by the next evaluation.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use words::Text;

use crate::definition::{AttachmentSlot, Codelist, Definition, Field, FieldKind, OriginalPolicy, Side};
use crate::evaluate::{
    Attachment, Certified, Follows, attached, files_of, row_number, slot_in, slot_place, without_files,
};
use crate::pointer::{locate, places, put, take};
use crate::refusal::Refusal;
use crate::values::{Entry, typed};

/// One change to the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "do", rename_all = "camelCase")]
pub enum Edit {
    /// Puts a value: raw typing as a string, or JSON. Null or blank takes it away.
    Set {
        /// Pointer to a field or to a side of its value.
        path: String,
        /// The value.
        value: Json,
    },
    /// Adds a blank row.
    AddRow {
        /// Pointer to the group.
        path: String,
        /// Where; at the end where not said.
        #[serde(default)]
        #[ts(optional)]
        at: Option<usize>,
    },
    /// Puts a copy of a row behind it, without its files.
    CopyRow {
        /// Pointer to the row.
        path: String,
    },
    /// Takes a row away, and its files with it.
    RemoveRow {
        /// Pointer to the row.
        path: String,
    },
    /// Moves a row to another place.
    MoveRow {
        /// Pointer to the row.
        path: String,
        /// Its place afterwards, from 0.
        to: usize,
    },
    /// Adds a file to a slot.
    Attach {
        /// Pointer to the slot: `/$attachments/deed`, or `/lines/2/$attachments/receipt` in a row.
        path: String,
        /// The file.
        file: Attachment,
    },
    /// Takes a file out of a slot.
    Detach {
        /// Pointer to the file: `/$attachments/deed/0`.
        path: String,
    },
}

/// Applies an edit made in `stage`. The answers change only when it is granted.
pub fn apply_edit(definition: &Definition, answers: &mut Json, edit: Edit, stage: &str) -> Result<(), Refusal> {
    if let Some(feature) = definition.unknown_features().first() {
        return Err(Refusal::new("forms-unknown-feature").with("feature", *feature));
    }
    if answers.is_null() {
        *answers = Json::Object(Map::new());
    }
    let desk = Desk { definition, stage };
    match edit {
        Edit::Set { path, value } => desk.set(answers, &path, value),
        Edit::AddRow { path, at } => desk.add_row(answers, &path, at),
        Edit::CopyRow { path } => desk.with_row(answers, &path, |rows, row| {
            rows.insert(row + 1, without_files(rows[row].clone()));
        }),
        Edit::RemoveRow { path } => desk.with_row(answers, &path, |rows, row| drop(rows.remove(row))),
        Edit::MoveRow { path, to } => desk.with_row(answers, &path, |rows, row| {
            let moved = rows.remove(row);
            rows.insert(to.min(rows.len()), moved);
        }),
        Edit::Attach { path, file } => desk.attach(answers, &path, file),
        Edit::Detach { path } => desk.detach(answers, &path),
    }
}

/// The answers with every value of `stage` brought to its spelling, as if each had been typed.
pub fn spelt(definition: &Definition, answers: &Json, stage: &str) -> Json {
    let mut result = answers.clone();
    for (at, field) in definition.names.fields.iter().filter(|(_, field)| field.stage == stage) {
        for pointer in places(answers, at) {
            let Some(value) = answers.pointer(&pointer) else { continue };
            if let Some(entry) = entered(definition, field, value) {
                put(&mut result, &pointer, entry);
            }
        }
    }
    result
}

struct Desk<'a> {
    definition: &'a Definition,
    stage: &'a str,
}

impl Desk<'_> {
    /// The field at `path`, if this stage may change it.
    fn field(&self, path: &str) -> Result<(&Field, Option<&'static Side>), Refusal> {
        let (at, _) = locate(path).ok_or_else(|| Refusal::at(path, "forms-unknown-path"))?;
        let owner = self.definition.names.owner(&at);
        let (owner_at, field) = owner.ok_or_else(|| Refusal::at(path, "forms-unknown-path"))?;
        if field.stage != self.stage {
            return Err(Refusal::at(path, "forms-not-your-stage").with("stage", field.stage.as_str()));
        }
        if self.definition.logic.compute.contains_key(&owner_at) {
            return Err(Refusal::at(path, "forms-computed-field"));
        }
        Ok((field, field.kind.side(at.leaf()).filter(|_| owner_at != at)))
    }

    fn set(&self, answers: &mut Json, path: &str, value: Json) -> Result<(), Refusal> {
        if slot_place(path).is_some() {
            return self.say_of_file(answers, path, &value);
        }
        let (field, side) = self.field(path)?;
        if field.kind == FieldKind::Repeat {
            return Err(Refusal::at(path, "forms-rows-not-set"));
        }
        let locked = field.prefill.as_ref().is_some_and(|prefill| prefill.lock);
        if locked && answers.pointer(path).is_some() {
            return Err(Refusal::at(path, "forms-locked-field"));
        }
        let entry = side.map_or_else(|| entered(self.definition, field, &value), |side| entered_in(side, &value));
        match entry {
            None => Err(Refusal::at(path, "forms-edit-shape")),
            Some(Json::Null) => {
                take(answers, path);
                Ok(())
            }
            Some(entry) => {
                let is_put = put(answers, path, entry);
                if is_put { Ok(()) } else { Err(Refusal::at(path, "forms-unknown-path")) }
            }
        }
    }

    fn group(&self, path: &str) -> Result<&Field, Refusal> {
        let (field, _) = self.field(path)?;
        if field.kind == FieldKind::Repeat { Ok(field) } else { Err(Refusal::at(path, "forms-unknown-path")) }
    }

    fn room_for_one(field: &Field, rows: usize, path: &str) -> Result<(), Refusal> {
        match field.slot.max_items {
            Some(most) if rows >= most as usize => Err(Refusal::at(path, "forms-no-more-rows").with("limit", most)),
            _ => Ok(()),
        }
    }

    fn add_row(&self, answers: &mut Json, path: &str, at: Option<usize>) -> Result<(), Refusal> {
        let field = self.group(path)?;
        if answers.pointer(path).is_none_or(Json::is_null) && !put(answers, path, Json::Array(Vec::new())) {
            return Err(Refusal::at(path, "forms-unknown-path"));
        }
        let rows = answers.pointer_mut(path).and_then(Json::as_array_mut);
        let rows = rows.ok_or_else(|| Refusal::at(path, "forms-edit-shape"))?;
        Self::room_for_one(field, rows.len(), path)?;
        rows.insert(at.unwrap_or(rows.len()).min(rows.len()), Json::Object(Map::new()));
        Ok(())
    }

    fn with_row(
        &self,
        answers: &mut Json,
        path: &str,
        change: impl FnOnce(&mut Vec<Json>, usize),
    ) -> Result<(), Refusal> {
        let unknown = || Refusal::at(path, "forms-unknown-path");
        let (above, row) = path.rsplit_once('/').ok_or_else(unknown)?;
        let field = self.group(above)?;
        let row: usize = row.parse().map_err(|_| unknown())?;
        let place = answers.pointer_mut(above).and_then(Json::as_array_mut).ok_or_else(unknown)?;
        if row >= place.len() {
            return Err(unknown());
        }
        let mut rows = place.clone();
        change(&mut rows, row);
        if rows.len() > place.len() {
            Self::room_for_one(field, place.len(), path)?;
        }
        *place = rows;
        Ok(())
    }

    /// The slot into which `path` leads, if this stage may change it, with the place and what comes after it.
    fn slot<'p>(&self, path: &'p str) -> Result<(&AttachmentSlot, &'p str, &'p str), Refusal> {
        let (slot, place, rest) =
            slot_in(self.definition, path).ok_or_else(|| Refusal::at(path, "forms-unknown-path"))?;
        if slot.stage != self.stage {
            return Err(Refusal::at(path, "forms-not-your-stage").with("stage", slot.stage.as_str()));
        }
        Ok((slot, place, rest))
    }

    fn attach(&self, answers: &mut Json, path: &str, file: Attachment) -> Result<(), Refusal> {
        let (slot, place, rest) = self.slot(path)?;
        if !rest.is_empty() {
            return Err(Refusal::at(path, "forms-unknown-path"));
        }
        let home = slot_place(place).map_or("", |at| at.home);
        if let Some(row) = locate(home).and_then(|(_, rows)| row_number(&rows))
            && answers.pointer(home).is_none()
        {
            return Err(Refusal::at(place, "forms-no-such-row").with("row", row));
        }
        if !file.is_sound() {
            return Err(Refusal::at(place, "forms-bad-attachment"));
        }
        let mut files = attached(answers, place).ok_or_else(|| Refusal::at(place, "forms-edit-shape"))?;
        if files.len() >= slot.max as usize {
            return Err(Refusal::at(place, "forms-attachment-too-many").with("limit", slot.max));
        }
        let same = files_of(slot, answers).into_iter().filter(|other| other.file.sha256 == file.sha256);
        let again = same.map(|other| other.file.again + 1).max().unwrap_or(0);
        files.push(Attachment { again, ..file });
        store_files(answers, place, &files)
    }

    /// What is said of the original of one file: `/$attachments/slot/0/certified/name` and its like.
    fn say_of_file(&self, answers: &mut Json, path: &str, value: &Json) -> Result<(), Refusal> {
        let unknown = || Refusal::at(path, "forms-unknown-path");
        let (slot, place, rest) = self.slot(path)?;
        let [at, part, name] = rest.split('/').collect::<Vec<_>>()[..] else { return Err(unknown()) };
        let is_asked = match part {
            "certified" => slot.original == OriginalPolicy::CertifiedCopy,
            "follows" => slot.original.comes_later(),
            _ => false,
        };
        if !is_asked {
            return Err(unknown());
        }
        let mut files = attached(answers, place).ok_or_else(|| Refusal::at(path, "forms-edit-shape"))?;
        let file = at.parse().ok().and_then(|at: usize| files.get_mut(at)).ok_or_else(unknown)?;
        let raw = match value {
            Json::Null => "",
            Json::String(raw) => raw,
            _ => return Err(Refusal::at(path, "forms-edit-shape")),
        };
        let entry = |entry| typed(raw, entry).as_str().unwrap_or_default().to_owned();
        let (certified, follows) = (&mut file.certified, &mut file.follows);
        match (part, name) {
            ("certified", "name") => certified.get_or_insert_default().name = raw.to_owned(),
            ("certified", "capacity") => certified.get_or_insert_default().capacity = entry(Entry::Code),
            ("certified", "on") => certified.get_or_insert_default().on = entry(Entry::Date),
            ("follows", "by") => follows.get_or_insert_default().by = entry(Entry::Code),
            ("follows", "tracking") => follows.get_or_insert_default().tracking = entry(Entry::Code),
            _ => return Err(unknown()),
        }
        file.certified.take_if(|said| *said == Certified::default());
        file.follows.take_if(|said| *said == Follows::default());
        store_files(answers, place, &files)
    }

    fn detach(&self, answers: &mut Json, path: &str) -> Result<(), Refusal> {
        let unknown = || Refusal::at(path, "forms-unknown-path");
        let (_, place, rest) = self.slot(path)?;
        let at: usize = rest.parse().map_err(|_| unknown())?;
        let mut files = attached(answers, place).ok_or_else(|| Refusal::at(place, "forms-edit-shape"))?;
        if at >= files.len() {
            return Err(unknown());
        }
        files.remove(at);
        if files.is_empty() {
            take(answers, place);
            return Ok(());
        }
        store_files(answers, place, &files)
    }
}

fn store_files(answers: &mut Json, pointer: &str, files: &[Attachment]) -> Result<(), Refusal> {
    let stored = serde_json::to_value(files).is_ok_and(|files| put(answers, pointer, files));
    if stored { Ok(()) } else { Err(Refusal::at(pointer, "forms-edit-shape")) }
}

/// The answer that `value` means in `field`; `None` when it can be no answer there.
fn entered(definition: &Definition, field: &Field, value: &Json) -> Option<Json> {
    let entry = field.entry();
    let list = field.codelist.as_ref().and_then(|name| definition.names.codelists.get(name));
    match (field.kind, value) {
        (_, Json::Null) => Some(Json::Null),
        (FieldKind::MultiChoice, Json::Array(codes)) => {
            let codes: Option<Vec<Json>> = codes.iter().map(|code| Some(code_of(list, code.as_str()?))).collect();
            codes.map(|codes| if codes.is_empty() { Json::Null } else { Json::Array(codes) })
        }
        (FieldKind::MultiChoice, Json::String(code)) if !code.trim().is_empty() => {
            Some(Json::Array(vec![code_of(list, code)]))
        }
        (FieldKind::Choice, Json::String(code)) => Some(code_of(list, code)),
        (kind, Json::Object(sides)) if kind.has_sides() => {
            let entered = |(name, value): (&String, &Json)| {
                let side = kind.side(name).filter(|_| value.is_string())?;
                Some((name.clone(), entered_in(side, value)?))
            };
            let sides: Option<Map<String, Json>> = sides.iter().map(entered).collect();
            sides.map(|sides| crate::evaluate::tidy(&Json::Object(sides)).unwrap_or(Json::Null))
        }
        (kind, _) if kind.has_sides() || kind == FieldKind::Repeat => None,
        (_, Json::String(raw)) => Some(typed(raw, entry)),
        (_, Json::Number(number)) if matches!(entry, Entry::Integer | Entry::Decimal(_)) => {
            Some(typed(&number.to_string(), entry))
        }
        (FieldKind::Boolean, Json::Bool(_)) => Some(value.clone()),
        _ => None,
    }
}

/// The code that a text names: by itself, or by what people read instead of it in either language, as it comes out of a
/// spreadsheet. Where two codes are read alike, neither is meant.
fn code_of(list: Option<&Codelist>, raw: &str) -> Json {
    let spelt = |text: &str| typed(text, Entry::Code).as_str().map(str::to_lowercase);
    let entry = typed(raw, Entry::Code);
    let known = |list: &&Codelist| entry.as_str().is_some_and(|code| list.get(code).is_none());
    let Some(list) = list.filter(known) else { return entry };
    let wanted = spelt(raw);
    let is_read = |label: &Text| [&label.en, &label.zh].into_iter().any(|side| spelt(side) == wanted);
    let mut named = list.codes.iter().filter(|code| is_read(&code.label));
    match (named.next(), named.next()) {
        (Some(one), None) => Json::String(one.code.clone()),
        _ => entry,
    }
}

fn entered_in(side: &Side, value: &Json) -> Option<Json> {
    match value {
        Json::Null => Some(Json::Null),
        Json::String(raw) => Some(typed(raw, side.entry())),
        _ => None,
    }
}
