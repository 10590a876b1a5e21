//! Changing elements of many records, and taking that back.

use std::mem;

use records::{Act, ELEMENTS, Element, Entity, EntityId, Kind, OpId, Record, Refusal, ScopeId, State, own_value};
use serde_json::Value;
use store::{Ask, AskError};
use words::{Lang, Message, say_or_code};

use super::{AT_ONCE, Progress, Unseen, gone, named, new_id};
use crate::desk::{Asking, Desk, new_op};
use crate::failure::Failure;

/// An element and the value that it is to have.
pub(crate) type Wanted = (Element, Value);
/// An element, what it is, what it is to be.
pub(crate) type Difference = (Element, Value, Value);

/// What becomes of one record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fate {
    /// These elements change.
    Changes(Vec<Difference>),
    /// It has those values already.
    Same,
    /// It is not changed, and why.
    Refused(Message),
    /// It was changed; so it can be changed back.
    Done(Vec<Difference>),
}

/// One record of a preview.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) record: EntityId,
    /// As it stood when it was looked at.
    pub(crate) reference: String,
    pub(crate) fate: Fate,
}

/// What many records have in common in one element that people may change.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Common {
    pub(crate) element: Element,
    /// The value of all of them; `None` where they differ.
    pub(crate) value: Option<Value>,
}

/// A change of many records as it was shown.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(crate) id: String,
    wanted: Vec<Wanted>,
    reason: String,
    unseen: Unseen,
    pub(crate) lines: Vec<Line>,
    common: Option<Vec<Common>>,
    /// How many of `lines` have been gone through, by the doing or by the way back.
    next: usize,
    /// Whether the way back was begun.
    is_back: bool,
}

/// What would change in a record: elements that have that value already are left out.
pub(crate) fn differences(record: &Record, wanted: &[Wanted]) -> Vec<Difference> {
    let one = |(element, new): &Wanted| (*element, own_value(record, *element).unwrap_or(Value::Null), new.clone());
    wanted.iter().map(one).filter(|(_, old, new)| old != new).collect()
}

impl Desk {
    /// Begins to work out what would become of each record; the preview is kept to be looked on and to be done.
    ///
    /// # Errors
    /// As [`Desk::look_on_edits`].
    pub(crate) fn preview_edits(
        &mut self,
        records: Vec<EntityId>,
        wanted: Vec<Wanted>,
        reason: &str,
    ) -> Result<&Preview, Failure> {
        let (id, reason, unseen) = (new_id(), reason.to_owned(), Unseen::of(records)?);
        let lines = Vec::with_capacity(unseen.count());
        let preview = Preview { id: id.clone(), wanted, reason, unseen, lines, common: None, next: 0, is_back: false };
        self.shown.edits = Some(preview);
        self.look_on_edits(&id)
    }

    /// Works out what would become of the next few records. Nothing is written.
    ///
    /// # Errors
    /// A refusal when nothing is chosen, when the preview is no longer kept, or when a reason is needed and none
    /// is given; then the preview is not kept any longer.
    pub(crate) fn look_on_edits(&mut self, id: &str) -> Result<&Preview, Failure> {
        let asking = self.asking()?;
        let Some(mut preview) = self.shown.edits.take_if(|preview| preview.id == id) else { return Err(gone()) };
        for id in preview.unseen.next() {
            let entity = self.store.entity(id)?;
            let fate = match &entity {
                Some(Entity { scope, state: State::Record(record), .. }) => {
                    share(&mut preview.common, record);
                    self.fate(asking, id, scope, differences(record, &preview.wanted), &preview.reason)?
                }
                _ => Fate::Refused(Refusal::Unknown(Kind::Record).message()),
            };
            preview.lines.push(Line { record: id, reference: named(entity.as_ref(), id), fate });
        }
        Ok(self.shown.edits.insert(preview))
    }

