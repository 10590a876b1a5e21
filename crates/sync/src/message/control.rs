//! Orders of the authority to one device, numbered without gaps, ahead of data.

use serde::{Deserialize, Serialize};
use words::Message;

/// `POST /v1/control`: orders after a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlRequest {
    /// The last order that the desk has carried out; 0 before the first.
    #[serde(with = "records::as_text")]
    pub after: u64,
}

/// What is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Order {
    /// Rules for this device.
    Policy {
        /// How long the device may work without meeting the authority, in days.
        lease_days: u32,
        /// Oldest schema of operations that the authority still accepts.
        minimum_schema: u16,
    },
    /// The device is no longer registered: it stops, and keeps everything for its person.
    Revoked {
        /// Why, and what to do.
        message: Message,
    },
    /// What other desks are to believe of this device; it goes with every hand-over file.
    Certificate {
        /// A signed note, see [`super::DeviceCertificate`].
        note: String,
    },
    /// An order of a later edition: noted as carried out, for there is nothing that this one could do.
    #[serde(other)]
    Unknown,
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlItem {
    /// Number, from 1, without gaps for each device.
    #[serde(with = "records::as_text")]
    pub n: u64,
    /// What is ordered.
    #[serde(flatten)]
    pub order: Order,
}

/// The orders after the number of the request, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlAnswer {
    /// Orders.
    pub items: Vec<ControlItem>,
}

/// `POST /v1/control/ack`: every order up to this one has been carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ControlAck {
    /// Number of the last one.
    #[serde(with = "records::as_text")]
    pub through: u64,
}
