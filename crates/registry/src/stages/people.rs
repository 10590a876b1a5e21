//! Who acts at a stage.
//!
//! In a real vault the holder acts, for the posts and roles that the directory gives. A sample
//! vault lets one person play the whole department: somebody who has not yet acted takes the
//! stage and acts for its post, so that no stage is signed by the same person twice.

use forms::{Actor, Definition, Instance, OpenStage};
use records::{EntityId, Kind, State};
use store::{Standing, actor_of};

use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    pub(super) fn actor(
        &self,
        definition: &Definition,
        instance: Option<&Instance>,
        stage: &str,
    ) -> Result<(EntityId, Actor), Failure> {
        let holder = self.holder()?;
        let own = self.agent(holder)?.map(|agent| actor_of(holder, &agent)).unwrap_or_default();
        let assignee = instance.and_then(|instance| instance.open_at(stage)).map(|open| open.assignee.clone());
        let may =
            assignee.as_ref().is_none_or(|assignee| assignee.is(&own)) && fresh(definition, instance, stage, &own.id);
        if may || !self.store.is_sample()? || self.store.standing()? == Standing::Desk {
            return Ok((holder, own));
        }
        // Whoever holds the post comes first; failing that, somebody acts for it.
        for acts in [false, true] {
            for entity in self.store.all(Kind::Agent)? {
                let State::Agent(agent) = &entity.state else { continue };
                let mut actor = actor_of(entity.id, agent);
                if let Some(assignee) = assignee.as_ref().filter(|_| acts) {
                    actor.acting.extend(assignee.post.clone());
                    actor.roles.extend(assignee.role.clone());
                    actor.unit = assignee.unit.clone().unwrap_or(actor.unit);
                }
                let able = agent.active.contains(self.today()) && assignee.as_ref().is_none_or(|one| one.is(&actor));
                if able && fresh(definition, instance, stage, &actor.id) {
                    return Ok((entity.id, actor));
                }
            }
        }
        Ok((holder, own))
    }
}

impl Desk {
    /// The open stages of a form that wait for this desk. In a sample vault that stands alone one
    /// person plays the whole department, so every open stage does.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn mine<'i>(&self, instance: &'i Instance) -> Result<Vec<&'i OpenStage>, Failure> {
        if instance.open.is_empty() || self.plays_everybody()? {
            return Ok(instance.open.iter().collect());
        }
        let own = self.own_actor()?;
        Ok(instance.open.iter().filter(|open| own.as_ref().is_some_and(|own| open.assignee.is(own))).collect())
    }

    /// The late stages of a form about which others turn to the post of this desk's holder. Where one person plays
    /// everybody there are none: the late stage itself waits for that person.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn turned_to_me<'i>(
        &self,
        definition: &Definition,
        instance: &'i Instance,
    ) -> Result<Vec<&'i OpenStage>, Failure> {
        if self.plays_everybody()? {
            return Ok(Vec::new());
        }
        let Some(own) = self.own_actor()? else { return Ok(Vec::new()) };
        let turned = self.turned(definition, instance)?;
        Ok(turned.into_iter().filter(|(_, post)| own.holds_post(post)).map(|(open, _)| open).collect())
    }

    fn plays_everybody(&self) -> Result<bool, Failure> {
        Ok(self.store.is_sample()? && self.store.standing()? == Standing::Authority)
    }

    fn own_actor(&self) -> Result<Option<Actor>, Failure> {
        let holder = self.holder()?;
        Ok(self.agent(holder)?.map(|agent| actor_of(holder, &agent)))
    }
}

/// Nobody acts at a stage whose rules want somebody else than at an earlier one.
fn fresh(definition: &Definition, instance: Option<&Instance>, stage: &str, id: &str) -> bool {
    let apart = definition.stage(stage).map(|stage| stage.distinct_from.clone()).unwrap_or_default();
    let acted = |other: &String| instance.and_then(|one| one.standing(other)).is_some_and(|one| one.actor.id == id);
    !apart.iter().any(acted)
}
