//! Rebuilding the derived tables from the chains. Keys, drafts, outbox and cursors are
//! no derived tables and stay as they are.

use std::collections::BTreeSet;

use records::{EntityId, Event};

use crate::fault::Fault;
use crate::measure::parse_id;
use crate::store::Tx;
use crate::{append, outbox, sealed_body, world};

/// An entry of the journal; without its event when the body was erased.
struct Entry {
    n: i64,
    entity: EntityId,
    event: Option<Event>,
}

impl Tx<'_> {
    /// Folds every event again into empty tables, then shows the outbox over them. An entity of
    /// which an event was erased is not shown again: what it was is gone, and was to go.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when an event does not open or does not fit; then nothing has changed.
    pub fn rebuild(&mut self) -> Result<u64, Fault> {
        self.db().execute_batch(
            "DELETE FROM entity; DELETE FROM entity_key; DELETE FROM base; DELETE FROM index_queue;
             DELETE FROM register; DELETE FROM folder_row;",
        )?;
        let mut erased = BTreeSet::new();
        let mut count = 0;
        let mut after = 0_i64;
        loop {
            let entries = self.entries_by_n(after)?;
            let Some(last) = entries.last() else { break };
            after = last.n;
            for entry in entries {
                let Some(event) = entry.event else {
                    world::remove(self.db(), entry.entity)?;
                    erased.insert(entry.entity);
                    continue;
                };
                if erased.contains(&event.entity) {
                    continue;
                }
                let (db, _, changes) = self.parts();
                append::fold(db, event.entity, &event.scope, &event.change, changes)?;
                count += 1;
            }
        }
        outbox::replay(self)?;
        Ok(count)
    }

    fn entries_by_n(&self, after: i64) -> Result<Vec<Entry>, Fault> {
        let mut statement = self.db().prepare_cached(
            "SELECT n, scope, seq, owner, sealed, entity FROM event WHERE n > ?1 ORDER BY n LIMIT 500",
        )?;
        let rows = statement.query_map([after], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, Option<Vec<u8>>>(4)?,
                row.get::<_, String>(5)?,
            ))
        })?;
        rows.map(|row| {
            let (n, scope, seq, owner, sealed, entity) = row?;
            let place = format!("event {scope} {seq}");
            let open = |sealed: Vec<u8>| {
                sealed_body::open::<Event>(self.db(), self.wrapping(), &owner, &place, &sealed).map(|(event, _)| event)
            };
            Ok(Entry { n, entity: parse_id(&entity)?, event: sealed.map(open).transpose()? })
        })
        .collect()
    }
}
