//! The index queue: what the search index has not yet seen. It is written in the same
//! transaction as the change, so that the index can never miss one.

use records::EntityId;
use rusqlite::Connection;

use crate::fault::Fault;
use crate::measure::parse_id;

/// One thing for the index to look at again: a record, or a part or fact on which the due days
/// of records hang.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queued {
    /// Position in the queue; the index keeps the last one it has seen.
    pub n: u64,
    /// The record, part or fact.
    pub record: EntityId,
}

pub(crate) fn push(db: &Connection, record: EntityId) -> Result<(), Fault> {
    db.prepare_cached("INSERT INTO index_queue (record) VALUES (?1)")?.execute([record.to_string()])?;
    Ok(())
}

pub(crate) fn after(db: &Connection, n: u64, limit: usize) -> Result<Vec<Queued>, Fault> {
    let mut statement = db.prepare_cached("SELECT n, record FROM index_queue WHERE n > ?1 ORDER BY n LIMIT ?2")?;
    let bounds = [i64::try_from(n).unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX)];
    let rows = statement.query_map(bounds, |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (n, record) = row?;
        Ok(Queued { n: n.unsigned_abs(), record: parse_id(&record)? })
    })
    .collect()
}

/// The last position ever given.
pub(crate) fn last(db: &Connection) -> Result<u64, Fault> {
    let n: Option<i64> =
        db.query_row("SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'index_queue')", [], |row| row.get(0))?;
    Ok(n.unwrap_or(0).unsigned_abs())
}

/// Forgets what the index has kept for good.
pub(crate) fn forget_up_to(db: &Connection, n: u64) -> Result<(), Fault> {
    db.execute("DELETE FROM index_queue WHERE n <= ?1", [i64::try_from(n).unwrap_or(i64::MAX)])?;
    Ok(())
}
