//! One entry of the catalogue: a form as people look for it.

use serde::{Deserialize, Serialize};
use words::Text;

use crate::tier::Tier;

/// What stands in the way of handing a form in electronically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// It must be signed.
    SignatureRequired,
    /// Originals must be shown or handed in.
    OriginalsRequired,
    /// An enactment prescribes the form.
    StatutoryForm,
    /// It must be signed before a witness.
    WitnessRequired,
    /// A fee is paid with it.
    Fee,
}

/// A form of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// URN of the form.
    pub id: String,
    /// Number by which people know it.
    pub form_no: String,
    /// Its title.
    pub title: Text,
    /// Code of the department that publishes it.
    pub department: String,
    /// What it is about, in either script.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Other words for the same, in either script.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
    /// How far it has come from paper.
    pub tier: Tier,
    /// What stands in the way of handing it in electronically.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obstacles: Vec<Obstacle>,
    /// Hash of its newest definition; none where it has no definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// Invented, for practice.
    #[serde(default, skip_serializing_if = "is_false")]
    pub synthetic: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Entry {
    /// Whether originals must be shown or handed in.
    pub fn needs_originals(&self) -> bool {
        self.obstacles.contains(&Obstacle::OriginalsRequired)
    }

    /// Whether it can be handed in on paper only: for want of a signature or of originals, and because
    /// no definition answers that want.
    pub fn on_paper_only(&self) -> bool {
        let wants = [Obstacle::SignatureRequired, Obstacle::OriginalsRequired];
        self.hash.is_none() && self.obstacles.iter().any(|obstacle| wants.contains(obstacle))
    }
}
