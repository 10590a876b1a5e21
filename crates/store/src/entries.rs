//! Entries of a chain as they are checked: opened, committed, linked.

use records::journal::{Hash, START, canonical, commit, hash_from_hex, link};
use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::Fault;
use crate::sealed_body;
use crate::store::Store;

/// One entry of a chain. `about` is the plain column that says what it is about: the entity of an
/// event, the operation of an entry of the device chain.
pub(crate) struct Row {
    pub(crate) seq: u64,
    pub(crate) about: Option<String>,
    pub(crate) owner: String,
    pub(crate) sealed: Option<Vec<u8>>,
    pub(crate) commit: Vec<u8>,
    pub(crate) link: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

/// The body of an entry.
pub(crate) enum Body<T> {
    /// It opens and is the one that its commitment speaks of.
    Whole(T),
    /// It was erased. That is no fault: its commitment stays in the chain and says nothing.
    Erased,
    /// It is not as it must be: the code of the finding.
    Wrong(&'static str),
}

/// Entries of a scope's chain, in order.
pub(crate) const EVENTS: &str =
    "SELECT seq, entity, owner, sealed, \"commit\", link, x'' FROM event WHERE scope = ?1 ORDER BY seq";

/// Entries of the device chain, in order; the parameter is not used.
pub(crate) const DEVICE: &str =
    "SELECT seq, op_id, owner, sealed, \"commit\", link, signature FROM device_log WHERE ?1 = ?1 ORDER BY seq";

impl Row {
    /// The link that follows from the one before.
    pub(crate) fn next_link(&self, before: &Hash) -> Hash {
        let commitment: Hash = self.commit.clone().try_into().unwrap_or(START);
        link(before, &commitment)
    }
}

/// The bytes of a column, whatever somebody has made of its type: that is for the check to find.
pub(crate) fn bytes(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<Vec<u8>>> {
    Ok(row.get_ref(column)?.as_bytes_or_null().ok().flatten().map(<[u8]>::to_vec))
}

impl Store {
    pub(crate) fn entries(&self, sql: &str, scope: &str) -> Result<Vec<Row>, Fault> {
        let mut statement = self.db().prepare(sql)?;
        let rows = statement.query_map(params![scope], |row| {
            Ok(Row {
                seq: row.get::<_, i64>(0)?.unsigned_abs(),
                about: row.get(1)?,
                owner: row.get(2)?,
                sealed: bytes(row, 3)?,
                commit: bytes(row, 4)?.unwrap_or_default(),
                link: bytes(row, 5)?.unwrap_or_default(),
                signature: bytes(row, 6)?.unwrap_or_default(),
            })
        })?;
        rows.map(|row| row.map_err(Fault::from)).collect()
    }

    /// Opens a body and checks it against its commitment.
    pub(crate) fn body_of<T: DeserializeOwned + Serialize>(&self, row: &Row, place: &str) -> Body<T> {
        let Some(sealed) = row.sealed.as_ref() else { return Body::Erased };
        let opened = sealed_body::open::<T>(self.db(), self.wrapping(), &row.owner, place, sealed).ok();
        let readable = opened.and_then(|(body, salt)| {
            let commitment = commit(&hash_from_hex(&salt)?, &canonical(&body).ok()?);
            Some((body, commitment))
        });
        match readable {
            None => Body::Wrong("store-log-unreadable"),
            Some((body, commitment)) if commitment.as_slice() == row.commit => Body::Whole(body),
            Some(_) => Body::Wrong("store-log-commit"),
        }
    }
}
