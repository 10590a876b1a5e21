//! The store of one vault and its one door for writes.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use records::{ComponentRef, Entity, EntityId, Kind, World};
use rusqlite::{Connection, TransactionBehavior};
use sealed::Key;
use sync::Deployment;

use crate::authority::{self, Standing};
use crate::changes::Changes;
use crate::components::{self, ComponentState};
use crate::fault::Fault;
use crate::files::Files;
use crate::founding::{self, Founding};
use crate::shelf::{self, Shelf};
use crate::world::{self, Shown};
use crate::{database, keys, meta};

/// Database, component files and the lock that keeps a second process out.
pub struct Store {
    db: Connection,
    files: Files,
    wrapping: Key,
    folder: PathBuf,
    lock: VaultLock,
}

/// The lock of a vault: one process at a time. It goes with the process, even when it is killed;
/// then the word in it stays, and says that the vault was left without being closed.
#[derive(Debug)]
pub struct VaultLock {
    file: File,
    left_open: bool,
    untidy: bool,
}

/// What stands in the lock's file while a process has the vault.
const IN_USE: &[u8] = b"in use";

impl VaultLock {
    /// Takes the lock of the vault in `folder`, which must exist.
    ///
    /// # Errors
    /// [`Fault::InUse`] when somebody else has it.
    pub fn take(folder: &Path) -> Result<Self, Fault> {
        let mut file = File::options().create(true).truncate(false).read(true).write(true).open(folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Fault::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let mut word = Vec::new();
        file.read_to_end(&mut word)?;
        if word.is_empty() {
            file.write_all(IN_USE)?;
            file.sync_all()?;
        }
        Ok(Self { file, left_open: !word.is_empty(), untidy: false })
    }
}

impl Drop for VaultLock {
    fn drop(&mut self) {
        if !self.untidy && !std::thread::panicking() {
            // Where this fails the next opening looks once more than it must.
            drop(self.file.set_len(0));
        }
        // Said, not left to the closing of the file: a child that is just being started holds a copy of the open
        // file until it runs its own program, and with it a lock that nobody gave back.
        drop(self.file.unlock());
    }
}

/// A transaction: everything in it happens, or nothing.
pub struct Tx<'a> {
    db: rusqlite::Transaction<'a>,
    shelf: Shelf<'a>,
    wrapping: &'a Key,
    /// What has changed so far.
    pub changes: Changes,
}

impl Store {
    /// Makes the database and folders of a new vault in `folder`, which must exist.
    ///
    /// # Errors
    /// [`Fault::Exists`] when there is one already: a vault is never made anew.
    pub fn create(folder: &Path, vault_key: &Key, founding: &Founding) -> Result<Self, Fault> {
        Self::create_under(VaultLock::take(folder)?, folder, vault_key, founding)
    }

