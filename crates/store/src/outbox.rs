//! The outbox: operations that an authority elsewhere has not yet acknowledged, asked here or brought by hand.
//!
//! What is shown is the accepted state with the outbox replayed over it. Before the first
//! unacknowledged change of an entity its accepted state is set aside (`base`); when events
//! arrive, the set-aside states come back, the events are folded in, and what is still
//! unacknowledged is asked again.

use jiff::Timestamp;
use records::{Decided, EntityId, Numbering, OpId, Operation, SignedOperation};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use words::Message;

use crate::append;
use crate::asked::signed_operation;
use crate::changes::Topic;
use crate::fault::Fault;
use crate::measure::{as_i64, parse_id};
use crate::store::Tx;
use crate::world;

/// Where an operation of this desk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutboxState {
    /// Not sent, or sent without an answer.
    Waiting,
    /// Accepted; its events have not yet come back.
    Accepted,
    /// Refused: it needs a person.
    Tray,
}

impl OutboxState {
    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Tray => "tray",
        }
    }
}

/// An unacknowledged operation.
#[derive(Debug, Clone)]
pub struct OutboxRow {
    /// Place in this desk's chain: where it was asked here, or came in a hand-over file.
    pub place: u64,
    /// The operation as signed.
    pub signed: SignedOperation,
    /// Where it stands.
    pub state: OutboxState,
}

/// An operation that needs attention.
#[derive(Debug, Clone)]
pub struct TrayRow {
    /// The operation, with everything that was typed.
    pub signed: SignedOperation,
    /// Why it was refused.
    pub why: Message,
}

/// Shows an operation provisionally and puts it into the outbox.
pub(crate) fn put(tx: &mut Tx<'_>, place: u64, operation: &Operation, decided: &[Decided]) -> Result<(), Fault> {
    tx.db().execute(
        "INSERT INTO outbox (seq, op_id, entity, scope, state, at) VALUES (?1, ?2, ?3, ?4, 'waiting', ?5)",
        params![
            as_i64(place),
            operation.op_id.to_string(),
            operation.entity.to_string(),
            operation.scope.0,
            operation.authored_at.to_string()
        ],
    )?;
    tx.changes.note(Topic::Sync, operation.op_id);
    show(tx, operation, decided)
}

/// Folds provisional changes into the shown state, setting the accepted state aside first.
fn show(tx: &mut Tx<'_>, operation: &Operation, decided: &[Decided]) -> Result<(), Fault> {
    for (entity, change) in decided {
        let (db, _, changes) = tx.parts();
        set_aside(db, *entity)?;
        append::fold(db, *entity, &operation.scope, change, changes)?;
    }
    Ok(())
}

fn set_aside(db: &Connection, id: EntityId) -> Result<(), Fault> {
    let accepted = world::find(db, id)?.map(|entity| serde_json::to_string(&entity)).transpose()?;
    db.execute("INSERT OR IGNORE INTO base (id, entity) VALUES (?1, ?2)", params![id.to_string(), accepted])?;
    Ok(())
}

