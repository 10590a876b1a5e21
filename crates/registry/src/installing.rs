//! A definition that is carried in by file.
//!
//! It is published by the same act as any other, so only who may publish may install. Where the catalogue
//! names a hash for the form, the definition must be the one that it names; where it bears its publisher's signature,
//! that must be genuine and of a publisher whom the department recognises. Where it bears none, the department publishes
//! it in its own name, unless the form is known as somebody else's. Deliberately not here: fetching it from a server.

use forms::Definition;
use records::Kind;
use serde_json::Value;
use store::Changes;
use words::{Message, Text};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::filing::Incoming;

/// A definition that came in.
#[derive(Debug, Clone)]
pub struct Installed {
    /// Number of the form.
    pub form_no: String,
    /// Its title.
    pub title: Text,
    /// Printed edition.
    pub edition: String,
    /// Version.
    pub version: u32,
    /// SHA-256 over its canonical form.
    pub hash: String,
    /// The catalogue names this hash.
    pub listed: bool,
    /// What changed.
    pub changes: Changes,
}

impl Desk {
    /// Takes a definition in from the bytes of a file, with the files that lie beside it.
    ///
    /// # Errors
    /// A refusal when it is damaged, is not the one that the catalogue names, is here already, or when
    /// the holder may not publish.
    pub fn install_form(&mut self, name: &str, bytes: &[u8], beside: &[Incoming]) -> Result<Installed, Failure> {
        let refused = |code: &str| Message::new(code).with("name", name);
        let value: Value = serde_json::from_slice(bytes).map_err(|_| Failure::refusal(damaged(name, bytes)))?;
        let hash = forms::definition_digest(&value);
        let number = value.get("formNo").and_then(Value::as_str).unwrap_or_default().to_owned();
        // What was altered on the way is said before what is wrong in it.
        let named = self.library()?.catalogue.entry(&number).and_then(|entry| entry.hash.clone());
        if named.as_ref().is_some_and(|named| *named != hash) {
            return Err(Failure::refusal(refused("registry-install-other").with("form", number)));
        }
        let definition = Definition::parse(bytes).map_err(|faults| {
            // What bears a signature was sound when it was signed, so it was altered on the way.
            let first = faults.first().filter(|_| store::publisher_of(&value).is_none());
            Failure::refusal(first.map_or_else(|| damaged(name, bytes), forms::Fault::message))
        })?;
        if self.is_vouched_for(&hash)? {
            let here = refused("registry-install-here").with("form", number);
            return Err(Failure::refusal(here.with("edition", definition.edition.as_str())));
        }
        if definition.publication.is_none() {
            self.is_not_of_another(&definition)?;
        }
        let (_, changes) = self.publish_form(bytes, beside)?;
        let title = definition.title().clone();
        let Definition { form_no, edition, version, .. } = definition;
        Ok(Installed { form_no, title, edition, version, hash, listed: named.is_some(), changes })
    }

    /// A form that came from a publisher outside the department does not come again without its signature.
    fn is_not_of_another(&self, definition: &Definition) -> Result<(), Failure> {
        for here in self.editions(&definition.form_no)? {
            let (_, known) = self.form(&here.id.to_string())?;
            // Those for whom nobody stands any more are nobody's.
            let publisher = self.store.look(|world| store::vouch(world, &known))?.ok();
            if let Some(publisher) = publisher.filter(|publisher| !publisher.own && publisher.withdrawn.is_none()) {
                let message = Message::new("registry-install-unsigned").with("form", definition.form_no.as_str());
                return Err(Failure::refusal(message.with("publisher", publisher.name)));
            }
        }
        Ok(())
    }

    /// Whether a definition is here under the signature of somebody whose forms are taken.
    fn is_vouched_for(&self, hash: &str) -> Result<bool, Failure> {
        let Some(id) = self.store.by_key(Kind::Form, hash)?.into_iter().next() else { return Ok(false) };
        let (_, known) = self.form(&id.to_string())?;
        let vouched = self.store.look(|world| store::vouch(world, &known))?;
        Ok(vouched.is_ok_and(|publisher| publisher.withdrawn.is_none()))
    }
}

/// That a file is damaged, by the form that seems to stand in it.
fn damaged(name: &str, bytes: &[u8]) -> Message {
    match forms::number_in(bytes) {
        Some(form) => Message::new("registry-install-damaged-form").with("name", name).with("form", form),
        None => Message::new("registry-install-damaged").with("name", name),
    }
}
