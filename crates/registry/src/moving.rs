//! Moving a draft to the newer edition of its form: shown before it is done, and undone as long as the stage has not
//! been handed over.

use forms::{CarriedValue, Definition, Fate, FieldKind, Migrated, Pattern, Step, spoken};
use jiff::Timestamp;
use records::EntityId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Changes, DraftFile, DraftRow};
use words::{Lang, Message, Text};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::stages::Turn;
use crate::view::editions::{MoveCounts, MovePreview, Moved, MovedValue};

/// What a draft was before it moved, kept beside it until its stage is handed over.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    form: EntityId,
    edition: String,
    at: Timestamp,
    stage: String,
    answers: Value,
    files: Vec<DraftFile>,
    set_aside: Vec<CarriedValue>,
    /// What its answers were filled with.
    #[serde(default = "no_prefills")]
    prefilled: Value,
}

fn no_prefills() -> Value {
    json!({})
}

/// A draft on its way: its turn as it stands, and at the first stage of the newer edition.
struct Move {
    from: Turn,
    to: Turn,
    migrated: Migrated,
}

impl Desk {
    fn plan_move(&self, draft: &DraftRow, lang: Lang) -> Result<Move, Failure> {
        let from = self.turn_of(draft, lang)?;
        forms::may_move(from.instance.as_ref())?;
        let (form, definition) = self.vouched_form(&from.definition.form_no)?;
        if definition.version <= from.definition.version {
            return Err(Failure::refusal(Message::new("registry-no-newer-edition")));
        }
        let to = self.begin(form, definition, draft.instance, lang)?;
        let migrated = forms::migrate(&from.definition, &to.definition, &draft.answers, &to.inputs)?;
        Ok(Move { from, to, migrated })
    }

    /// What moving a draft to the newer edition would do. Nothing is changed.
    ///
    /// # Errors
    /// A refusal when there is no newer edition, or a stage has been handed over.
    pub fn preview_move(&self, draft: &DraftRow, lang: Lang) -> Result<MovePreview, Failure> {
        let Move { from, to, migrated } = self.plan_move(draft, lang)?;
        let newer = self.newer_edition(&from)?;
        let count = |fate| u32::try_from(migrated.count(fate)).unwrap_or(u32::MAX);
        Ok(MovePreview {
            from_edition: from.definition.edition.clone(),
            to_edition: to.definition.edition.clone(),
            accept_until: newer.and_then(|newer| newer.accept_until),
            counts: MoveCounts {
                kept: count(Fate::Kept),
                mapped: count(Fate::Mapped),
                needs_attention: count(Fate::NeedsAttention),
                set_aside: count(Fate::SetAside),
                computed: count(Fate::Computed),
            },
            values: migrated.report.iter().map(|one| shown(&from.definition, &to.definition, one)).collect(),
        })
    }

    /// Moves a draft to the newer edition. What it was stays beside it.
    ///
    /// # Errors
    /// As [`Desk::preview_move`].
    pub fn move_draft(&mut self, id: EntityId, lang: Lang) -> Result<(DraftRow, Changes), Failure> {
        let draft = self.draft(id)?;
        let Move { from, to, migrated } = self.plan_move(&draft, lang)?;
        // A draft that moves twice can still go back to where it began, and keeps all that was ever set aside.
        let earlier = self.before_move(id)?;
        let mut set_aside: Vec<CarriedValue> = migrated.set_aside().cloned().collect();
        let before = match earlier {
            Some(mut earlier) => {
                earlier.set_aside.append(&mut set_aside);
                earlier
            }
            None => Before {
                form: draft.form,
                edition: from.definition.edition.clone(),
                at: self.now(),
                stage: draft.stage.clone(),
                answers: draft.answers.clone(),
                files: draft.files.clone(),
                set_aside,
                prefilled: self.store.prefilled(id)?.unwrap_or_else(no_prefills),
            },
        };
        let mut answers = migrated.answers.clone();
        forms::prefill(&to.definition, &mut answers, &to.inputs);
        let moved = DraftRow {
            form: to.form,
            stage: to.inputs.stage.clone(),
            files: in_slots(&migrated, &draft.files),
            answers,
            saved_at: self.now(),
            ..draft
        };
        let before = serde_json::to_value(before).map_err(store::Fault::from)?;
        let prefilled = self.prefilled_after_move(id, &to, &moved.answers)?;
        let ((), changes) = self.store.transact::<_, store::Fault>(|tx| {
            tx.note_prefilled(id, &prefilled)?;
            tx.move_draft(&moved, Some(&before))
        })?;
        Ok((moved, changes))
    }

    /// Puts a moved draft back into the edition from which it came, as it was then.
    ///
    /// # Errors
    /// A refusal when it was not moved.
    pub fn undo_move(&mut self, id: EntityId) -> Result<(DraftRow, Changes), Failure> {
        let draft = self.draft(id)?;
        let not_moved = || Failure::refusal(Message::new("registry-not-moved"));
        let before = self.before_move(id)?.ok_or_else(not_moved)?;
        let back = DraftRow {
            form: before.form,
            stage: before.stage,
            answers: before.answers,
            files: before.files,
            saved_at: self.now(),
            ..draft
        };
        let ((), changes) = self.store.transact::<_, store::Fault>(|tx| {
            tx.note_prefilled(id, &before.prefilled)?;
            tx.move_draft(&back, None)
        })?;
        Ok((back, changes))
    }

