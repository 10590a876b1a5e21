//! What names a file: entities, operations on their way, drafts. A named file is evidence and
//! is never overwritten by another one.

use std::collections::BTreeSet;

use records::{ComponentRef, Entity, State};
use rusqlite::{Connection, OptionalExtension};
use sealed::Key;

use crate::asked::signed_operation;
use crate::draft_file::DraftFile;
use crate::fault::Fault;
use crate::measure::parse_id;
use crate::world;

/// The files that an entity names.
pub fn files_of(entity: &Entity) -> Result<Vec<ComponentRef>, Fault> {
    Ok(match &entity.state {
        State::Record(record) => {
            let named = record.components.iter().map(|one| ComponentRef {
                owner: entity.id,
                name: one.name.clone(),
                sha256: one.sha256.clone(),
                size_bytes: one.size_bytes,
            });
            named.collect()
        }
        State::Instance(state) => match state.get("components") {
            Some(named) => serde_json::from_value(named.clone())?,
            None => Vec::new(),
        },
        State::Form(document) => {
            let named = forms::assets_of(document).into_iter().map(|asset| ComponentRef {
                owner: entity.id,
                name: asset.name,
                sha256: asset.sha256,
                size_bytes: u64::from(asset.size_bytes),
            });
            named.collect()
        }
        _ => Vec::new(),
    })
}

/// The digests under which the entity `owner`, as it is shown, names its file `name`.
pub(crate) fn by_entity(db: &Connection, owner: &str, name: &str) -> Result<BTreeSet<String>, Fault> {
    let mut digests = BTreeSet::new();
    let Ok(id) = parse_id(owner) else { return Ok(digests) };
    if let Some(entity) = world::find(db, id)? {
        collect(&mut digests, &entity, name)?;
    }
    Ok(digests)
}

/// The digests under which anything names the file: what is shown, what was accepted before
/// that, an operation that waits in the outbox, a draft. What was refused and lies in the tray
/// does not count: a person puts the matter right and does it again under the same name.
pub(crate) fn by_anything(db: &Connection, wrapping: &Key, owner: &str, name: &str) -> Result<BTreeSet<String>, Fault> {
    let mut digests = by_entity(db, owner, name)?;
    let accepted: Option<Option<String>> =
        db.query_row("SELECT entity FROM base WHERE id = ?1", [owner], |row| row.get(0)).optional()?;
    if let Some(text) = accepted.flatten() {
        collect(&mut digests, &serde_json::from_str(&text)?, name)?;
    }
    let mut statement = db.prepare_cached("SELECT seq FROM outbox WHERE entity = ?1 AND state <> 'tray'")?;
    let waiting: Vec<i64> = statement.query_map([owner], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for seq in waiting {
        let named = signed_operation(db, wrapping, seq.unsigned_abs())?.operation.components;
        let same = named.into_iter().filter(|one| one.owner.to_string() == owner && one.name == name);
        digests.extend(same.map(|one| one.sha256));
    }
    let draft: Option<String> =
        db.query_row("SELECT files FROM draft WHERE id = ?1", [owner], |row| row.get(0)).optional()?;
    if let Some(text) = draft {
        let files: Vec<DraftFile> = serde_json::from_str(&text)?;
        digests.extend(files.into_iter().filter(|file| file.file_id == name).map(|file| file.sha256));
    }
    Ok(digests)
}

fn collect(digests: &mut BTreeSet<String>, entity: &Entity, name: &str) -> Result<(), Fault> {
    let named = files_of(entity)?.into_iter().filter(|one| one.name == name);
    digests.extend(named.map(|one| one.sha256));
    Ok(())
}
