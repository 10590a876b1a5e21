//! Rebuilding the derived tables from the chains. Keys, drafts, outbox and cursors are
//! no derived tables and stay as they are.

use records::Event;

use crate::append;
use crate::fault::Fault;
use crate::outbox;
use crate::sealed_body;
use crate::store::Tx;

impl Tx<'_> {
    /// Folds every event again into empty tables, then shows the outbox over them.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when an event does not open or does not fit; then nothing has changed.
    pub fn rebuild(&mut self) -> Result<u64, Fault> {
        self.db()
            .execute_batch("DELETE FROM entity; DELETE FROM entity_key; DELETE FROM base; DELETE FROM index_queue;")?;
        let mut count = 0;
        let mut after = 0_i64;
        loop {
            let events = self.events_by_n(after)?;
            let Some((last, _)) = events.last() else { break };
            after = *last;
            for (_, event) in &events {
                let (db, _, changes) = self.parts();
                append::fold(db, event.entity, &event.scope, &event.change, changes)?;
                count += 1;
            }
        }
        outbox::replay(self)?;
        Ok(count)
    }

    fn events_by_n(&self, after: i64) -> Result<Vec<(i64, Event)>, Fault> {
        let mut statement = self
            .db()
            .prepare_cached("SELECT n, scope, seq, owner, sealed FROM event WHERE n > ?1 ORDER BY n LIMIT 500")?;
        let rows = statement.query_map([after], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, Vec<u8>>(4)?,
            ))
        })?;
        rows.map(|row| {
            let (n, scope, seq, owner, sealed) = row?;
            let place = format!("event {scope} {seq}");
            let (event, _) = sealed_body::open(self.db(), self.wrapping(), &owner, &place, &sealed)?;
            Ok((n, event))
        })
        .collect()
    }
}
