//! The tables as the rules see them, and the one place that writes an entity's row.

use std::cell::RefCell;

use records::{Entity, EntityId, Kind, State, World};
use rusqlite::{Connection, OptionalExtension, params};

use crate::fault::Fault;
use crate::measure::parse_id;
use crate::register;

/// The shown entities. A database fault cannot pass through [`World`], so the first
/// one is kept and must be asked for after the rules have answered.
pub(crate) struct Shown<'a> {
    db: &'a Connection,
    fault: RefCell<Option<Fault>>,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(db: &'a Connection) -> Self {
        Self { db, fault: RefCell::new(None) }
    }

    /// The first fault met while the rules looked around.
    pub(crate) fn fault(self) -> Result<(), Fault> {
        match self.fault.into_inner() {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    fn keep<T>(&self, result: Result<T, Fault>, otherwise: T) -> T {
        match result {
            Ok(value) => value,
            Err(fault) => {
                self.fault.borrow_mut().get_or_insert(fault);
                otherwise
            }
        }
    }
}

impl World for Shown<'_> {
    fn entity(&self, id: EntityId) -> Option<Entity> {
        self.keep(find(self.db, id), None)
    }

    fn by_key(&self, kind: Kind, key: &str) -> Vec<EntityId> {
        self.keep(by_key(self.db, kind, key), Vec::new())
    }

    fn has_any(&self, kind: Kind) -> bool {
        self.keep(has_any(self.db, kind), true)
    }

    fn last_part(&self, folder: EntityId) -> Option<Entity> {
        self.keep(children(self.db, folder, Kind::Part), Vec::new()).pop()
    }
}

/// The entity as shown, if it is known.
pub(crate) fn find(db: &Connection, id: EntityId) -> Result<Option<Entity>, Fault> {
    let state: Option<String> =
        db.query_row("SELECT state FROM entity WHERE id = ?1", [id.to_string()], |row| row.get(0)).optional()?;
    state.map(|text| serde_json::from_str(&text).map_err(Fault::from)).transpose()
}

/// Entities of a kind that bear a key, in a stable order. Keys are compared without case.
pub(crate) fn by_key(db: &Connection, kind: Kind, key: &str) -> Result<Vec<EntityId>, Fault> {
    let mut statement =
        db.prepare_cached("SELECT entity FROM entity_key WHERE kind = ?1 AND key = ?2 ORDER BY entity")?;
    let rows = statement.query_map([kind.name(), &folded(key)], |row| row.get::<_, String>(0))?;
    rows.map(|id| parse_id(&id?)).collect()
}

/// The names by which an entity is found, as they are compared.
pub(crate) fn keys_of(db: &Connection, id: EntityId) -> Result<Vec<String>, Fault> {
    let mut statement = db.prepare_cached("SELECT key FROM entity_key WHERE entity = ?1 ORDER BY key")?;
    let rows = statement.query_map([id.to_string()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Entities of a kind beneath a parent, in order.
pub(crate) fn children(db: &Connection, parent: EntityId, kind: Kind) -> Result<Vec<Entity>, Fault> {
    let mut statement =
        db.prepare_cached("SELECT state FROM entity WHERE parent = ?1 AND kind = ?2 ORDER BY sort, id")?;
    let rows = statement.query_map([parent.to_string().as_str(), kind.name()], |row| row.get::<_, String>(0))?;
    rows.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
}

/// Whether there is an entity of a kind.
fn has_any(db: &Connection, kind: Kind) -> Result<bool, Fault> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM entity WHERE kind = ?1)")?;
    Ok(statement.query_row([kind.name()], |row| row.get(0))?)
}

/// All entities of a kind, in order.
pub(crate) fn all(db: &Connection, kind: Kind) -> Result<Vec<Entity>, Fault> {
    let mut statement = db.prepare_cached("SELECT state FROM entity WHERE kind = ?1 ORDER BY sort, id")?;
    let rows = statement.query_map([kind.name()], |row| row.get::<_, String>(0))?;
    rows.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
}

/// The identities of all entities of a kind, in order.
pub(crate) fn ids(db: &Connection, kind: Kind) -> Result<Vec<EntityId>, Fault> {
    let mut statement = db.prepare_cached("SELECT id FROM entity WHERE kind = ?1 ORDER BY sort, id")?;
    let rows = statement.query_map([kind.name()], |row| row.get::<_, String>(0))?;
    rows.map(|id| parse_id(&id?)).collect()
}

/// Writes an entity's row and keys.
pub(crate) fn put(db: &Connection, entity: &Entity) -> Result<(), Fault> {
    let id = entity.id.to_string();
    let (parent, sort) = place(&entity.state);
    db.prepare_cached(
        "INSERT INTO entity (id, kind, scope, rev, parent, sort, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET rev = ?4, parent = ?5, sort = ?6, state = ?7",
    )?
    .execute(params![
        id,
        entity.state.kind().name(),
        entity.scope.0,
        i64::try_from(entity.rev).unwrap_or(i64::MAX),
        parent.map(|parent| parent.to_string()),
        sort,
        serde_json::to_string(entity)?,
    ])?;
    if entity.state.kind() == Kind::Record {
        db.prepare_cached("INSERT OR IGNORE INTO record_row (record) VALUES (?1)")?.execute([&id])?;
    }
    db.prepare_cached("DELETE FROM entity_key WHERE entity = ?1")?.execute([&id])?;
    let mut insert = db.prepare_cached("INSERT OR IGNORE INTO entity_key (kind, key, entity) VALUES (?1, ?2, ?3)")?;
    for key in entity.state.keys() {
        insert.execute([entity.state.kind().name(), &folded(&key), &id])?;
    }
    register::put(db, entity)
}

/// Removes an entity's row and keys.
pub(crate) fn remove(db: &Connection, id: EntityId) -> Result<(), Fault> {
    db.execute("DELETE FROM entity_key WHERE entity = ?1", [id.to_string()])?;
    db.execute("DELETE FROM entity WHERE id = ?1", [id.to_string()])?;
    register::remove(db, id)
}

/// Under what an entity is listed, and in which order. Numbers are padded so that
/// text order is number order; provisional numbers come last.
fn place(state: &State) -> (Option<EntityId>, String) {
    match state {
        State::Agent(agent) => (None, agent.alias.clone()),
        State::Class(class) => (class.parent, class.code.clone()),
        State::Folder(folder) => (Some(folder.class), folder.reference.clone()),
        State::Part(part) => (Some(part.folder), format!("{:010}", part.number)),
        State::Record(record) => {
            let number = match &record.number {
                records::Number::Permanent(number) => format!("{number:010}"),
                records::Number::Provisional(mark) => format!("~{mark:>20}"),
            };
            (Some(record.part), number)
        }
        State::Fact(fact) => (None, format!("{} {}", fact.subject, fact.kind)),
        State::Publisher(publisher) => (None, publisher.name.clone()),
        State::Catalogue(_) | State::TrustList(_) => (None, String::new()),
        State::Schedule(_) | State::Form(_) | State::Target(_) | State::Instance(_) => (None, state.keys().join(" ")),
    }
}

fn folded(key: &str) -> String {
    key.to_lowercase()
}
