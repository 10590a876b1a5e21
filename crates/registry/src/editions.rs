//! The editions of a form at this desk: which is in use, which is newer than a draft's own, and until when the older
//! one is taken; publishing one.

use std::path::Path;
use std::sync::Arc;

use forms::{Definition, Edition, Publication};
use records::{Act, ComponentRef, EntityId, Kind, Publisher};
use store::Changes;
use words::Message;

use crate::covers::Here;
use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::official::asset_component;
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
    pub(crate) fn closed(&self, definition: &Definition, publisher: &Publisher) -> Result<Option<Message>, Failure> {
        if let Err(refusal) = store::still_publishes(publisher, definition) {
            return Ok(Some(refusal.message()));
        }
        let editions = self.editions(&definition.form_no)?;
        let others = editions.iter().map(|here| &here.edition);
        Ok(forms::accepted(&Edition::from(definition), others, self.today()).err().map(|refusal| refusal.message()))
    }

    /// The edition to which a draft could move: the one in use, where it is newer than the draft's own.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn newer_edition(&self, turn: &Turn) -> Result<Option<NewerEdition>, Failure> {
        let own = Edition::from(&*turn.definition);
        let editions = self.editions(&turn.definition.form_no)?;
        let others = || editions.iter().map(|here| &here.edition);
        let newest = forms::in_use(others(), self.today()).filter(|one| one.id == own.id && one.version > own.version);
        Ok(newest.map(|newest| NewerEdition {
            edition: newest.edition.clone(),
            accept_until: forms::last_day(&own, others()).map(|(day, _)| day),
            may_move: forms::may_move(turn.instance.as_ref()).is_ok(),
        }))
    }

    /// Publishes a definition for the department, with the files that lie beside it. One that bears no publisher's signature the
    /// department signs itself; so it takes one over that is here and for which nobody stands any more.
    ///
    /// # Errors
    /// A refusal with the first fault of the definition, or with what the edition would break; or when the holder of
    /// this desk may not publish.
    pub fn publish_form(&mut self, bytes: &[u8], beside: &[Incoming]) -> Result<(Definition, Changes), Failure> {
        let mut definition = Definition::parse(bytes).map_err(|faults| {
            let first = faults.first().map_or_else(|| Message::new("registry-form-unreadable"), forms::Fault::message);
            Failure::refusal(first)
        })?;
        let act = |publication: Option<Publication>| {
            let document = definition.document();
            let signed = publication.map(|publication| forms::published(&document, &publication));
            Ok(Act::PublishForm { definition: signed.unwrap_or(document) })
        };
        let here = self.store.by_key(Kind::Form, definition.hash())?.into_iter().next();
        let entity = here.unwrap_or_else(new_entity);
        let files = if here.is_none() { came_along(entity, &definition, beside)? } else { Vec::new() };
        let (publication, changes) = self.publish(entity, &definition.statement(), &files, act)?;
        if publication.is_some() {
            definition.publication = publication;
        }
        self.covers.forget();
        self.definitions.forget();
        Ok((definition, changes))
    }
}

/// The files that a definition names, among those that lie beside it.
fn came_along(
    form: EntityId,
    definition: &Definition,
    beside: &[Incoming],
) -> Result<Vec<(ComponentRef, Vec<u8>)>, Failure> {
    let lies = |name: &str| beside.iter().find(|file| file.name == name).map(|file| file.bytes.clone());
    if let Some(fault) = forms::asset_faults(&definition.assets, &lies).first() {
        return Err(Failure::refusal(fault.message()));
    }
    let file = |asset: &forms::Asset| (asset_component(form, asset), lies(&asset.name).unwrap_or_default());
    Ok(definition.assets.iter().map(file).collect())
}

/// The files that a definition names, as far as they lie beside it.
pub fn files_beside(definition: &[u8], path: &Path) -> Vec<Incoming> {
    let document = serde_json::from_slice(definition).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new(""));
    let assets = forms::assets_of(&document).into_iter();
    assets.filter_map(|asset| Incoming::read(&folder.join(asset.name)).ok()).collect()
}
