//! Which authority it is.

use std::collections::BTreeMap;

use records::ScopeId;
use serde::{Deserialize, Serialize};

/// The identity of an authority and of one unbroken stretch of its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deployment {
    /// Stable name, for instance `records.example.gov/muniment`: visible ASCII without `+`.
    pub origin: String,
    /// Raised at each restore from a backup or other break of history, from 1.
    pub epoch: u32,
    /// 128 random bits in hexadecimal, so that two restores of one backup differ.
    pub epoch_id: String,
    /// Ed25519 public key that signs heads, in hexadecimal.
    pub server_key: String,
}

impl Deployment {
    /// The name of a scope's chain. It is the origin line of its heads and the name under
    /// which they are signed: `records.example.gov/muniment/1/files`.
    pub fn chain(&self, scope: &ScopeId) -> String {
        format!("{}/{}/{}", self.origin, self.epoch, scope)
    }

    /// The value of the `muniment-origin` header: origin, epoch and epoch id with a blank between.
    pub fn header(&self) -> String {
        format!("{} {} {}", self.origin, self.epoch, self.epoch_id)
    }
}

/// `GET /v1/head`: who this is, and the signed heads of its chains. Without signature or
/// device: heads are made to be compared by anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadAnswer {
    /// Who this is.
    pub deployment: Deployment,
    /// Signed notes by scope.
    pub heads: BTreeMap<ScopeId, String>,
}