    fn fate(
        &self,
        asking: Asking,
        id: EntityId,
        scope: &ScopeId,
        edits: Vec<Difference>,
        reason: &str,
    ) -> Result<Fate, Failure> {
        if edits.is_empty() {
            return Ok(Fate::Same);
        }
        // One reason serves all: where a single record needs it, it is asked for before anything is shown.
        self.needs_reason(id, reason)?;
        let refused = self.store.would_refuse(ask_of(asking, id, scope.clone(), edits.clone(), reason))?;
        Ok(refused.map_or(Fate::Changes(edits), |refusal| Fate::Refused(refusal.message())))
    }

    /// What the authority has accepted is changed only with a reason; what waits here is still ours.
    ///
    /// # Errors
    /// A refusal when a reason is needed and none is given.
    pub(crate) fn needs_reason(&self, record: EntityId, reason: &str) -> Result<(), Failure> {
        if reason.is_empty() && self.store.is_accepted(record)? {
            return Err(Failure::refusal(Message::new("registry-reason-needed")));
        }
        Ok(())
    }

    /// A preview that was shown, done or not.
    ///
    /// # Errors
    /// A refusal when it is no longer kept.
    pub(crate) fn shown_edits(&self, id: &str) -> Result<&Preview, Failure> {
        let kept = [&self.shown.edits, &self.shown.begun];
        kept.into_iter().flatten().find(|preview| preview.id == id).ok_or_else(gone)
    }

    /// Does what was shown, for the next few records. What changed since it was shown is refused by the rules.
    ///
    /// # Errors
    /// A refusal when the preview is no longer kept or not looked through; a fault leaves these few as they were.
    pub(crate) fn carry_out_edits(&mut self, id: &str, limit: usize) -> Result<Progress, Failure> {
        if self.shown.edits.as_ref().is_some_and(|preview| preview.id == id && preview.unseen() == 0) {
            self.shown.begun = self.shown.edits.take();
        }
        self.go_on(id, limit, false, Lang::default())
    }

    /// Takes back what was done, for the next few records: the reverse changes are asked for as ordinary
    /// operations, only of what has not been changed since.
    ///
    /// # Errors
    /// As [`Desk::carry_out_edits`].
    pub(crate) fn undo_edits(&mut self, id: &str, limit: usize, lang: Lang) -> Result<Progress, Failure> {
        self.go_on(id, limit, true, lang)
    }

    fn go_on(&mut self, id: &str, limit: usize, back: bool, lang: Lang) -> Result<Progress, Failure> {
        let asking = self.asking()?;
        let Some(preview) = self.shown.begun.as_mut().filter(|preview| preview.id == id) else { return Err(gone()) };
        if back && !mem::replace(&mut preview.is_back, true) {
            preview.next = 0;
        }
        if preview.is_back != back {
            return Err(gone());
        }
        let reason = if back { undo_reason(&preview.reason, lang) } else { preview.reason.clone() };
        let (mut steps, mut progress) = (Vec::new(), Progress::default());
        let mut next = preview.next;
        while next < preview.lines.len() && steps.len() < limit.clamp(1, AT_ONCE) {
            let edits = match (&preview.lines[next].fate, back) {
                (Fate::Changes(edits), false) => Some(edits.clone()),
                (Fate::Done(edits), true) => Some(edits.iter().cloned().map(|(at, old, new)| (at, new, old)).collect()),
                _ => None,
            };
            steps.extend(edits.map(|edits| (next, edits)));
            next += 1;
        }
        let records = steps.iter().map(|(at, edits)| (preview.lines[*at].record, edits.clone())).collect();
        let answers = self.ask_each(asking, records, &reason, back, &mut progress)?;
        let Some(preview) = self.shown.begun.as_mut() else { return Err(gone()) };
        for ((at, edits), refused) in steps.into_iter().zip(answers) {
            let line = &mut preview.lines[at];
            if let Some(why) = &refused {
                progress.refused.push((line.reference.clone(), why.clone()));
            } else {
                progress.done += 1;
            }
            line.fate = match (refused, back) {
                (None, false) => Fate::Done(edits),
                (None, true) => Fate::Same,
                (Some(why), _) => Fate::Refused(why),
            };
        }
        preview.next = next;
        progress.left = preview.left();
        Ok(progress)
    }

