//! The definitions that were looked at last: as their covers, each is read and compiled once until something is published or
//! comes in, however often its form is asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use forms::Definition;
use records::{EntityId, State};
use store::Store;
use words::Message;

use crate::failure::Failure;

/// More than a person has in hand, and few enough to be held.
const KEPT: usize = 32;

/// Those that were read.
#[derive(Debug, Default)]
pub(crate) struct Definitions(RefCell<BTreeMap<EntityId, Arc<Definition>>>);

impl Definitions {
    /// They are read anew: a definition may have been signed anew.
    pub(crate) fn forget(&self) {
        self.0.borrow_mut().clear();
    }

    /// The definition, where there is one of this identity.
    ///
    /// # Errors
    /// A fault of the database, or when it cannot be read.
    pub(crate) fn of(&self, store: &Store, id: EntityId) -> Result<Option<Arc<Definition>>, Failure> {
        if let Some(known) = self.0.borrow().get(&id) {
            return Ok(Some(Arc::clone(known)));
        }
        let Some(State::Form(value)) = store.entity(id)?.map(|entity| entity.state) else { return Ok(None) };
        let definition = Definition::parse(value.to_string().as_bytes()).map_err(|faults| {
            let unreadable = || Message::new("registry-form-unreadable");
            Failure::fault(faults.first().map_or_else(unreadable, forms::Fault::message))
        })?;
        let definition = Arc::new(definition);
        let mut read = self.0.borrow_mut();
        if read.len() >= KEPT {
            read.clear();
        }
        read.insert(id, Arc::clone(&definition));
        Ok(Some(definition))
    }
}
