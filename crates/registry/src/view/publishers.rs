//! Contract: the publishers whose forms the department takes.
//!
//! Deliberately not here: whose certificates this desk trusts under a signature (prove).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use super::common::Change;

/// Who stands for the text of forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublisherView {
    pub publisher_id: String,
    /// The name under which it signs.
    pub name: String,
    pub title: Text,
    /// Ed25519 public key, hex.
    pub key: String,
    /// It is the department itself.
    pub own: bool,
    pub withdrawn: Option<PublisherWithdrawn>,
}

/// Nothing new of it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublisherWithdrawn {
    #[ts(type = "string")]
    pub on: Date,
    pub reason: String,
}

/// Answer of `list_publishers`, `recognise_publisher` and `withdraw_publisher`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublishersResponse {
    pub publishers: Vec<PublisherView>,
    pub changed: Vec<Change>,
}

/// `read_publisher`: whom a file offers, to be compared with the publisher before it is recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadPublisherRequest {
    /// As `pick_files` gave it.
    pub path: String,
}

/// Answer of `read_publisher`: one that could be recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublisherOffer {
    /// The name under which it signs.
    pub name: String,
    pub title: Text,
    /// Ed25519 public key, hex.
    pub key: String,
}

impl From<records::Publisher> for PublisherOffer {
    fn from(one: records::Publisher) -> Self {
        Self { name: one.name, title: one.title, key: one.key }
    }
}

/// `recognise_publisher`: take the forms of the publisher in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecognisePublisherRequest {
    /// As `pick_files` gave it.
    pub path: String,
    /// What was shown and compared; a file that says something else by now is refused.
    pub offered: PublisherOffer,
}

/// `withdraw_publisher`: take nothing new of one any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawPublisherRequest {
    /// Its key.
    pub key: String,
    /// Why; it stays in the journal.
    pub reason: String,
}

/// `export_publisher`: write the department as a publisher, for others to recognise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPublisherRequest {
    /// As `pick_save` gave it.
    pub path: String,
}

/// Answer of `export_publisher`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportPublisherResponse {
    pub name: String,
}
