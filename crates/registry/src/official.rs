//! The official PDF of a form that is filled in outside, as it lies in the vault beside its definition.
//!
//! Deliberately not here: how it comes in (`editions`), and the blank that Muniment draws itself (`stages`).

use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    /// The official PDF of a form, by its name. Answers the number of the form with it.
    ///
    /// # Errors
    /// A refusal when the form has no such file, or it has not come to this desk yet.
    pub fn official(&self, typed: &str, name: &str) -> Result<(String, Vec<u8>), Failure> {
        let (id, definition) = self.form(typed)?;
        let said = |code: &str| {
            Failure::refusal(Message::new(code).with("form", definition.form_no.as_str()).with("name", name))
        };
        let entity = self.store.entity(id)?.ok_or_else(|| self.no_such_form(typed))?;
        let named = store::files_of(&entity)?;
        let file = named.iter().find(|file| file.name == name).ok_or_else(|| said("registry-no-such-asset"))?;
        match self.store.component_state(file)? {
            Some(state) if state.complete => Ok((definition.form_no, self.store.component(id, name)?)),
            _ => Err(said("registry-asset-not-here")),
        }
    }
}
