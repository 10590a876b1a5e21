//! What happened: changes and the events that carry them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Agent, Class, Element, EntityId, Folder, Number, OpId, Part, PartialDate, Proof, Publisher, Record, ScopeId,
    StatedFact,
};

/// One element of a record that changed (metadata element 68).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementChange {
    /// Which element.
    pub element: Element,
    /// Value before.
    pub old: Value,
    /// Value after.
    pub new: Value,
}

/// One accepted change of one entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// An agent is known from now on.
    AgentRegistered { agent: Agent },
    /// A class was added to the scheme.
    ClassAdded { class: Class },
    /// A schedule version was published; judged by `disposal`.
    SchedulePublished { schedule: Value },
    /// A publisher is recognised from now on.
    PublisherRecognised { publisher: Publisher },
    /// A publisher is recognised no longer: nothing new of it is taken.
    PublisherWithdrawn { on: Date, reason: String },
    /// A definition that is here is signed anew: the same text, by somebody whose signature is taken.
    FormSigned { publication: Value },
    /// The catalogue was issued, whole or as what is new since the one before; judged by `forms`.
    CatalogueIssued { issue: Value },
    /// The list of trusted certificates was issued; judged by `signing`.
    TrustListIssued { list: Value },
    /// What a form is to reach in a period was set or taken away.
    TargetSet { target: Value },
    /// A form definition was published; judged by `forms`.
    FormPublished { definition: Value },
    /// A folder was opened.
    FolderOpened { folder: Folder },
    /// A part was opened.
    PartOpened { part: Part },
    /// A part was closed.
    PartClosed { on: Date, reason: String },
    /// A record was added to a part: ids and counters only, so that they can outlive it.
    RecordAdded { record: EntityId, number: Number, document_date: PartialDate },
    /// A record was declared.
    RecordDeclared { record: Box<Record> },
    /// A filing was taken back.
    RecordWithdrawn { reason: String },
    /// Elements of a record changed.
    MetadataChanged { changes: Vec<ElementChange>, reason: String },
    /// What keeps the signatures of a file provable was added behind it.
    ProofAdded { component: String, proof: Proof },
    /// A fact was stated.
    FactStated { fact: StatedFact },
    /// A fact was taken back.
    FactWithdrawn { reason: String },
    /// A stage of a form was handed over; judged by `forms`.
    HandedOver { handed: Value },
    /// An original was seen, came or went back; judged by `forms`.
    OriginalMarked { marked: Value },
}

impl Change {
    /// The tag, for lists and histories.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AgentRegistered { .. } => "agent-registered",
            Self::ClassAdded { .. } => "class-added",
            Self::SchedulePublished { .. } => "schedule-published",
            Self::PublisherRecognised { .. } => "publisher-recognised",
            Self::PublisherWithdrawn { .. } => "publisher-withdrawn",
            Self::FormSigned { .. } => "form-signed",
            Self::CatalogueIssued { .. } => "catalogue-issued",
            Self::TrustListIssued { .. } => "trust-list-issued",
            Self::TargetSet { .. } => "target-set",
            Self::FormPublished { .. } => "form-published",
            Self::FolderOpened { .. } => "folder-opened",
            Self::PartOpened { .. } => "part-opened",
            Self::PartClosed { .. } => "part-closed",
            Self::RecordAdded { .. } => "record-added",
            Self::RecordDeclared { .. } => "record-declared",
            Self::RecordWithdrawn { .. } => "record-withdrawn",
            Self::MetadataChanged { .. } => "metadata-changed",
            Self::ProofAdded { .. } => "proof-added",
            Self::FactStated { .. } => "fact-stated",
            Self::FactWithdrawn { .. } => "fact-withdrawn",
            Self::HandedOver { .. } => "handed-over",
            Self::OriginalMarked { .. } => "original-marked",
        }
    }
}

/// An entry of an authority's scope chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The scope whose chain holds it.
    pub scope: ScopeId,
    /// Position in the chain, from 1, without gaps.
    #[serde(with = "crate::as_text")]
    pub seq: u64,
    /// The operation that asked for it.
    pub op_id: OpId,
    /// Commitment to the operation (hexadecimal), so that both chains bind the same bytes.
    pub op_commit: String,
    /// The entity that changed.
    pub entity: EntityId,
    /// Revision of the entity after the change, from 1.
    #[serde(with = "crate::as_text")]
    pub rev: u64,
    /// What changed.
    pub change: Change,
    /// The agent who asked.
    pub by: EntityId,
    /// When the agent asked, by the desk's clock.
    pub authored_at: Timestamp,
    /// When the authority accepted it.
    pub accepted_at: Timestamp,
}