    fn before_move(&self, draft: EntityId) -> Result<Option<Before>, Failure> {
        let kept = self.store.before_move(draft)?;
        Ok(kept.map(serde_json::from_value).transpose().map_err(store::Fault::from)?)
    }

    /// Where a draft came from and what found no place, if it was moved.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn moved(&self, draft: EntityId) -> Result<Option<Moved>, Failure> {
        let Some(before) = self.before_move(draft)? else { return Ok(None) };
        let (_, older) = self.form(&before.form.to_string())?;
        let set_aside = before.set_aside.iter().map(|one| shown(&older, &older, one)).collect();
        Ok(Some(Moved { from_edition: before.edition, at: before.at, set_aside }))
    }
}

impl Desk {
    /// What a draft has set aside, as a PDF: the form's number and the bytes.
    ///
    /// # Errors
    /// A refusal when nothing was set aside.
    pub fn set_aside_page(&self, id: EntityId, lang: Lang) -> Result<(String, Vec<u8>), Failure> {
        let nothing = || Failure::refusal(Message::new("registry-nothing-set-aside"));
        let before = self.before_move(id)?.filter(|before| !before.set_aside.is_empty()).ok_or_else(nothing)?;
        let (_, older) = self.vouched_form(&before.form.to_string())?;
        let answers: Vec<(Text, Text)> =
            before.set_aside.iter().map(|one| on_paper(shown(&older, &older, one))).collect();
        let imprint = self.imprint_of(id.to_string(), self.today(), lang)?;
        let sheet = rendition::aside_of(&older, &imprint, &answers);
        Ok((older.form_no.clone(), rendition::render(&sheet, rendition::Reading::both(lang))?.bytes))
    }
}

fn on_paper(one: MovedValue) -> (Text, Text) {
    let label = one.row.map_or_else(|| one.label.clone(), |row| one.label.with_remark(row));
    (label, one.before.unwrap_or_default())
}

/// The files in the slots in which the newer edition has them, without those that were set aside.
fn in_slots(migrated: &Migrated, files: &[DraftFile]) -> Vec<DraftFile> {
    let mut placed = Vec::new();
    let mut left: Vec<&DraftFile> = files.iter().collect();
    for one in &migrated.report {
        let said = |name| one.value.get(name).and_then(Value::as_str);
        let is_it = |file: &&DraftFile| {
            said("sha256") == Some(&file.sha256)
                && said("name") == Some(&file.name)
                && one.from.as_deref().and_then(slot_of) == Some(file.slot.clone())
        };
        let Some(slot) = one.to.first().and_then(|to| slot_of(to)) else { continue };
        let Some(place) = left.iter().position(is_it) else { continue };
        placed.push(DraftFile { slot, ..left.remove(place).clone() });
    }
    placed
}

/// The slot of a file, of a pointer such as `/$attachments/deed/0`.
fn slot_of(to: &str) -> Option<String> {
    let (slot, _) = to.rsplit_once('/')?;
    Some(forms::Pattern::parse(slot)?.leaf().to_owned())
}

fn shown(old: &Definition, new: &Definition, one: &CarriedValue) -> MovedValue {
    let first = one.from.as_ref().or(one.to.first());
    let pairs = one.to.iter().zip(&one.becomes);
    let after: Vec<Text> = pairs.map(|(to, value)| spoken(new, to, value)).collect();
    let joined = |side: fn(&Text) -> &str| after.iter().map(side).collect::<Vec<_>>().join(" · ");
    MovedValue {
        label: one.label.clone(),
        row: first.and_then(|at| row_of(if one.from.is_some() { old } else { new }, at)),
        before: one.from.as_ref().map(|from| spoken(old, from, &one.value)),
        to: one.to.iter().map(|to| label(new, to)).collect(),
        after: (!after.is_empty()).then(|| Text::new(joined(|text| &text.en), joined(|text| &text.zh))),
        fate: one.fate,
        why: one.why.clone(),
    }
}

/// The name of a place; of a side of a value with the name of the side.
pub(crate) fn label(definition: &Definition, at: &str) -> Text {
    let of_side = |at: &Pattern| {
        let (owner, field) = definition.names.owner(at)?;
        let side = field.kind.side(at.leaf()).filter(|_| owner != *at)?;
        Some(side.within(&field.label))
    };
    if let Some(side) = Pattern::parse(at).and_then(|at| of_side(&at.generalised())) {
        return side;
    }
    let slot = || forms::slot_in(definition, at).map(|(slot, ..)| slot);
    let known = forms::field_at(definition, at).map(|field| field.label.clone());
    known.or_else(|| slot().map(|slot| slot.label.clone())).unwrap_or_else(|| Text::new(at, at))
}

/// The line of a table in which a place stands, from 1.
fn row_of(definition: &Definition, at: &str) -> Option<u32> {
    let mut above = Pattern::root();
    for step in Pattern::parse(at)?.steps() {
        let is_table = definition.names.fields.get(&above).is_some_and(|field| field.kind == FieldKind::Repeat);
        match step {
            Step::At(row) if is_table => return u32::try_from(row + 1).ok(),
            Step::At(_) | Step::Each => above = above.rows(),
            Step::Name(name) => above = above.join(name),
        }
    }
    None
}
