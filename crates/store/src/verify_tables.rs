//! Checking that the tables are what the chains say: entities, and the digests of their files.

use std::collections::BTreeMap;

use records::{ComponentRef, Entity};
use rusqlite::OptionalExtension;
use words::Message;

use crate::fault::Fault;
use crate::findings::LogReport;
use crate::measure::parse_id;
use crate::naming;
use crate::register;
use crate::store::Store;
use crate::verify::Folded;
use crate::world;

impl Store {
    /// The tables, without what waits in the outbox, are what the chains say.
    pub(crate) fn verify_tables(&self, folded: &Folded, report: &mut LogReport) -> Result<(), Fault> {
        let mut waiting: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut statement = self.db().prepare("SELECT id, entity FROM base")?;
        for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (id, accepted) = row?;
            waiting.insert(id, accepted);
        }
        let differs = |id: &str| Message::new("store-log-tables").with("id", id);
        for (id, entity) in &folded.entities {
            let shown = match waiting.remove(&id.to_string()) {
                Some(accepted) => accepted.and_then(|text| serde_json::from_str(&text).ok()),
                None => world::find(self.db(), *id).unwrap_or(None),
            };
            if shown.as_ref() != Some(entity) {
                report.find_in_tables(differs(&id.to_string()));
            }
            if !register::agrees(self.db(), entity)? {
                report.find_in_tables(Message::new("store-log-register").with("id", id.to_string()));
            }
            self.verify_files(entity, report)?;
        }
        let mut statement = self.db().prepare("SELECT id FROM entity")?;
        for id in statement.query_map([], |row| row.get::<_, String>(0))? {
            let id = id?;
            let known = parse_id(&id).is_ok_and(|id| folded.entities.contains_key(&id) || folded.erased.contains(&id));
            if !known && !waiting.contains_key(&id) {
                report.find_in_tables(differs(&id));
            }
        }
        Ok(())
    }

    /// Files that are here are kept under the digest and size that the entity names. Files that
    /// have not yet been fetched are no finding.
    fn verify_files(&self, entity: &Entity, report: &mut LogReport) -> Result<(), Fault> {
        let owner = entity.id.to_string();
        for ComponentRef { name, sha256, size_bytes, .. } in naming::files_of(entity)? {
            let kept: Option<(String, i64)> = self
                .db()
                .prepare_cached("SELECT sha256, size_bytes FROM component WHERE owner = ?1 AND name = ?2 AND complete")?
                .query_row([&owner, &name], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if kept.is_some_and(|(kept, size)| kept != sha256 || size.unsigned_abs() != size_bytes) {
                let what = Message::new("store-log-component").with("name", name).with("id", owner.as_str());
                report.find_in_tables(what);
            }
        }
        Ok(())
    }
}
