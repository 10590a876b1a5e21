//! The editions of a form at this desk: which is in use, which is newer than a draft's own, and until when the older
//! one is taken; publishing one.

use std::sync::Arc;

use forms::{Definition, Edition};
use records::{Act, EntityId, Kind, ScopeId};
use serde_json::Value;
use store::Changes;
use words::Message;

use crate::covers::Here;
use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::stages::Turn;
use crate::view::editions::NewerEdition;

impl Desk {
    /// The editions of a form that are published here, by number; or the one of a hash.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn editions(&self, typed: &str) -> Result<Vec<Arc<Here>>, Failure> {
        self.store.by_key(Kind::Form, typed)?.into_iter().map(|id| self.covers.of(&self.store, id)).collect()
    }

    /// The edition on which a form is begun today, by number or by the hash of one definition.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn edition_in_use(&self, typed: &str) -> Result<Option<EntityId>, Failure> {
        Ok(crate::covers::in_use(self.editions(typed)?, self.today()).map(|here| here.id))
    }

    /// Why nothing can be begun or completed on an edition any more, if that is so.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn closed(&self, definition: &Definition) -> Result<Option<Message>, Failure> {
        let editions = self.editions(&definition.form_no)?;
        let others = editions.iter().map(|here| &here.edition);
        Ok(forms::accepted(&Edition::from(definition), others, self.today()).err().map(|refusal| refusal.message()))
    }

    /// The edition to which a draft could move: the one in use, where it is newer than the draft's own.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn newer_edition(&self, turn: &Turn) -> Result<Option<NewerEdition>, Failure> {
        let own = Edition::from(&turn.definition);
        let editions = self.editions(&turn.definition.form_no)?;
        let others = || editions.iter().map(|here| &here.edition);
        let newest = forms::in_use(others(), self.today()).filter(|one| one.id == own.id && one.version > own.version);
        Ok(newest.map(|newest| NewerEdition {
            edition: newest.edition.clone(),
            accept_until: forms::last_day(&own, others()).map(|(day, _)| day),
            may_move: forms::may_move(turn.instance.as_ref()).is_ok(),
        }))
    }

    /// Publishes a definition for the department.
    ///
    /// # Errors
    /// A refusal with the first fault of the definition, or with what the edition would break; or when the holder of
    /// this desk may not publish.
    pub fn publish_form(&mut self, bytes: &[u8]) -> Result<(Definition, Changes), Failure> {
        let definition = Definition::parse(bytes).map_err(|faults| {
            let first = faults.first().map_or_else(|| Message::new("registry-form-unreadable"), forms::Fault::message);
            Failure::refusal(first)
        })?;
        let value: Value = serde_json::from_slice(definition.canonical()).map_err(store::Fault::from)?;
        let act = Act::PublishForm { definition: value };
        let (_, changes) = self.ask(self.asking()?, new_entity(), ScopeId::department(), act, Vec::new())?;
        Ok((definition, changes))
    }
}
