//! An open desk: the store, the index, the clock, and who sits there.

use std::cell::RefCell;
use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use records::{Act, Agent, ComponentRef, Entity, EntityId, Kind, OpId, Reference, ScopeId, State};
use sealed::Key;
use store::{Ask, AskError, Asked, Changes, Store};
use uuid::Uuid;
use words::Message;

use crate::bulk::Shown;
use crate::clock::Clock;
use crate::covers::Covers;
use crate::definitions::Definitions;
use crate::failure::Failure;
use crate::finder::Finder;
use crate::library::Issued;

/// An open desk.
pub struct Desk {
    /// The vault's store.
    pub(crate) store: Store,
    /// The search index.
    pub(crate) finder: Finder,
    /// Reads texts in a process of its own, where the shell has given one.
    pub(crate) extractor: Option<extraction::Extractor>,
    /// Records that were filed here since the last exchange began: they have not left this desk.
    pub(crate) unsent: BTreeSet<EntityId>,
    /// What was shown before it is done to many records.
    pub(crate) shown: Shown,
    /// The covers of the definitions that are here.
    pub(crate) covers: Covers,
    /// The definitions that were looked at last.
    pub(crate) definitions: Definitions,
    /// The library of the catalogue that the department issued last.
    pub(crate) issued: RefCell<Issued>,
    clock: Clock,
}

/// Somebody at a time: who asks, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) agent: EntityId,
    pub(crate) at: Timestamp,
}

impl Desk {
    pub(crate) fn open(
        store: Store,
        vault_key: &Key,
        clock: Clock,
        extractor: Option<extraction::Extractor>,
    ) -> Result<Self, Failure> {
        let finder = Finder::new(vault_key);
        Ok(Self {
            store,
            finder,
            extractor,
            unsent: BTreeSet::new(),
            shown: Shown::default(),
            covers: Covers::default(),
            definitions: Definitions::default(),
            issued: RefCell::default(),
            clock,
        })
    }

    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Goes on to another day.
    #[cfg(test)]
    pub(crate) fn stand_at(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today in the office's zone.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The name of the department, where the vault knows one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn department(&self) -> Result<Option<words::Text>, Failure> {
        Ok(self.store.kept("department")?)
    }

    /// The agent of this desk.
    ///
    /// # Errors
    /// A refusal when the desk has not yet joined its department.
    pub fn holder(&self) -> Result<EntityId, Failure> {
        self.store.kept::<EntityId>("holder")?.ok_or_else(|| Failure::refusal(Message::new("registry-no-holder")))
    }

    /// An agent, by identity.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn agent(&self, id: EntityId) -> Result<Option<Agent>, Failure> {
        Ok(match self.store.entity(id)?.map(|entity| entity.state) {
            Some(State::Agent(agent)) => Some(agent),
            _ => None,
        })
    }

    /// Keeps a small named value in the vault.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn keep<T: serde::Serialize>(&mut self, name: &str, value: &T) -> Result<(), Failure> {
        self.store.transact::<_, store::Fault>(|tx| tx.keep(name, value))?;
        Ok(())
    }

    /// Takes a refused operation out of the tray; the device chain keeps what was asked.
    ///
    /// # Errors
    /// A refusal when it is not in the tray.
    pub fn dismiss(&mut self, operation: OpId) -> Result<Changes, Failure> {
        let (gone, changes) = self.store.transact::<_, store::Fault>(|tx| tx.dismiss(operation))?;
        if gone { Ok(changes) } else { Err(Failure::refusal(Message::new("registry-not-in-tray"))) }
    }

    /// The holder, now.
    pub(crate) fn asking(&self) -> Result<Asking, Failure> {
        Ok(Asking { agent: self.holder()?, at: self.now() })
    }

    /// Asks for one change in a transaction of its own.
    pub(crate) fn ask(
        &mut self,
        asking: Asking,
        entity: EntityId,
        scope: ScopeId,
        act: Act,
        components: Vec<ComponentRef>,
    ) -> Result<(Asked, Changes), Failure> {
        let ask = Ask { op_id: new_op(), entity, scope, agent: asking.agent, at: asking.at, act, components };
        // A refusal is committed too: what was asked and refused stays in the device chain.
        let (asked, changes) = self.store.transact(|tx| match tx.ask(ask) {
            Err(AskError::Broke(fault)) => Err(fault),
            other => Ok(other),
        })?;
        Ok((asked?, changes))
    }

    /// The record, part or folder that a person means: a reference of any kind, present,
    /// former or provisional, or an identity.
    ///
    /// # Errors
    /// A refusal `registry-not-found` when there is none.
    pub fn find(&self, typed: &str) -> Result<Entity, Failure> {
        let not_found = || Failure::refusal(Message::new("registry-not-found").with("reference", typed));
        let id = match typed.parse::<EntityId>() {
            Ok(id) => Some(id),
            Err(_) => {
                let reference: Reference = typed.parse().map_err(|_| not_found())?;
                self.store.look(|world| world.find(&reference))?
            }
        };
        self.store.entity(id.ok_or_else(not_found)?)?.ok_or_else(not_found)
    }

    /// The open part that takes a record filed under a folder, part or class reference.
    ///
    /// # Errors
    /// A refusal when there is no such folder, when the class holds several, or when no part is open.
    pub fn open_part_under(&self, typed: &str) -> Result<EntityId, Failure> {
        let entity = match self.store.by_key(Kind::Class, typed)?.first() {
            Some(class) => self.only_folder_of(*class, typed)?,
            None => self.find(typed)?,
        };
        match entity.state {
            State::Part(_) => Ok(entity.id),
            State::Folder(folder) => {
                let parts = self.store.children(entity.id, Kind::Part)?;
                let open = parts.into_iter().rev().find(|part| match &part.state {
                    State::Part(part) => part.closed_on.is_none(),
                    _ => false,
                });
                open.map(|part| part.id).ok_or_else(|| {
                    Failure::refusal(Message::new("registry-no-open-part").with("folder", folder.reference))
                })
            }
            _ => Err(Failure::refusal(Message::new("registry-not-a-folder").with("reference", typed))),
        }
    }

    fn only_folder_of(&self, class: EntityId, typed: &str) -> Result<Entity, Failure> {
        let mut folders = self.store.children(class, Kind::Folder)?;
        match folders.len() {
            1 => Ok(folders.remove(0)),
            count => {
                let message = Message::new("registry-class-folders").with("class", typed).with("count", count);
                Err(Failure::refusal(message))
            }
        }
    }
}

/// A new identity for an entity.
pub(crate) fn new_entity() -> EntityId {
    EntityId(Uuid::now_v7())
}

/// A new identity for an operation.
pub(crate) fn new_op() -> OpId {
    OpId(Uuid::now_v7())
}
