//! Who decides here: the deployment, its key, and how this vault stands to it.

use ed25519_dalek::{SigningKey, VerifyingKey};
use records::DeviceId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sync::Deployment;

use crate::fault::Fault;
use crate::meta;

/// How this vault stands to its authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Desk and authority are one ("only this PC"), or this is a server.
    Authority,
    /// A desk of a deployment that decides elsewhere.
    Desk,
}

/// How this vault stands to its authority.
pub(crate) fn standing(db: &Connection) -> Result<Standing, Fault> {
    meta::need(db, "standing")
}

/// The deployment, unless the desk has not yet joined one.
pub(crate) fn deployment(db: &Connection) -> Result<Option<Deployment>, Fault> {
    meta::get(db, "deployment")
}

/// The public key that signs heads.
pub(crate) fn server_key(deployment: &Deployment) -> Result<VerifyingKey, Fault> {
    hex::decode(&deployment.server_key)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok())
        .ok_or_else(|| Fault::Damaged("the authority's key".to_owned()))
}

/// The authority's own key; only where this vault is the authority.
pub(crate) fn signing_key(db: &Connection) -> Result<SigningKey, Fault> {
    let seed: String = meta::need(db, "authority-seed")?;
    seed_key(&seed)
}

/// The device's own key.
pub(crate) fn device_key(db: &Connection) -> Result<SigningKey, Fault> {
    let seed: String = meta::need(db, "device-seed")?;
    seed_key(&seed)
}

/// The device's identity.
pub(crate) fn device_id(db: &Connection) -> Result<DeviceId, Fault> {
    meta::need(db, "device-id")
}

pub(crate) fn seed_key(seed: &str) -> Result<SigningKey, Fault> {
    let bytes = records::journal::hash_from_hex(seed).ok_or_else(|| Fault::Damaged("a signing key".to_owned()))?;
    Ok(SigningKey::from_bytes(&bytes))
}
