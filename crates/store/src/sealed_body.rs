//! Bodies of chain entries: canonical bytes and salt, sealed under an owner's key.

use records::journal::{Hash, canonical, commit};
use records::{Act, Change, EntityId, ScopeId};
use rusqlite::Connection;
use sealed::Key;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::keys;

/// What is sealed: the body and its salt (hexadecimal), so that erasing one erases both.
#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    salt: String,
    body: T,
}

/// A body ready to be stored.
pub(crate) struct Entry {
    pub(crate) owner: String,
    pub(crate) sealed: Vec<u8>,
    pub(crate) commit: Hash,
}

/// Seals `body` under the key of `owner`; `place` binds it to its place in the chain.
pub(crate) fn seal<T: Serialize>(
    db: &Connection,
    wrapping: &Key,
    owner: String,
    place: &str,
    salt: &str,
    body: &T,
) -> Result<Entry, Fault> {
    let key = keys::get_or_make(db, wrapping, &owner)?;
    let salt_bytes = records::journal::hash_from_hex(salt).ok_or_else(|| Fault::Damaged("salt".to_owned()))?;
    let commitment = commit(&salt_bytes, &canonical(body)?);
    let plain = serde_json::to_vec(&Sealed { salt: salt.to_owned(), body })?;
    Ok(Entry { sealed: key.seal(&plain, place.as_bytes()), owner, commit: commitment })
}

/// A body as it was sealed, with its salt.
pub(crate) fn open<T: DeserializeOwned>(
    db: &Connection,
    wrapping: &Key,
    owner: &str,
    place: &str,
    sealed: &[u8],
) -> Result<(T, String), Fault> {
    let key = keys::get(db, wrapping, owner)?;
    let plain = key.open_sealed(sealed, place.as_bytes())?;
    let Sealed { salt, body } = serde_json::from_slice(&plain)?;
    Ok((body, salt))
}

/// Whose key seals a change: a record's or an instance's own, otherwise the scope's.
/// Changes of a part carry ids and counters only, so that they can outlive records.
pub(crate) fn owner_of_change(scope: &ScopeId, entity: EntityId, change: &Change) -> String {
    match change {
        Change::RecordDeclared { .. }
        | Change::RecordWithdrawn { .. }
        | Change::MetadataChanged { .. }
        | Change::HandedOver { .. }
        | Change::OriginalMarked { .. } => entity.to_string(),
        _ => scope.to_string(),
    }
}

/// Whose key seals an operation.
pub(crate) fn owner_of_act(scope: &ScopeId, entity: EntityId, act: &Act) -> String {
    match act {
        Act::DeclareRecord { .. }
        | Act::WithdrawRecord { .. }
        | Act::EditMetadata { .. }
        | Act::HandOver { .. }
        | Act::MarkOriginal { .. } => entity.to_string(),
        _ => scope.to_string(),
    }
}
