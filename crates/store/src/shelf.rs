//! The files of one transaction. A database rolls back, a folder does not: what is written new
//! is taken away again when the transaction fails, and what is to go goes only after it has
//! been committed. What a crash leaves to be removed is written down in the same transaction
//! and removed when the vault is opened next.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use sealed::Key;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::files::Files;
use crate::meta;

const REMOVALS: &str = "removals";

/// Parts the name of a piece from its offset. A component's own name never holds a control
/// character, so the two cannot meet.
const PIECE: char = '\u{1}';

/// The name under which a piece lies until its file is whole.
pub(crate) fn piece_name(name: &str, offset: u64) -> String {
    format!("{name}{PIECE}{offset}")
}

/// What is to be removed: one file, or all of an owner's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Removal {
    owner: String,
    name: Option<String>,
}

/// The files as one transaction sees them.
pub(crate) struct Shelf<'a> {
    files: &'a Files,
    made: Vec<(String, String)>,
    removals: Vec<Removal>,
}

impl<'a> Shelf<'a> {
    pub(crate) fn new(files: &'a Files) -> Self {
        Self { files, made: Vec::new(), removals: Vec::new() }
    }

    /// Seals `bytes` into a file and flushes it.
    pub(crate) fn write(&mut self, key: &Key, owner: &str, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        if !self.files.has(owner, name) {
            self.made.push((owner.to_owned(), name.to_owned()));
        }
        self.removals.retain(|one| one.owner != owner || one.name.as_deref() != Some(name));
        self.files.write(key, owner, name, bytes)
    }

    pub(crate) fn read(&self, key: &Key, owner: &str, name: &str) -> Result<Vec<u8>, Fault> {
        self.files.read(key, owner, name)
    }

    /// Removes a file once the transaction is committed.
    pub(crate) fn remove(&mut self, owner: &str, name: String) {
        self.removals.push(Removal { owner: owner.to_owned(), name: Some(name) });
    }

    /// Removes all files of an owner once the transaction is committed.
    pub(crate) fn remove_owner(&mut self, owner: &str) {
        self.removals.push(Removal { owner: owner.to_owned(), name: None });
    }

    /// Writes down what is to be removed, and what is still left of earlier removals.
    pub(crate) fn note_removals(&self, db: &Connection) -> Result<(), Fault> {
        if self.removals.is_empty() {
            return Ok(());
        }
        let mut all: Vec<Removal> = meta::get(db, REMOVALS)?.unwrap_or_default();
        all.retain(|one| one.is_left(self.files));
        all.extend(self.removals.iter().cloned());
        meta::set(db, REMOVALS, &all)
    }

    /// The transaction is committed. A removal that fails now is no failure of what was done: it
    /// stays written down and is tried again when the vault is opened next.
    pub(crate) fn committed(self) {
        for one in &self.removals {
            drop(one.carry_out(self.files));
        }
    }

    /// The transaction has failed: files that came with it go again. One that cannot be removed
    /// is named by no row, and the key that sealed it was rolled back.
    pub(crate) fn failed(self) {
        for (owner, name) in &self.made {
            drop(self.files.remove(owner, name));
        }
    }
}

/// Removes what a crash has left, as far as nothing lies there again.
pub(crate) fn finish_removals(db: &Connection, files: &Files) -> Result<(), Fault> {
    let left: Vec<Removal> = meta::get(db, REMOVALS)?.unwrap_or_default();
    if left.is_empty() {
        return Ok(());
    }
    for one in &left {
        if !one.is_wanted(db)? {
            one.carry_out(files)?;
        }
    }
    meta::set(db, REMOVALS, &Vec::<Removal>::new())
}

impl Removal {
    fn carry_out(&self, files: &Files) -> Result<(), Fault> {
        match &self.name {
            Some(name) => files.remove(&self.owner, name),
            None => files.remove_owner(&self.owner),
        }
    }

    fn is_left(&self, files: &Files) -> bool {
        match &self.name {
            Some(name) => files.has(&self.owner, name),
            None => files.has_owner(&self.owner),
        }
    }

    /// A row speaks of it again.
    fn is_wanted(&self, db: &Connection) -> Result<bool, Fault> {
        let exists = |sql: &str, values: &[&str]| {
            let found = db.query_row(sql, rusqlite::params_from_iter(values), |_| Ok(())).optional();
            found.map(|row| row.is_some())
        };
        let owner = self.owner.as_str();
        Ok(match self.name.as_deref().map(|name| (name, name.split_once(PIECE))) {
            None => {
                exists("SELECT 1 FROM component WHERE owner = ?1", &[owner])?
                    || exists("SELECT 1 FROM piece WHERE owner = ?1", &[owner])?
            }
            Some((_, Some((name, at)))) => {
                let sql = "SELECT 1 FROM piece WHERE owner = ?1 AND name = ?2 AND at = CAST(?3 AS INTEGER)";
                exists(sql, &[owner, name, at])?
            }
            Some((name, None)) => exists("SELECT 1 FROM component WHERE owner = ?1 AND name = ?2", &[owner, name])?,
        })
    }
}

/// Removes files that no row knows, after a vault was left without being closed: it looks into every
/// folder. On any vault, a server's too.
pub(crate) fn remove_unknown(db: &Connection, files: &Files) -> Result<(), Fault> {
    let mut statement = db.prepare("SELECT DISTINCT owner FROM component")?;
    let known: BTreeSet<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    files.keep_only(&known)
}
