//! Opening and closing folders and parts.
//!
//! Deliberately not here: who may do so; the rules of the records decide that.

use records::{Act, Class, Entity, EntityId, Folder, Kind, Medium, ScopeId, Security, State};
use store::Changes;
use words::{Message, Text};

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;

impl Desk {
    /// Opens a folder under a class, and its first part with it.
    ///
    /// # Errors
    /// A refusal when the class is a mere heading, or the title is empty.
    pub fn open_folder(
        &mut self,
        class: EntityId,
        title: Text,
        security: Option<Security>,
    ) -> Result<(EntityId, Changes), Failure> {
        let governing = self.class(class)?;
        let asking = self.asking()?;
        let folder = Folder {
            reference: self.next_reference(class, &governing)?,
            title,
            class,
            security: security.unwrap_or_default(),
            medium: Medium::Electronic,
            responsible: Some(asking.agent),
            opened_on: self.today(),
            disposal_override: None,
        };
        let id = new_entity();
        let (_, mut changes) = self.ask(asking, id, ScopeId::files(), Act::OpenFolder { folder }, Vec::new())?;
        changes.extend(self.open_part(id)?.1);
        Ok((id, changes))
    }

    /// Opens the next part of a folder.
    ///
    /// # Errors
    /// A refusal when a part is open still.
    pub fn open_part(&mut self, folder: EntityId) -> Result<(EntityId, Changes), Failure> {
        let (id, asking, on) = (new_entity(), self.asking()?, self.today());
        let act = Act::OpenPart { folder, on, subjects: std::collections::BTreeMap::new() };
        let (_, changes) = self.ask(asking, id, ScopeId::files(), act, Vec::new())?;
        Ok((id, changes))
    }

    /// Closes a part: it takes no more records.
    ///
    /// # Errors
    /// A refusal without a reason, or when it is closed already.
    pub fn close_part(&mut self, part: EntityId, reason: &str) -> Result<Changes, Failure> {
        if reason.trim().is_empty() {
            return Err(Failure::refusal(Message::new("registry-reason-needed")));
        }
        let (asking, on) = (self.asking()?, self.today());
        let act = Act::ClosePart { on, reason: reason.trim().to_owned() };
        Ok(self.ask(asking, part, ScopeId::files(), act, Vec::new())?.1)
    }

    fn class(&self, id: EntityId) -> Result<Class, Failure> {
        let unknown = || Failure::refusal(Message::new("registry-no-such-class").with("class", id.to_string()));
        self.store.look(|world| world.class(id))?.ok_or_else(unknown)
    }

    /// The next free reference of a class, in the manner of the folders that it holds already;
    /// the first folder of a class takes the class code.
    fn next_reference(&self, id: EntityId, class: &Class) -> Result<String, Failure> {
        let folders = self.store.children(id, Kind::Folder)?;
        let last = folders.iter().filter_map(numbered).max_by_key(|(_, number)| *number);
        let (mut stem, mut number) =
            last.map_or_else(|| (class.code.replace('-', "/"), 1), |(stem, number)| (stem.to_owned(), number + 1));
        // Another class may have taken the same reference: numbers are never given twice.
        while !self.store.by_key(Kind::Folder, &format!("{stem}/{number}"))?.is_empty() {
            number += 1;
        }
        stem.push_str(&format!("/{number}"));
        Ok(stem)
    }
}

fn numbered(folder: &Entity) -> Option<(&str, u32)> {
    let State::Folder(folder) = &folder.state else { return None };
    let (stem, number) = folder.reference.rsplit_once('/')?;
    Some((stem, number.parse().ok()?))
}
