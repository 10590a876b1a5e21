//! The authority's append: accepted changes become events of a scope chain.

use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use records::journal::{Hash, Head, START, canonical, commit, hash_from_hex, link, sign_note};
use records::{Change, Decided, EntityId, Event, ScopeId, SignedOperation, apply};
use rusqlite::{Connection, OptionalExtension, params};
use sealed::Key;
use sync::Deployment;

use crate::changes::Changes;
use crate::fault::Fault;
use crate::sealed_body::{self, owner_of_change};
use crate::{authority, queue, world};

/// Head and link of a scope's chain.
pub(crate) fn head(db: &Connection, scope: &ScopeId) -> Result<(u64, Hash), Fault> {
    let row: Option<(i64, Vec<u8>)> = db
        .query_row("SELECT head, link FROM scope WHERE id = ?1", [&scope.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match row {
        None => Ok((0, START)),
        Some((head, link)) => {
            let link = link.try_into().map_err(|_| Fault::Damaged(format!("chain of {scope}")))?;
            Ok((head.unsigned_abs(), link))
        }
    }
}

/// Sets head, link and signed note of a scope.
pub(crate) fn set_head(db: &Connection, scope: &ScopeId, seq: u64, link: &Hash, note: &str) -> Result<(), Fault> {
    db.execute(
        "INSERT INTO scope (id, head, link, note) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET head = ?2, link = ?3, note = ?4",
        params![scope.0, i64::try_from(seq).unwrap_or(i64::MAX), link.as_slice(), note],
    )?;
    Ok(())
}

/// Moves head and link on and leaves the signed note as it is: it still holds for what lies
/// before, until a newer one comes.
pub(crate) fn advance(db: &Connection, scope: &ScopeId, seq: u64, link: &Hash) -> Result<(), Fault> {
    let note: Option<String> =
        db.query_row("SELECT note FROM scope WHERE id = ?1", [&scope.0], |row| row.get(0)).optional()?.flatten();
    set_head(db, scope, seq, link, &note.unwrap_or_default())
}

/// Commitment to an operation: the same bytes and salt in the device's chain and here.
pub(crate) fn op_commit(signed: &SignedOperation) -> Result<Hash, Fault> {
    let salt = hash_from_hex(&signed.salt).ok_or_else(|| Fault::Damaged("salt".to_owned()))?;
    Ok(commit(&salt, &canonical(&signed.operation)?))
}

/// Appends the events of one accepted operation, folds them, and queues what the index
/// must see. All events of one operation lie in the scope of the operation.
pub(crate) fn append(
    db: &Connection,
    wrapping: &Key,
    signed: &SignedOperation,
    decided: &[Decided],
    now: Timestamp,
    changes: &mut Changes,
) -> Result<Vec<(ScopeId, u64)>, Fault> {
    let operation = &signed.operation;
    let scope = operation.scope.clone();
    let (mut seq, mut chain) = head(db, &scope)?;
    let asked = hex::encode(op_commit(signed)?);
    let mut places = Vec::new();
    for (entity, change) in decided {
        seq += 1;
        let rev = fold(db, *entity, &scope, change, changes)?;
        let event = Event {
            scope: scope.clone(),
            seq,
            op_id: operation.op_id,
            op_commit: asked.clone(),
            entity: *entity,
            rev,
            change: change.clone(),
            by: operation.agent,
            authored_at: operation.authored_at,
            accepted_at: now,
        };
        chain = insert(db, wrapping, &event, &signed.salt, &chain)?;
        places.push((scope.clone(), seq));
    }
    sign_head(db, &scope, seq, &chain)?;
    Ok(places)
}

/// Applies one change to the shown entity and answers its new revision.
pub(crate) fn fold(
    db: &Connection,
    id: EntityId,
    scope: &ScopeId,
    change: &Change,
    changes: &mut Changes,
) -> Result<u64, Fault> {
    let entity = apply(world::find(db, id)?, id, scope, change)?;
    world::put(db, &entity)?;
    changes.note_entity(entity.state.kind(), id);
    if let Some(touched) = indexed_by(id, change) {
        queue::push(db, touched)?;
        changes.note(crate::changes::Topic::Index, touched);
    }
    Ok(entity.rev)
}

/// What the index must look at after a change: a record, or a part or fact on which the due day
/// of records hangs. Which records those are is found when the queue is read.
fn indexed_by(id: EntityId, change: &Change) -> Option<EntityId> {
    match change {
        // Beside a first part there is nothing yet that could hang on it.
        Change::PartOpened { part } if part.number == 1 => None,
        Change::RecordDeclared { .. }
        | Change::RecordWithdrawn { .. }
        | Change::MetadataChanged { .. }
        | Change::PartOpened { .. }
        | Change::PartClosed { .. }
        | Change::FactStated { .. }
        | Change::FactWithdrawn { .. } => Some(id),
        _ => None,
    }
}

/// Writes an event's row and answers the new link.
pub(crate) fn insert(db: &Connection, wrapping: &Key, event: &Event, salt: &str, before: &Hash) -> Result<Hash, Fault> {
    let owner = owner_of_change(&event.scope, event.entity, &event.change);
    let place = format!("event {} {}", event.scope, event.seq);
    let entry = sealed_body::seal(db, wrapping, owner, &place, salt, event)?;
    let after = link(before, &entry.commit);
    db.prepare_cached(
        "INSERT INTO event (scope, seq, op_id, entity, change, owner, sealed, \"commit\", link)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        event.scope.0,
        i64::try_from(event.seq).unwrap_or(i64::MAX),
        event.op_id.to_string(),
        event.entity.to_string(),
        event.change.name(),
        entry.owner,
        entry.sealed,
        entry.commit.as_slice(),
        after.as_slice(),
    ])?;
    Ok(after)
}

fn sign_head(db: &Connection, scope: &ScopeId, seq: u64, link: &Hash) -> Result<(), Fault> {
    let key: SigningKey = authority::signing_key(db)?;
    let deployment = authority::deployment(db)?.ok_or_else(|| Fault::Damaged("no deployment".to_owned()))?;
    let note = signed_head(&deployment, &key, scope, seq, link)?;
    set_head(db, scope, seq, link, &note)
}

/// The head of a scope as the authority signs it.
pub(crate) fn signed_head(
    deployment: &Deployment,
    key: &SigningKey,
    scope: &ScopeId,
    seq: u64,
    link: &Hash,
) -> Result<String, Fault> {
    let name = deployment.chain(scope);
    let head = Head { origin: name.clone(), seq, link: hex::encode(link) };
    let text = head.text().map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(sign_note(&text, &name, key))
}
