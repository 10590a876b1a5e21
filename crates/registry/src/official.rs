//! The official PDF of a form that is filled in outside, as it lies in the vault beside its definition.
//!
//! Deliberately not here: how it comes in (`editions`), and the blank that Muniment draws itself (`stages`).

use forms::{Asset, Definition};
use records::{ComponentRef, EntityId};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    /// The official PDF of a form, by its name. Answers the number of the form with it.
    ///
    /// # Errors
    /// A refusal when the form has no such file, or it has not come to this desk yet.
    pub fn official(&self, typed: &str, name: &str) -> Result<(String, Vec<u8>), Failure> {
        let (id, definition) = self.vouched_form(typed)?;
        let bytes = self.official_of(id, &definition, name)?;
        Ok((definition.form_no.clone(), bytes))
    }

    /// The official PDF of a definition that is at hand.
    pub(crate) fn official_of(&self, id: EntityId, definition: &Definition, name: &str) -> Result<Vec<u8>, Failure> {
        let said = |code: &str| {
            Failure::refusal(Message::new(code).with("form", definition.form_no.as_str()).with("name", name))
        };
        let asset = definition.assets.iter().find(|asset| asset.name == name);
        let component = asset_component(id, asset.ok_or_else(|| said("registry-no-such-asset"))?);
        match self.store.component_state(&component)? {
            Some(state) if state.complete => Ok(self.store.component(id, name)?),
            _ => Err(said("registry-asset-not-here")),
        }
    }
}

/// The file that a definition names, as a component of the form.
pub(crate) fn asset_component(form: EntityId, asset: &Asset) -> ComponentRef {
    let (name, sha256) = (asset.name.clone(), asset.sha256.clone());
    ComponentRef { owner: form, name, sha256, size_bytes: u64::from(asset.size_bytes) }
}
