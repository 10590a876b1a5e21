//! The catalogue that the department issues to its desks: whole the first time, afterwards what is new since the one before.
//!
//! It is an operation like any other, so it comes with the exchange, under the authority's signed head and its publisher's own
//! signature. Deliberately not here: the catalogue that comes with the program (`library`), finding forms (`cataloguing`).

use std::sync::Arc;

use forms::Publication;
use forms::catalogue::{Catalogue, Issue};
use records::{Act, EntityId, Kind};
use store::IssuedCatalogue;
use words::Message;

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::library::Library;

impl Desk {
    /// The library of the catalogue that the department issued last; none as long as it has issued none. It is read and its
    /// signature is checked when another issue stands here than when it was last asked for.
    ///
    /// # Errors
    /// A refusal where nobody stands for what is here.
    pub(crate) fn issued(&self) -> Result<Option<Arc<Library>>, Failure> {
        let Some(id) = self.catalogue_entity()? else { return Ok(None) };
        let keys = self.store.keys_of(id)?;
        if let Some((known, library)) = &self.issued.borrow().0
            && *known == keys
        {
            return Ok(Some(Arc::clone(library)));
        }
        let library = self.issued_catalogue()?.map(|issued| Library::made(issued.catalogue));
        self.issued.borrow_mut().0 = library.clone().map(|library| (keys, library));
        Ok(library)
    }

    fn catalogue_entity(&self) -> Result<Option<EntityId>, Failure> {
        Ok(self.store.by_key(Kind::Catalogue, Kind::Catalogue.name())?.into_iter().next())
    }

    fn issued_catalogue(&self) -> Result<Option<IssuedCatalogue>, Failure> {
        self.store.look(store::catalogue)?.map_err(|refusal| Failure::refusal(refusal.message()))
    }

    /// The catalogue in use, with the name of its publisher where the department issued it.
    ///
    /// # Errors
    /// As for any use of the library.
    pub fn catalogue(&self) -> Result<(Catalogue, Option<String>), Failure> {
        match self.issued_catalogue()? {
            Some(issued) => Ok((issued.catalogue, Some(issued.publisher.name))),
            None => Ok((self.library()?.catalogue.clone(), None)),
        }
    }

    /// Issues a catalogue to all desks of the department, in the department's own name: what is new since the one before, and
    /// all of it once the changes have carried more than half. Answers it with its publisher and the number of forms that the
    /// issue carries.
    ///
    /// # Errors
    /// A refusal when it is not sound, not newer than the one in use, or the holder may not.
    pub fn issue_catalogue(&mut self, bytes: &[u8]) -> Result<(Catalogue, Option<String>, usize), Failure> {
        let catalogue = Catalogue::read(bytes).map_err(|faults| {
            let first = faults.first().map_or_else(|| Message::new("store-catalogue-shape"), forms::Fault::message);
            Failure::refusal(first)
        })?;
        let before = self.issued_catalogue()?;
        let since = Issue::between(before.as_ref().map(|before| &before.catalogue), &catalogue);
        let carried = before.map_or(0, |before| before.carried) + since.carried();
        let issue = if 2 * carried > catalogue.entries.len() { Issue::between(None, &catalogue) } else { since };
        let entity = self.catalogue_entity()?.unwrap_or_else(new_entity);
        let act = |publication: Option<Publication>| {
            let signed = Issue { publication, ..issue.clone() };
            Ok(Act::IssueCatalogue { issue: serde_json::to_value(signed)? })
        };
        let (publication, _) = self.publish(entity, &issue.statement(), &[], act)?;
        Ok((catalogue, publication.map(|signed| signed.publisher), issue.carried()))
    }
}
