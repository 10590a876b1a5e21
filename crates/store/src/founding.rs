//! The first rows of a vault: identities and keys.

use jiff::Timestamp;
use records::DeviceId;
use records::journal::START;
use rusqlite::Connection;
use sealed::random_bytes;
use sync::Deployment;

use crate::authority::{self, Standing};
use crate::fault::Fault;
use crate::{append, device_head, meta};

/// What a new vault is founded with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Identity of the device (or of the server's own device).
    pub device: DeviceId,
    /// Whether it decides itself.
    pub standing: Standing,
    /// Name of the deployment, for instance `records.example.gov/muniment`; only for an authority.
    pub origin: String,
    /// When.
    pub at: Timestamp,
    /// Whether it is a sample: sample vaults may be given another clock and marked agents.
    pub sample: bool,
}

/// Writes identities, keys and empty chains.
pub(crate) fn found(db: &Connection, founding: &Founding) -> Result<(), Fault> {
    meta::set(db, "device-id", &founding.device)?;
    meta::set(db, "device-seed", &hex::encode(random_bytes::<32>()))?;
    device_head::set(db, &authority::device_key(db)?, 0, &START)?;
    meta::set(db, "standing", &founding.standing)?;
    meta::set(db, "founded-at", &founding.at)?;
    meta::set(db, "sample", &founding.sample)?;
    if founding.standing == Standing::Authority {
        let seed = random_bytes::<32>();
        let key = ed25519_dalek::SigningKey::from_bytes(&seed);
        meta::set(db, "authority-seed", &hex::encode(seed))?;
        let deployment = Deployment {
            origin: founding.origin.clone(),
            epoch: 1,
            epoch_id: hex::encode(random_bytes::<16>()),
            server_key: hex::encode(key.verifying_key().as_bytes()),
        };
        meta::set(db, "deployment", &deployment)?;
    }
    for scope in records::ScopeId::all() {
        append::set_head(db, &scope, 0, &START, "")?;
    }
    Ok(())
}
