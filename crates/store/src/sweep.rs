//! What a process that was killed leaves behind: files that were written and then named by nothing.
//!
//! A file is flushed before the row that says so, and a paper before the operation that declares it.
//! Between the two nobody was told anything. When a vault is opened that was never closed, nothing is under
//! way, so whatever belongs to nothing then will never be asked for.

use crate::fault::Fault;
use crate::measure::parse_id;
use crate::store::{Store, Tx};

/// Owners of files that are neither an entity, nor a draft, nor waiting in the outbox.
const OWNERLESS: &str = "
    SELECT DISTINCT owner FROM component
    WHERE owner NOT IN (SELECT id FROM entity) AND owner NOT IN (SELECT id FROM draft)
      AND owner NOT IN (SELECT entity FROM outbox)";

impl Store {
    /// Removes files that a killed process had put down for something that was never asked. For a desk:
    /// a server holds files ahead of the operations that name them.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn sweep(&mut self) -> Result<(), Fault> {
        if !self.was_left_open() {
            return Ok(());
        }
        self.transact(|tx| tx.remove_ownerless()).map(|_| ())
    }
}

impl Tx<'_> {
    fn remove_ownerless(&mut self) -> Result<(), Fault> {
        let owners: Vec<String> = {
            let mut statement = self.db().prepare(OWNERLESS)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        owners.iter().try_for_each(|owner| self.destroy_owner(parse_id(owner)?))
    }
}
