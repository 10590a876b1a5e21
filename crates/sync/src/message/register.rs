//! How a device becomes known to an authority.

use records::{DeviceId, EntityId};
use serde::{Deserialize, Serialize};

use super::Deployment;

/// `POST /v1/register`, the one request without a device signature in its headers: the
/// one-time code stands for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRequest {
    /// The one-time code that the central office gave to the agent.
    pub code: String,
    /// Identity that the desk made for itself.
    pub device: DeviceId,
    /// Ed25519 public key of the device, in hexadecimal.
    pub public_key: String,
    /// Name for people, for instance `Counter 3, Wan Chai`.
    pub name: String,
    /// Ed25519 signature over the registration text ([`crate::registration_text`]), in
    /// hexadecimal: proof that the desk holds the private key.
    pub signature: String,
}

/// Welcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterAnswer {
    /// The authority, to be remembered and compared at every answer.
    pub deployment: Deployment,
    /// The agent for whom the code was made out.
    pub agent: EntityId,
    /// Prefix of provisional numbers, unique among the devices: letters and digits.
    pub mark: String,
}
