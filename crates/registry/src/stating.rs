//! Stating a fact for which a period waits.
//!
//! Deliberately not here: what follows from it; every date is computed when it is asked.

use disposal::Trigger;
use jiff::civil::Date;
use records::{Act, Component, Entity, FactStatus, PartialDate, Record, ScopeId, State, StatedFact};
use store::Changes;
use words::Message;

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::keeping::Keeping;

impl Desk {
    /// The key under which a fact of a kind is looked up for a record: its own, or its part's,
    /// of the name that the trigger of its disposal class gives.
    ///
    /// # Errors
    /// A refusal `registry-no-subject` when its class waits for no such fact, or when neither
    /// record nor part bears that key.
    pub fn subject_for(&self, reference: &str, fact: &str) -> Result<String, Failure> {
        let (_, record) = self.record(reference)?;
        let no_subject =
            || Failure::refusal(Message::new("registry-no-subject").with("reference", reference).with("fact", fact));
        let keeping = Keeping::of(self)?;
        let (class, _) = keeping.class(&record, self.today())?.ok_or_else(no_subject)?;
        let mut names = Vec::new();
        class.stages.iter().for_each(|stage| subjects_of(&stage.trigger, fact, &mut names));
        let part = self.store.look(|world| world.part(record.part))?;
        let above = part.map(|part| part.subjects).unwrap_or_default();
        let key = |name: &&str| record.subjects.get(*name).or_else(|| above.get(*name))?.first().cloned();
        names.iter().find_map(key).ok_or_else(no_subject)
    }

    /// States that a fact happened on a day, for the subject of a record.
    ///
    /// # Errors
    /// As [`Desk::subject_for`].
    pub fn state_fact(&mut self, reference: &str, kind: &str, on: Date, note: &str) -> Result<Changes, Failure> {
        let (entity, _) = self.record(reference)?;
        let fact = StatedFact {
            kind: kind.to_owned(),
            subject: self.subject_for(reference, kind)?,
            on: PartialDate::Day(on),
            status: FactStatus::Asserted,
            note: note.to_owned(),
        };
        let asking = self.asking()?;
        let (_, mut changes) = self.ask(asking, new_entity(), ScopeId::files(), Act::StateFact { fact }, Vec::new())?;
        changes.note(store::Topic::Keeping, entity.id);
        Ok(changes)
    }

    /// A record by reference or identity.
    ///
    /// # Errors
    /// A refusal when the reference names no record.
    pub fn record(&self, reference: &str) -> Result<(Entity, Record), Failure> {
        let entity = self.find(reference)?;
        match entity.state.clone() {
            State::Record(record) => Ok((entity, *record)),
            _ => Err(Failure::refusal(Message::new("registry-not-a-record").with("reference", reference))),
        }
    }

    /// A record and one of its files, by name.
    ///
    /// # Errors
    /// A refusal when there is no such record or file.
    pub(crate) fn file_of(&self, reference: &str, name: &str) -> Result<(Entity, Record, Component), Failure> {
        let (entity, record) = self.record(reference)?;
        let found = record.components.iter().find(|component| component.name == name).cloned();
        let component = found.ok_or_else(|| Failure::refusal(Message::new("registry-no-such-file")))?;
        Ok((entity, record, component))
    }
}

/// Names of the keys by which a trigger looks up facts of a kind.
fn subjects_of<'a>(trigger: &'a Trigger, kind: &str, names: &mut Vec<&'a str>) {
    if let Trigger::Event { event, subject } = trigger
        && event == kind
    {
        names.push(subject);
    }
    trigger.inner().iter().for_each(|inner| subjects_of(inner, kind, names));
}
