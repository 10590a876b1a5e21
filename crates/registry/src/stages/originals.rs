//! Originals at the office: seen, taken in, sent back, whatever stage of their form is open.

use std::sync::Arc;

use forms::{Actor, Attachment, Definition, Instance, MarkOriginal, Original, OriginalStep, originals};
use jiff::civil::Date;
use records::{Act, EntityId, Kind, ScopeId, State};
use serde_json::json;
use store::{Changes, Standing, actor_of};

use words::Message;

use crate::desk::{Asking, Desk};
use crate::failure::Failure;

/// What is said of an original.
#[derive(Debug, Clone)]
pub struct Marked {
    /// The slot in which its copy lies.
    pub slot: String,
    /// SHA-256 of the copy.
    pub sha256: String,
    /// Which of several copies with the same bytes.
    pub again: u32,
    /// What happened.
    pub step: OriginalStep,
    /// On which day.
    pub on: Date,
    /// A tracking number, a place, a remark.
    pub note: String,
}

impl Desk {
    /// Says what happened to an original of which a form on its way, or one that has ended, has a copy.
    ///
    /// # Errors
    /// A refusal when there is no such original, the step does not follow, or whoever attached the copy says it.
    pub fn mark_original(&mut self, id: EntityId, marked: Marked) -> Result<Changes, Failure> {
        let instance = self.instance(id)?;
        let (_, definition) = self.form(&instance.definition_hash)?;
        let (agent, actor) = self.who_marks(&definition, &instance, &marked.slot)?;
        let Marked { slot, sha256, again, step, on, note } = marked;
        let definition_hash = definition.hash().to_owned();
        let mark = MarkOriginal { instance: id.0, definition_hash, slot, sha256, again, step, on, note, actor };
        let asking = Asking { agent, at: self.now() };
        let act = Act::MarkOriginal { mark: json!(mark) };
        Ok(self.ask(asking, id, ScopeId::routing(), act, Vec::new())?.1)
    }

    /// The copy that is meant: by its row, its name or digest, or the only one in its slot.
    ///
    /// # Errors
    /// A refusal when there is none, or several and none is named.
    pub fn copy_in_slot(
        &self,
        id: EntityId,
        slot: &str,
        rows: &[usize],
        named: Option<&str>,
    ) -> Result<Attachment, Failure> {
        let instance = self.instance(id)?;
        let (_, definition) = self.form(&instance.definition_hash)?;
        let in_row = |one: &Original<'_>| rows.is_empty() || one.rows == rows;
        let called = |one: &Original<'_>| named.is_none_or(|name| one.copy.name == name || one.copy.sha256 == name);
        let meant = |one: &Original<'_>| in_row(one) && called(one);
        let mut found = originals(&definition, &instance).into_iter().filter(|one| one.slot.id == slot && meant(one));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one.copy),
            (Some(_), Some(_)) => Err(Failure::wrong_use(Message::new("registry-original-which").with("slot", slot))),
            (None, _) => Err(Failure::refusal(Message::new("forms-original-none"))),
        }
    }

    /// The forms of which an original is outstanding, or is at the office and may go back, with each such original;
    /// the oldest form first.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn originals_at_hand(&self) -> Result<Vec<(Instance, Arc<Definition>)>, Failure> {
        let mut found = Vec::new();
        // A definition is read only where a form has files at all.
        for instance in self.instances()?.into_iter().filter(Instance::has_files) {
            let (_, definition) = self.form(&instance.definition_hash)?;
            if open_originals(&definition, &instance).next().is_some() {
                found.push((instance, definition));
            }
        }
        found.sort_by_key(|(instance, _)| instance.revisions.first().map(|first| first.today));
        Ok(found)
    }

    /// In a sample vault that stands alone one person plays the department: whoever has not attached the copy.
    fn who_marks(
        &self,
        definition: &Definition,
        instance: &Instance,
        slot: &str,
    ) -> Result<(EntityId, Actor), Failure> {
        let stage = definition.attachments.iter().find(|one| one.id == slot).map(|slot| slot.stage.as_str());
        let attached = stage.and_then(|stage| instance.standing(stage)).map(|revision| revision.actor.id.clone());
        let holder = self.holder()?;
        let own = self.agent(holder)?.map(|agent| actor_of(holder, &agent)).unwrap_or_default();
        let plays = self.store.is_sample()? && self.store.standing()? == Standing::Authority;
        if !plays || attached.as_ref() != Some(&own.id) {
            return Ok((holder, own));
        }
        for entity in self.store.all(Kind::Agent)? {
            if let State::Agent(agent) = &entity.state
                && entity.id != holder
                && agent.active.contains(self.today())
            {
                return Ok((entity.id, actor_of(entity.id, agent)));
            }
        }
        Ok((holder, own))
    }
}

/// The originals of a form with which something may still happen.
pub(crate) fn open_originals<'d>(
    definition: &'d Definition,
    instance: &Instance,
) -> impl Iterator<Item = Original<'d>> + use<'d> {
    originals(definition, instance).into_iter().filter(|original| !original.may.is_empty())
}
