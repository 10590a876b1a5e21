//! Operations that were asked on this device, as they stand in its chain.

use ed25519_dalek::Signer;
use records::{Operation, SignedOperation};
use rusqlite::{Connection, OptionalExtension};

use crate::fault::Fault;
use crate::measure::as_i64;
use crate::{append, authority, sealed_body};

/// An operation of the device chain, with its salt and signature as the authority wants them.
pub(crate) fn signed_operation(db: &Connection, wrapping: &sealed::Key, seq: u64) -> Result<SignedOperation, Fault> {
    let row: Option<(String, Vec<u8>)> = db
        .query_row("SELECT owner, sealed FROM device_log WHERE seq = ?1 AND kind = 'operation'", [as_i64(seq)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (owner, sealed) = row.ok_or_else(|| Fault::Damaged(format!("device chain at {seq}")))?;
    let (operation, salt) = sealed_body::open::<Operation>(db, wrapping, &owner, &format!("device {seq}"), &sealed)?;
    let mut signed = SignedOperation { operation, salt, signature: String::new() };
    let commitment = append::op_commit(&signed)?;
    signed.signature = hex::encode(authority::device_key(db)?.sign(&commitment).to_bytes());
    Ok(signed)
}
