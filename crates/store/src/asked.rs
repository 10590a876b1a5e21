//! Operations that were asked on this device or brought to it by hand, as they stand in its chain.

use ed25519_dalek::Signer;
use records::{Operation, SignedOperation};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::measure::as_i64;
use crate::{append, authority, sealed_body};

/// Kind of an entry of the device chain: an operation that was asked here.
pub(crate) const ASKED: &str = "operation";
/// Kind of an entry of the device chain: an operation of another device, from a hand-over file.
pub(crate) const CARRIED: &str = "carried";

/// An operation of a device, with what the authority says of that device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The operation as its device signed it.
    pub signed: SignedOperation,
    /// A signed note, see [`sync::DeviceCertificate`].
    pub certificate: String,
}

/// An operation of the device chain, with its salt and signature as the authority wants them.
pub(crate) fn signed_operation(db: &Connection, wrapping: &sealed::Key, seq: u64) -> Result<SignedOperation, Fault> {
    let row: Option<(String, String, Vec<u8>)> = db
        .query_row("SELECT kind, owner, sealed FROM device_log WHERE seq = ?1", [as_i64(seq)], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let damaged = || Fault::Damaged(format!("device chain at {seq}"));
    let (kind, owner, sealed) = row.ok_or_else(damaged)?;
    let place = format!("device {seq}");
    if kind == CARRIED {
        return Ok(sealed_body::open::<Carried>(db, wrapping, &owner, &place, &sealed)?.0.signed);
    }
    if kind != ASKED {
        return Err(damaged());
    }
    let (operation, salt) = sealed_body::open::<Operation>(db, wrapping, &owner, &place, &sealed)?;
    let mut signed = SignedOperation { operation, salt, signature: String::new() };
    let commitment = append::op_commit(&signed)?;
    signed.signature = hex::encode(authority::device_key(db)?.sign(&commitment).to_bytes());
    Ok(signed)
}
