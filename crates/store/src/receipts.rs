//! Receipts: what this device asked and the authority took into its chain.
//!
//! A receipt is nothing that is kept beside the chains: it is read from both. An operation
//! without its event in the scope's chain has none, whatever an answer may have said.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{Event, ScopeId, SignedOperation};
use rusqlite::params;

use crate::asked::signed_operation;
use crate::fault::Fault;
use crate::measure::as_i64;
use crate::sealed_body;
use crate::store::Store;

/// An operation of this device that came back as accepted.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The operation as this device signed it.
    pub signed: SignedOperation,
    /// The scope whose chain took it.
    pub scope: ScopeId,
    /// Position of its last event in that chain.
    pub seq: u64,
    /// When the authority accepted it, by the authority's clock.
    pub accepted_at: Timestamp,
    /// Position of the newest signed head that is held for the scope; 0 when none is. The
    /// signature covers the operation only where this is at least `seq`.
    pub anchored_to: u64,
}

/// Both chains joined by the operation. Bodies that were erased, and those whose key was
/// destroyed, say nothing any more and are left out.
const ACCEPTED: &str = "
    SELECT d.seq, e.scope, max(e.seq), e.owner, e.sealed
    FROM device_log d JOIN event e ON e.op_id = d.op_id
    WHERE d.kind = 'operation' AND d.sealed IS NOT NULL AND e.sealed IS NOT NULL
      AND d.owner IN (SELECT owner FROM owner_key) AND e.owner IN (SELECT owner FROM owner_key)
    GROUP BY d.seq ORDER BY d.seq DESC LIMIT ?1";

impl Store {
    /// The newest operations of this device that came back as accepted, the newest first.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when an entry does not open.
    pub fn receipts(&self, limit: u64) -> Result<Vec<Receipt>, Fault> {
        let anchors: BTreeMap<ScopeId, u64> =
            self.anchors()?.into_iter().map(|anchor| (anchor.scope, anchor.seq)).collect();
        let mut statement = self.db().prepare_cached(ACCEPTED)?;
        let rows = statement.query_map(params![as_i64(limit)], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, Vec<u8>>(4)?,
            ))
        })?;
        rows.map(|row| {
            let (device_seq, scope, seq, owner, sealed) = row?;
            let place = format!("event {scope} {seq}");
            let (event, _) = sealed_body::open::<Event>(self.db(), self.wrapping(), &owner, &place, &sealed)?;
            let scope = ScopeId(scope);
            Ok(Receipt {
                signed: signed_operation(self.db(), self.wrapping(), device_seq.unsigned_abs())?,
                anchored_to: anchors.get(&scope).copied().unwrap_or(0),
                scope,
                seq: seq.unsigned_abs(),
                accepted_at: event.accepted_at,
            })
        })
        .collect()
    }
}
