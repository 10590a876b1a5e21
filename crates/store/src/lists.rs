//! Lists and histories: what views are made of, windowed by keys.

use jiff::Timestamp;
use records::{Entity, EntityId, Event, Kind, State};
use rusqlite::{OptionalExtension, params};

use crate::fault::Fault;
use crate::measure::{as_i64, parse_id};
use crate::sealed_body;
use crate::store::Store;

/// A record in a list, with the number by which the index knows it.
#[derive(Debug, Clone)]
pub struct RecordRow {
    /// The number that never changes.
    pub row: u64,
    /// The record.
    pub entity: Entity,
}

/// A window of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// Rows of this window.
    pub rows: Vec<T>,
    /// How many there are in all.
    pub total: u64,
    /// Where the next window begins; `None` at the end.
    pub next: Option<String>,
}

/// One event of an entity's history.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    /// The event; for what the authority has not yet seen, absent in `log_index`.
    pub event: Event,
    /// Position in the scope's chain.
    pub log_index: u64,
}

impl Store {
    /// Records of a part in the order of their numbers, after a key of an earlier window.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn records_of_part(&self, part: EntityId, after: Option<&str>, limit: u32) -> Result<Page<RecordRow>, Fault> {
        let total: i64 = self.db().query_row(
            "SELECT count(*) FROM entity WHERE parent = ?1 AND kind = 'record'",
            [part.to_string()],
            |row| row.get(0),
        )?;
        let mut statement = self.db().prepare_cached(
            "SELECT r.row, e.state, e.sort || ' ' || e.id FROM entity e JOIN record_row r ON r.record = e.id
             WHERE e.parent = ?1 AND e.kind = 'record' AND e.sort || ' ' || e.id > ?2
             ORDER BY e.sort, e.id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![part.to_string(), after.unwrap_or(""), limit], record_row)?;
        let found: Vec<(i64, String, String)> = rows.collect::<Result<_, _>>()?;
        page(found, total, limit)
    }

    /// All records, in the order in which they were first seen, after an earlier window.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn records(&self, after: Option<&str>, limit: u32) -> Result<Page<RecordRow>, Fault> {
        let total: i64 =
            self.db().query_row("SELECT count(*) FROM entity WHERE kind = 'record'", [], |row| row.get(0))?;
        let mut statement = self.db().prepare_cached(
            "SELECT r.row, e.state, printf('%020d', r.row) FROM record_row r JOIN entity e ON e.id = r.record
             WHERE r.row > ?1 ORDER BY r.row LIMIT ?2",
        )?;
        let from: u64 = after.and_then(|key| key.parse().ok()).unwrap_or(0);
        let rows = statement.query_map(params![as_i64(from), limit], record_row)?;
        let found: Vec<(i64, String, String)> = rows.collect::<Result<_, _>>()?;
        page(found, total, limit)
    }

    /// The number by which the index knows a record.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn row_of(&self, record: EntityId) -> Result<Option<u64>, Fault> {
        let row: Option<i64> = self
            .db()
            .query_row("SELECT row FROM record_row WHERE record = ?1", [record.to_string()], |row| row.get(0))
            .optional()?;
        Ok(row.map(i64::unsigned_abs))
    }

    /// The record that the index knows by a number.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn record_at(&self, row: u64) -> Result<Option<Entity>, Fault> {
        let id: Option<String> = self
            .db()
            .query_row("SELECT record FROM record_row WHERE row = ?1", [as_i64(row)], |row| row.get(0))
            .optional()?;
        match id {
            Some(id) => self.entity(parse_id(&id)?),
            None => Ok(None),
        }
    }

    /// How many entities of a kind lie beneath a parent.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn count_children(&self, parent: EntityId, kind: Kind) -> Result<u64, Fault> {
        let count: i64 = self
            .db()
            .prepare_cached("SELECT count(*) FROM entity WHERE parent = ?1 AND kind = ?2")?
            .query_row([parent.to_string().as_str(), kind.name()], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// How many entities of a kind there are.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn count(&self, kind: Kind) -> Result<u64, Fault> {
        let count: i64 =
            self.db().query_row("SELECT count(*) FROM entity WHERE kind = ?1", [kind.name()], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Bytes of all component files that are here, as they were before they were sealed.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn files_bytes(&self) -> Result<u64, Fault> {
        let sum: i64 =
            self.db()
                .query_row("SELECT coalesce(sum(size_bytes), 0) FROM component WHERE complete", [], |row| row.get(0))?;
        Ok(sum.unsigned_abs())
    }

    /// Whether the authority has accepted anything of an entity.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn is_accepted(&self, id: EntityId) -> Result<bool, Fault> {
        Ok(self.db().prepare_cached("SELECT 1 FROM event WHERE entity = ?1")?.exists([id.to_string()])?)
    }

    /// The accepted history of an entity, oldest first, without what was erased.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when an entry does not open.
    pub fn history(&self, id: EntityId) -> Result<Vec<HistoryEntry>, Fault> {
        let mut statement = self.db().prepare_cached(
            "SELECT scope, seq, owner, sealed FROM event WHERE entity = ?1 AND sealed IS NOT NULL ORDER BY n",
        )?;
        let rows = statement.query_map([id.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, Vec<u8>>(3)?))
        })?;
        rows.map(|row| {
            let (scope, seq, owner, sealed) = row?;
            let place = format!("event {scope} {seq}");
            let (event, _) = sealed_body::open(self.db(), self.wrapping(), &owner, &place, &sealed)?;
            Ok(HistoryEntry { event, log_index: seq.unsigned_abs() })
        })
        .collect()
    }

    /// Facts about a subject.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn facts_about(&self, subject: &str) -> Result<Vec<(EntityId, records::StatedFact)>, Fault> {
        let mut facts = Vec::new();
        for id in self.by_key(Kind::Fact, subject)? {
            if let Some(Entity { state: State::Fact(fact), .. }) = self.entity(id)? {
                facts.push((id, fact));
            }
        }
        Ok(facts)
    }

    /// When something was last accepted or asked, for views that say "synced at".
    ///
    /// # Errors
    /// A fault of the database.
    pub fn founded_at(&self) -> Result<Timestamp, Fault> {
        crate::meta::need(self.db(), "founded-at")
    }

    /// Positions of the index queue after `n`.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn index_queue(&self, n: u64, limit: usize) -> Result<Vec<crate::Queued>, Fault> {
        crate::queue::after(self.db(), n, limit)
    }

    /// The last position of the index queue that was ever given.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn index_queue_end(&self) -> Result<u64, Fault> {
        crate::queue::last(self.db())
    }
}

impl crate::store::Tx<'_> {
    /// Puts a record into the index queue: what it is found by has changed.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn queue_for_index(&mut self, record: EntityId) -> Result<(), Fault> {
        crate::queue::push(self.db(), record)
    }

    /// Forgets queue positions that the index keeps for good.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn forget_queue(&mut self, n: u64) -> Result<(), Fault> {
        crate::queue::forget_up_to(self.db(), n)
    }
}

fn record_row(row: &rusqlite::Row<'_>) -> Result<(i64, String, String), rusqlite::Error> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn page(found: Vec<(i64, String, String)>, total: i64, limit: u32) -> Result<Page<RecordRow>, Fault> {
    let full = found.len() == limit as usize;
    let next = found.last().filter(|_| full).map(|(_, _, key)| key.clone());
    let rows = found
        .into_iter()
        .map(|(row, state, _)| Ok(RecordRow { row: row.unsigned_abs(), entity: serde_json::from_str(&state)? }))
        .collect::<Result<_, Fault>>()?;
    Ok(Page { rows, total: total.unsigned_abs(), next })
}