    /// The same under a lock that is held already.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create_under(lock: VaultLock, folder: &Path, vault_key: &Key, founding: &Founding) -> Result<Self, Fault> {
        fs::create_dir_all(folder.join("components"))?;
        let db = database::create(&folder.join("vault.db"), &vault_key.derive("db"))?;
        let mut store = Self::assemble(folder, vault_key, db, lock);
        let db = store.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        founding::found(&db, founding)?;
        db.commit()?;
        Ok(store)
    }

    /// Opens the vault in `folder`.
    ///
    /// # Errors
    /// [`Fault::InUse`] when another process has it; [`Fault::PlainDatabase`],
    /// [`Fault::Unreadable`] or [`Fault::Newer`] when it is not one that this program may open.
    pub fn open(folder: &Path, vault_key: &Key) -> Result<Self, Fault> {
        if !folder.join("vault.db").exists() {
            return Err(Fault::Absent);
        }
        let lock = VaultLock::take(folder)?;
        let db = database::open(&folder.join("vault.db"), &vault_key.derive("db"))?;
        let store = Self::assemble(folder, vault_key, db, lock);
        shelf::finish_removals(&store.db, &store.files)?;
        if store.was_left_open() {
            shelf::remove_unknown(&store.db, &store.files)?;
        }
        Ok(store)
    }

    fn assemble(folder: &Path, vault_key: &Key, db: Connection, lock: VaultLock) -> Self {
        Self {
            db,
            files: Files::new(folder.join("components")),
            wrapping: vault_key.derive("components"),
            folder: folder.to_owned(),
            lock,
        }
    }

    /// Whether the process that had the vault before was ended without closing it.
    pub fn was_left_open(&self) -> bool {
        self.lock.left_open
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The only door for writes: commits what `work` did, and answers with what changed.
    ///
    /// # Errors
    /// Whatever `work` answers; then nothing has happened.
    pub fn transact<T, E: From<Fault>>(
        &mut self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Changes), E> {
        let db = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Fault::from)?;
        let shelf = Shelf::new(&self.files);
        let mut tx = Tx { db, shelf, wrapping: &self.wrapping, changes: Changes::default() };
        let done = work(&mut tx).and_then(|value| {
            tx.shelf.note_removals(&tx.db)?;
            Ok(value)
        });
        let Tx { db, shelf, changes, .. } = tx;
        let committed = done.and_then(|value| {
            db.commit().map_err(Fault::from)?;
            Ok(value)
        });
        match committed {
            Ok(value) => {
                shelf.committed();
                Ok((value, changes))
            }
            Err(error) => {
                shelf.failed();
                // Something that came before it may now belong to nothing.
                self.lock.untidy = true;
                Err(error)
            }
        }
    }

    pub(crate) fn db(&self) -> &Connection {
        &self.db
    }

    pub(crate) fn wrapping(&self) -> &Key {
        &self.wrapping
    }

    /// Looks at the shown entities through the rules' own eyes.
    ///
    /// # Errors
    /// A fault of the database met on the way.
    pub fn look<T>(&self, work: impl FnOnce(&dyn World) -> T) -> Result<T, Fault> {
        let shown = Shown::new(&self.db);
        let value = work(&shown);
        shown.fault()?;
        Ok(value)
    }

    /// The names by which an entity is found.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn keys_of(&self, id: EntityId) -> Result<Vec<String>, Fault> {
        crate::world::keys_of(&self.db, id)
    }

    /// The entity, if it is known.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn entity(&self, id: EntityId) -> Result<Option<Entity>, Fault> {
        world::find(&self.db, id)
    }

    /// Entities of a kind that bear a key.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn by_key(&self, kind: Kind, key: &str) -> Result<Vec<EntityId>, Fault> {
        world::by_key(&self.db, kind, key)
    }

    /// All entities of a kind, in order.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn all(&self, kind: Kind) -> Result<Vec<Entity>, Fault> {
        world::all(&self.db, kind)
    }

    /// The identities of all entities of a kind, in order.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn ids(&self, kind: Kind) -> Result<Vec<EntityId>, Fault> {
        world::ids(&self.db, kind)
    }

    /// Entities of a kind beneath a parent, in order.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn children(&self, parent: EntityId, kind: Kind) -> Result<Vec<Entity>, Fault> {
        world::children(&self.db, parent, kind)
    }

    /// The bytes of a component, checked against its digest.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when the file is missing, altered or cut off.
    pub fn component(&self, owner: EntityId, name: &str) -> Result<Vec<u8>, Fault> {
        components::read(&self.db, &Shelf::new(&self.files), &self.wrapping, &owner.to_string(), name)
    }

    /// How much of a component is here; `None` when nothing of this digest is.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn component_state(&self, component: &ComponentRef) -> Result<Option<ComponentState>, Fault> {
        components::state(&self.db, component)
    }

    /// How this vault stands to its authority.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn standing(&self) -> Result<Standing, Fault> {
        authority::standing(&self.db)
    }

    /// The deployment that decides, if the desk has joined one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn deployment(&self) -> Result<Option<Deployment>, Fault> {
        authority::deployment(&self.db)
    }

    /// Whether this is a sample vault.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn is_sample(&self) -> Result<bool, Fault> {
        meta::need(&self.db, "sample")
    }

    /// The device's identity.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn device_id(&self) -> Result<records::DeviceId, Fault> {
        authority::device_id(&self.db)
    }

    /// The device's key, with which it signs its requests.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn device_key(&self) -> Result<ed25519_dalek::SigningKey, Fault> {
        authority::device_key(&self.db)
    }

    /// A small named value kept for another room (settings, cursors of work).
    ///
    /// # Errors
    /// A fault of the database.
    pub fn kept<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fault> {
        meta::get(&self.db, &format!("kept:{name}"))
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn db(&self) -> &Connection {
        &self.db
    }

    pub(crate) fn wrapping(&self) -> &'a Key {
        self.wrapping
    }

    /// The files, as this transaction sees them.
    pub(crate) fn shelf(&mut self) -> &mut Shelf<'a> {
        &mut self.shelf
    }

    /// Database, wrapping key and the notebook of changes, borrowed together.
    pub(crate) fn parts(&mut self) -> (&Connection, &'a Key, &mut Changes) {
        (&self.db, self.wrapping, &mut self.changes)
    }

    /// Keeps the bytes of a component: sealed and flushed before the row says so.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when the bytes are not those announced; [`Fault::Named`] when they would
    /// replace others that something names; [`Fault::DiskFull`].
    pub fn put_component(&mut self, component: &ComponentRef, bytes: &[u8]) -> Result<(), Fault> {
        components::put(&self.db, &mut self.shelf, self.wrapping, component, bytes)
    }

    /// The bytes of a component, inside the transaction.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when the file is missing or altered.
    pub fn component(&self, owner: EntityId, name: &str) -> Result<Vec<u8>, Fault> {
        components::read(&self.db, &self.shelf, self.wrapping, &owner.to_string(), name)
    }

    /// The entity, inside the transaction.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn entity(&self, id: EntityId) -> Result<Option<Entity>, Fault> {
        world::find(&self.db, id)
    }

    /// Keeps a small named value for another room.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn keep<T: serde::Serialize>(&mut self, name: &str, value: &T) -> Result<(), Fault> {
        meta::set(&self.db, &format!("kept:{name}"), value)
    }

    /// Destroys an owner's key, and its files once this is committed: drafts that were handed
    /// over or thrown away, files of what was refused.
    ///
    /// # Errors
    /// [`Fault::Kept`] when an entity of that identity exists; a fault of the database.
    pub fn destroy_owner(&mut self, owner: EntityId) -> Result<(), Fault> {
        if world::find(&self.db, owner)?.is_some() {
            return Err(Fault::Kept(owner.to_string()));
        }
        keys::destroy(&self.db, &owner.to_string())?;
        self.db.execute("DELETE FROM component WHERE owner = ?1", [owner.to_string()])?;
        self.shelf.remove_owner(&owner.to_string());
        Ok(())
    }
}
