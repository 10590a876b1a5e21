//! The covers of the definitions that are here. What was published never changes but for
//! its signature, so each is read once until something is published or comes in.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use forms::Edition;
use forms::catalogue::Cover;
use jiff::civil::Date;
use records::{EntityId, State};
use store::Store;
use words::Message;

use crate::failure::Failure;

/// A definition that is here, by its cover.
#[derive(Debug, Clone)]
pub struct Here {
    /// Its entity.
    pub id: EntityId,
    /// What a list says of it.
    pub cover: Cover,
    /// When it may be used, beside other editions.
    pub(crate) edition: Edition,
}

/// The edition on which a form is begun on a day.
pub(crate) fn in_use(editions: Vec<Arc<Here>>, today: Date) -> Option<Arc<Here>> {
    editions.into_iter().max_by_key(|here| here.edition.rank(today))
}

/// Those that were read.
#[derive(Debug, Default)]
pub(crate) struct Covers(RefCell<BTreeMap<EntityId, Arc<Here>>>);

impl Covers {
    /// They are read anew: a definition may have been signed anew.
    pub(crate) fn forget(&self) {
        self.0.borrow_mut().clear();
    }

    /// The cover of a definition.
    ///
    /// # Errors
    /// A fault of the database, or when there is no such definition.
    pub(crate) fn of(&self, store: &Store, id: EntityId) -> Result<Arc<Here>, Failure> {
        if let Some(known) = self.0.borrow().get(&id) {
            return Ok(Arc::clone(known));
        }
        let unreadable = || Failure::fault(Message::new("registry-form-unreadable"));
        let Some(State::Form(value)) = store.entity(id)?.map(|entity| entity.state) else {
            return Err(unreadable());
        };
        let (cover, edition) = Cover::read(&value).zip(Edition::read(&value)).ok_or_else(unreadable)?;
        let read = Arc::new(Here { id, cover, edition });
        self.0.borrow_mut().insert(id, Arc::clone(&read));
        Ok(read)
    }
}