    /// Asks for each change, all in one transaction; answers why each was refused, if it was.
    fn ask_each(
        &mut self,
        asking: Asking,
        records: Vec<(EntityId, Vec<Difference>)>,
        reason: &str,
        back: bool,
        progress: &mut Progress,
    ) -> Result<Vec<Option<Message>>, Failure> {
        let (answers, changes) = self.store.transact::<_, store::Fault>(|tx| {
            let mut answers = Vec::new();
            for (id, edits) in records {
                let entity = tx.entity(id)?;
                let Some(Entity { scope, state: State::Record(record), .. }) = entity else {
                    answers.push(Some(Refusal::Unknown(Kind::Record).message()));
                    continue;
                };
                // The way back does not even ask for what somebody has changed since.
                let since = edits.iter().find(|(at, old, _)| own_value(&record, *at).unwrap_or(Value::Null) != *old);
                if let (true, Some((element, ..))) = (back, since) {
                    answers.push(Some(Message::new("registry-changed-since").with("element", element.id())));
                    continue;
                }
                // A refusal is committed too: what was asked and refused stays in the device chain.
                answers.push(match tx.ask(ask_of(asking, id, scope, edits, reason)) {
                    Ok(_) => None,
                    Err(AskError::Refused(refusal)) => Some(refusal.message()),
                    Err(AskError::Broke(fault)) => return Err(fault),
                });
            }
            Ok(answers)
        })?;
        progress.changes.extend(changes);
        Ok(answers)
    }
}

impl Preview {
    /// How many records were not looked at yet.
    pub(crate) fn unseen(&self) -> usize {
        self.unseen.count()
    }

    /// What the records that were looked at have in common.
    pub(crate) fn common(&self) -> &[Common] {
        self.common.as_deref().unwrap_or_default()
    }

    /// How many lines have a fate that fits.
    pub(crate) fn count(&self, fits: impl Fn(&Fate) -> bool) -> usize {
        self.lines.iter().filter(|line| fits(&line.fate)).count()
    }

    fn left(&self) -> usize {
        let waits = |line: &&Line| match line.fate {
            Fate::Changes(_) => !self.is_back,
            Fate::Done(_) => self.is_back,
            Fate::Same | Fate::Refused(_) => false,
        };
        self.lines.get(self.next..).unwrap_or_default().iter().filter(waits).count()
    }
}

/// Notes what the records so far have in common, this one included.
fn share(common: &mut Option<Vec<Common>>, record: &Record) {
    let value = |element| own_value(record, element).unwrap_or(Value::Null);
    match common {
        None => {
            let editable = ELEMENTS.iter().filter(|rule| rule.editable).map(|rule| rule.element);
            *common = Some(editable.map(|element| Common { element, value: Some(value(element)) }).collect());
        }
        Some(common) => {
            for one in common {
                one.value.take_if(|held| *held != value(one.element));
            }
        }
    }
}

/// Why it is changed back, in the language of whoever takes it back.
fn undo_reason(reason: &str, lang: Lang) -> String {
    say_or_code(
        lang,
        &match reason {
            "" => Message::new("registry-undo-without-reason"),
            reason => Message::new("registry-undo-reason").with("reason", reason),
        },
    )
}

fn ask_of(asking: Asking, entity: EntityId, scope: ScopeId, changes: Vec<Difference>, reason: &str) -> Ask {
    let act = Act::EditMetadata { changes, reason: reason.to_owned() };
    let op_id: OpId = new_op();
    Ask { op_id, entity, scope, agent: asking.agent, at: asking.at, act, components: Vec::new() }
}
