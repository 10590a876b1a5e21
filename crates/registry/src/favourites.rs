//! Favourites of this desk, kept in the vault: folders, searches and forms. Not records, so they leave no event.

use records::{EntityId, State};
use serde::{Deserialize, Serialize};
use words::{Message, Text};

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::view::favourites::{Favourite, FavouriteTarget};

const KEPT: &str = "favourites";
/// As many as a rail can show, and far more than chords can reach.
const MOST: usize = 40;

/// A favourite as the vault keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    id: EntityId,
    name: String,
    target: FavouriteTarget,
}

impl Desk {
    /// The favourites, without those whose node is gone.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn favourites(&self) -> Result<Vec<Favourite>, Failure> {
        let mut shown = Vec::new();
        for kept in self.kept_favourites()? {
            shown.extend(self.favourite(kept)?);
        }
        Ok(shown)
    }

    /// Adds one at the end. One that leads to the same is there already.
    ///
    /// # Errors
    /// A refusal when there are too many, or the node is not one.
    pub fn add_favourite(&mut self, target: FavouriteTarget, name: Option<&str>) -> Result<(), Failure> {
        let mut kept = self.kept_favourites()?;
        if kept.iter().any(|one| one.target == target) {
            return Ok(());
        }
        if kept.len() >= MOST {
            return Err(Failure::refusal(Message::new("registry-favourites-full").with("most", MOST)));
        }
        let named = match &target {
            FavouriteTarget::Node { node_id } => {
                self.find(node_id)?;
                String::new()
            }
            FavouriteTarget::Form { form_no } => {
                if !self.knows_form(form_no)? {
                    return Err(self.no_such_form(form_no));
                }
                String::new()
            }
            FavouriteTarget::Search { query, .. } => name.unwrap_or(query).trim().to_owned(),
        };
        kept.push(Kept { id: new_entity(), name: named, target });
        self.keep(KEPT, &kept)
    }

    /// Takes one away; what is not there is no trouble.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn remove_favourite(&mut self, id: EntityId) -> Result<(), Failure> {
        let mut kept = self.kept_favourites()?;
        kept.retain(|one| one.id != id);
        self.keep(KEPT, &kept)
    }

    fn kept_favourites(&self) -> Result<Vec<Kept>, Failure> {
        Ok(self.store.kept(KEPT)?.unwrap_or_default())
    }

    /// The numbers of the forms among them, in order.
    pub(crate) fn favourite_forms(&self) -> Result<Vec<String>, Failure> {
        let number = |kept: Kept| match kept.target {
            FavouriteTarget::Form { form_no } => Some(form_no),
            _ => None,
        };
        Ok(self.kept_favourites()?.into_iter().filter_map(number).collect())
    }

    fn favourite(&self, kept: Kept) -> Result<Option<Favourite>, Failure> {
        let favourite_id = kept.id.to_string();
        let node_id = match &kept.target {
            FavouriteTarget::Node { node_id } => node_id,
            FavouriteTarget::Search { .. } => {
                let name = Text::new(kept.name.clone(), kept.name);
                return Ok(Some(Favourite { favourite_id, name, reference: None, target: kept.target, records: None }));
            }
            FavouriteTarget::Form { form_no } => {
                let Some(name) = self.form_title(form_no)? else { return Ok(None) };
                let reference = Some(form_no.clone());
                return Ok(Some(Favourite { favourite_id, name, reference, target: kept.target, records: None }));
            }
        };
        let Ok(entity) = self.find(node_id) else { return Ok(None) };
        let (name, reference) = match &entity.state {
            State::Folder(folder) => (folder.title.clone(), folder.reference.clone()),
            State::Class(class) => (class.title.clone(), class.code.clone()),
            State::Part(part) => {
                let folder = self.store.look(|world| world.folder(part.folder))?;
                (folder.map(|folder| folder.title).unwrap_or_default(), part.reference())
            }
            _ => return Ok(None),
        };
        let records = self.store.folder_row(entity.id)?.and_then(|row| u32::try_from(row.records).ok());
        Ok(Some(Favourite { favourite_id, name, reference: Some(reference), target: kept.target, records }))
    }
}