/// Brings the accepted states back: what is shown is the authority's view again.
pub(crate) fn restore_accepted(tx: &mut Tx<'_>) -> Result<(), Fault> {
    let rows: Vec<(String, Option<String>)> = {
        let mut statement = tx.db().prepare("SELECT id, entity FROM base")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for (id, accepted) in rows {
        let id = parse_id(&id)?;
        match accepted {
            Some(text) => world::put(tx.db(), &serde_json::from_str(&text)?)?,
            None => world::remove(tx.db(), id)?,
        }
    }
    tx.db().execute("DELETE FROM base", [])?;
    Ok(())
}

/// Asks everything that is still unacknowledged again, in the order in which it was asked.
/// An operation that the rules now refuse stays in the outbox: only the authority refuses.
pub(crate) fn replay(tx: &mut Tx<'_>) -> Result<(), Fault> {
    for row in rows(tx.db(), tx.wrapping())? {
        if row.state == OutboxState::Tray {
            continue;
        }
        if let Ok(decided) = tx.judge(&row.signed.operation, Numbering::Provisional)? {
            show(tx, &row.signed.operation, &decided)?;
        }
    }
    Ok(())
}

/// Everything in the outbox, in the order in which it was asked.
pub(crate) fn rows(db: &Connection, wrapping: &sealed::Key) -> Result<Vec<OutboxRow>, Fault> {
    let mut statement = db.prepare("SELECT seq, state FROM outbox ORDER BY seq")?;
    let found: Vec<(i64, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    found
        .into_iter()
        .map(|(seq, state)| {
            let state = serde_json::from_value(serde_json::Value::String(state))?;
            let place = seq.unsigned_abs();
            Ok(OutboxRow { place, signed: signed_operation(db, wrapping, place)?, state })
        })
        .collect()
}

/// What needs attention.
pub(crate) fn tray(db: &Connection, wrapping: &sealed::Key) -> Result<Vec<TrayRow>, Fault> {
    let mut statement = db.prepare("SELECT seq, answer FROM outbox WHERE state = 'tray' ORDER BY seq")?;
    let found: Vec<(i64, Option<String>)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    found
        .into_iter()
        .map(|(seq, answer)| {
            let why = match answer {
                Some(text) => serde_json::from_str(&text)?,
                None => Message::new("store-no-reason"),
            };
            Ok(TrayRow { signed: signed_operation(db, wrapping, seq.unsigned_abs())?, why })
        })
        .collect()
}

/// Sets where an operation stands.
pub(crate) fn set_state(tx: &mut Tx<'_>, op_id: OpId, state: OutboxState, why: Option<&Message>) -> Result<(), Fault> {
    let answer = why.map(serde_json::to_string).transpose()?;
    tx.db().execute(
        "UPDATE outbox SET state = ?2, answer = ?3 WHERE op_id = ?1",
        params![op_id.to_string(), state.name(), answer],
    )?;
    tx.changes.note(if state == OutboxState::Tray { Topic::Tray } else { Topic::Sync }, op_id);
    Ok(())
}

/// Removes an operation whose events have arrived.
pub(crate) fn arrived(tx: &mut Tx<'_>, op_id: OpId) -> Result<(), Fault> {
    if tx.db().execute("DELETE FROM outbox WHERE op_id = ?1", [op_id.to_string()])? > 0 {
        tx.changes.note(Topic::Sync, op_id);
    }
    Ok(())
}

impl Tx<'_> {
    /// The mark under which the next new record is shown until the authority gives a number:
    /// the device's prefix and a counter. Empty where desk and authority are one.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn next_mark(&mut self) -> Result<String, Fault> {
        if crate::authority::standing(self.db())? == crate::authority::Standing::Authority {
            return Ok(String::new());
        }
        let prefix: String = crate::meta::get(self.db(), "mark")?.unwrap_or_else(|| "X".to_owned());
        let counter: u64 = crate::meta::get::<u64>(self.db(), "mark-counter")?.unwrap_or(0) + 1;
        crate::meta::set(self.db(), "mark-counter", &counter)?;
        Ok(format!("{prefix}-{counter}"))
    }

    /// Takes what was asked of a new entity out of the outbox, as if it had not been asked, and its files; the device chain
    /// keeps what was asked, and that it was taken back. The caller knows that no exchange has begun since it was asked. Answers
    /// whether that could still be done; then the entity is there no more.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn take_back(&mut self, entity: EntityId, at: Timestamp, agent: EntityId) -> Result<bool, Fault> {
        let id = entity.to_string();
        let is_new =
            self.db().query_row("SELECT count(*) FROM base WHERE id = ?1 AND entity IS NULL", [&id], |row| {
                row.get::<_, i64>(0)
            })? > 0;
        let sql = "SELECT count(*) FROM outbox WHERE entity = ?1 AND state <> 'waiting'";
        let is_answered = self.db().query_row(sql, [&id], |row| row.get::<_, i64>(0))? > 0;
        if !is_new || is_answered {
            return Ok(false);
        }
        self.db().execute("DELETE FROM outbox WHERE entity = ?1", [&id])?;
        restore_accepted(self)?;
        replay(self)?;
        self.db().execute("DELETE FROM component WHERE owner = ?1", [&id])?;
        self.db().execute("DELETE FROM record_text WHERE owner = ?1", [&id])?;
        self.shelf().remove_owner(&id);
        self.queue_for_index(entity)?;
        self.note(at, Some(agent), "taken-back", Message::new("store-taken-back").with("entity", id.as_str()))?;
        for topic in [Topic::Sync, Topic::Records, Topic::Index] {
            self.changes.note(topic, entity);
        }
        Ok(true)
    }

    /// Takes an operation out of the tray for good; the device chain keeps what was asked.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn dismiss(&mut self, op_id: OpId) -> Result<bool, Fault> {
        let gone = self.db().execute("DELETE FROM outbox WHERE op_id = ?1 AND state = 'tray'", [op_id.to_string()])?;
        self.changes.note(Topic::Tray, op_id);
        Ok(gone > 0)
    }
}
