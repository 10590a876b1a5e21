//! The catalogue that the department issues to its desks: whole the first time, afterwards what is new since the one before.
//!
//! It is an operation like any other, so it comes with the exchange, under the authority's signed head and its publisher's own
//! signature. Deliberately not here: the catalogue that comes with the program (`library`), finding forms (`cataloguing`).

use std::sync::Arc;

use forms::Publication;
use forms::catalogue::{Catalogue, Issue};
use records::{Act, EntityId, Kind};
use store::Changes;
use words::Message;

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::library::Library;

impl Desk {
    /// The library of the catalogue that the department issued last; none as long as it has issued none. It is read and its
    /// signatures are checked when an issue came since it was last asked for.
    ///
    /// # Errors
    /// A refusal where nobody stands for what is here.
    pub(crate) fn issued(&self) -> Result<Option<Arc<Library>>, Failure> {
        let Some((id, rev)) = self.issue_now()? else { return Ok(None) };
        if let Some((known, at, library)) = &self.issued.borrow().0
            && (*known, *at) == (id, rev)
        {
            return Ok(Some(Arc::clone(library)));
        }
        let made = self.store.look(store::catalogue)?.map_err(|refusal| Failure::refusal(refusal.message()))?;
        let library = made.map(|(catalogue, _)| Library::made(catalogue));
        self.issued.borrow_mut().0 = library.clone().map(|library| (id, rev, library));
        Ok(library)
    }

    fn issue_now(&self) -> Result<Option<(EntityId, u64)>, Failure> {
        let Some(id) = self.store.by_key(Kind::Catalogue, Kind::Catalogue.name())?.into_iter().next() else {
            return Ok(None);
        };
        Ok(self.store.entity(id)?.map(|entity| (id, entity.rev)))
    }

    /// The catalogue in use, with the name of its publisher where the department issued it.
    ///
    /// # Errors
    /// As for any use of the library.
    pub fn catalogue(&self) -> Result<(Catalogue, Option<String>), Failure> {
        let made = self.store.look(store::catalogue)?.map_err(|refusal| Failure::refusal(refusal.message()))?;
        match made {
            Some((catalogue, publisher)) => Ok((catalogue, Some(publisher.name))),
            None => Ok((self.library()?.catalogue.clone(), None)),
        }
    }

    /// Issues a catalogue to all desks of the department, in the department's own name. Answers it with the number of entries
    /// that the issue carries.
    ///
    /// # Errors
    /// A refusal when it is not sound, not newer than the one in use, or the holder may not.
    pub fn issue_catalogue(&mut self, bytes: &[u8]) -> Result<(Catalogue, usize, Changes), Failure> {
        let catalogue = Catalogue::read(bytes).map_err(|faults| {
            let first = faults.first().map_or_else(|| Message::new("store-catalogue-shape"), forms::Fault::message);
            Failure::refusal(first)
        })?;
        let before = self.issued()?;
        let issue = Issue::between(before.as_deref().map(|library| &library.catalogue), &catalogue);
        let entity = self.issue_now()?.map_or_else(new_entity, |(id, _)| id);
        let act = |publication: Option<Publication>| {
            let signed = Issue { publication, ..issue.clone() };
            Ok(Act::IssueCatalogue { issue: serde_json::to_value(signed)? })
        };
        let (_, changes) = self.publish(entity, &issue.statement(), &[], act)?;
        Ok((catalogue, issue.entries.len() + issue.gone.len(), changes))
    }
}
