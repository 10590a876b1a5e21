//! What is asked when a stage is handed over, and what is recorded of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;
use words::Lang;

use super::signed::Signed;
use crate::inputs::Actor;

/// How a stage ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Outcome {
    /// It is done; the next stage follows, or the form is complete.
    Forward,
    /// It goes back to an earlier stage.
    Return {
        /// The stage.
        to: String,
        /// Why.
        reasons: String,
    },
    /// The form is refused.
    Refuse {
        /// Why.
        reasons: String,
    },
    /// Whoever began the form takes it back.
    Withdraw {
        /// Why.
        reasons: String,
    },
}

/// The operation: what a desk asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandOver {
    /// Identifier of the instance.
    pub instance: Uuid,
    /// Hash of the definition in which it was filled.
    pub definition_hash: String,
    /// The stage.
    pub stage: String,
    /// How it ends.
    pub outcome: Outcome,
    /// The relevant data of this and all earlier stages; null unless it goes forward.
    #[serde(default)]
    pub data: Json,
    /// Digest of the snapshots that were used.
    pub snapshots_digest: String,
    /// Language of filling and signing.
    pub language: Lang,
    /// Civil date of filling.
    pub today: Date,
    /// Who hands over.
    pub actor: Actor,
    /// The signature, where the stage signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
}

/// Who is to fill in a stage.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct Assignee {
    /// Holder of a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub role: Option<String>,
    /// Holder of a post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub post: Option<String>,
    /// A person, by identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub person: Option<String>,
    /// The unit of the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<String>,
}

impl Assignee {
    /// Whether `actor` is meant.
    pub fn is(&self, actor: &Actor) -> bool {
        let role = self.role.as_ref().is_none_or(|role| actor.holds_role(role));
        let post = self.post.as_ref().is_none_or(|post| actor.holds_post(post));
        let person = self.person.as_ref().is_none_or(|person| actor.id == *person);
        let unit = self.unit.as_ref().is_none_or(|unit| actor.unit == *unit);
        role && post && person && unit
    }
}

/// A stage that a hand-over opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStage {
    /// The stage.
    pub stage: String,
    /// Who is to fill it in.
    pub assignee: Assignee,
    /// By when.
    pub due_on: Option<Date>,
}

/// What follows a hand-over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Next {
    /// These stages are opened: several side by side, or none while others are to be done first.
    Stages {
        /// Those that are opened.
        stages: Vec<NextStage>,
    },
    /// The form is complete.
    Completed,
    /// The form was refused.
    Refused,
    /// The form was taken back.
    Withdrawn,
}

/// The event: what is recorded of a hand-over that was granted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Handed {
    /// The operation as it was asked.
    #[serde(flatten)]
    pub asked: HandOver,
    /// Number of the form, such as `GEN-LV-1`.
    pub form_no: String,
    /// Printed edition.
    pub edition: String,
    /// The how-manyth revision of the stage this is, from 1.
    pub revision: u32,
    /// SHA-256 over the RFC 8785 form of the data.
    pub data_digest: String,
    /// Earlier stages, the one returned to included, whose signatures this supersedes.
    pub supersedes: Vec<String>,
    /// What follows.
    pub next: Next,
}
