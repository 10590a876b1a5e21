//! What a desk asks for.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use words::Text;

use crate::{
    Agent, Class, Component, DeviceId, Element, EntityId, Folder, FormOrigin, Medium, OpId, PartialDate, Proof,
    Publisher, RecordType, ScopeId, Security, StatedFact,
};

/// A record as the desk describes it before the rules have given it a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRecord {
    /// The part to file it in.
    pub part: EntityId,
    /// Mark under which the desk shows it until the authority gives a number; empty
    /// where desk and authority are one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// Title in both languages; at least one side.
    pub title: Text,
    /// Kind of record.
    pub kind: RecordType,
    /// Language tags of the content.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Electronic, physical or hybrid.
    #[serde(default)]
    pub medium: Medium,
    /// Date of the document.
    pub document_date: PartialDate,
    /// When it was received or sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Timestamp>,
    /// Author.
    pub creator: String,
    /// Originating organisation.
    pub organisation: String,
    /// Own security classification, if not inherited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Security>,
    /// Whether it holds personal data.
    #[serde(default)]
    pub personal_data: bool,
    /// Keys by which facts are looked up: name of the subject (`contract`) to its keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub subjects: BTreeMap<String, Vec<String>>,
    /// Named dates that retention may count from, as the form or the filer gave them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub named_dates: BTreeMap<String, PartialDate>,
    /// A disposal class set on the record instead of the inherited one, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposal_override: Option<(String, String)>,
    /// Files, in order; their bytes are stored before the operation is asked.
    pub components: Vec<Component>,
    /// The form it was born from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormOrigin>,
}

/// The asked change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// Make an agent known.
    RegisterAgent { agent: Agent },
    /// Add a class to the scheme.
    AddClass { class: Class },
    /// Publish a schedule version.
    PublishSchedule { schedule: Value },
    /// Recognise a publisher of forms.
    RecognisePublisher { publisher: Publisher },
    /// Take nothing new of a publisher any more.
    WithdrawPublisher { reason: String },
    /// Issue the catalogue, whole or as what is new since the one before.
    IssueCatalogue { issue: Value },
    /// Issue the list of certificates that the department trusts.
    IssueTrustList { list: Value },
    /// Publish a form definition.
    PublishForm { definition: Value },
    /// Set what a form is to reach in every period of a kind, or take that away.
    SetTarget { target: Value },
    /// Open a folder.
    OpenFolder { folder: Folder },
    /// Open the next part of a folder.
    OpenPart {
        /// The folder.
        folder: EntityId,
        /// The day.
        on: Date,
        /// Keys by which facts about it are looked up.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        subjects: BTreeMap<String, Vec<String>>,
    },
    /// Close a part.
    ClosePart { on: Date, reason: String },
    /// Declare a record into a part.
    DeclareRecord { record: Box<NewRecord> },
    /// Take a filing back: the document was filed by mistake. Its number stays used and its bytes stay where
    /// they are until the part is disposed of; it is no longer listed, found or due.
    WithdrawRecord { reason: String },
    /// Change elements of a record; `old` is what the desk saw.
    EditMetadata { changes: Vec<(Element, Value, Value)>, reason: String },
    /// Add what keeps the signatures of a file provable behind it.
    AddProof { component: String, proof: Proof },
    /// State a fact.
    StateFact { fact: StatedFact },
    /// Take a fact back.
    WithdrawFact { reason: String },
    /// Hand a stage of a form over.
    HandOver { hand_over: Value },
    /// Say what happened to an original of which a form has a copy.
    MarkOriginal { mark: Value },
}

impl Act {
    /// Whether it is about a form on its way, and so may be carried from desk to desk by hand.
    pub fn is_of_a_form(&self) -> bool {
        matches!(self, Self::HandOver { .. } | Self::MarkOriginal { .. })
    }
}

/// A file that an operation names: the authority holds the operation over until it has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentRef {
    /// The entity (record or form instance) whose key seals it.
    pub owner: EntityId,
    /// Name within the entity.
    pub name: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    #[serde(with = "crate::as_text")]
    pub size_bytes: u64,
}

/// One asked change of one entity by one agent on one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Identity; sending it twice is harmless.
    pub op_id: OpId,
    /// The device.
    pub device: DeviceId,
    /// Position in the device's series, from 1.
    #[serde(with = "crate::as_text")]
    pub device_seq: u64,
    /// Home scope of the entity.
    pub scope: ScopeId,
    /// The entity; for acts that make one, its new id.
    pub entity: EntityId,
    /// Revision the desk saw; 0 for a new entity.
    #[serde(with = "crate::as_text")]
    pub base_rev: u64,
    /// Version of the shape of `act`.
    pub schema: u16,
    /// The agent who asks.
    pub agent: EntityId,
    /// When, by the desk's clock.
    pub authored_at: Timestamp,
    /// What.
    pub act: Act,
    /// Files it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<ComponentRef>,
}

/// Version of the shape of [`Act`] that this program writes.
pub(crate) const SCHEMA: u16 = 1;

impl Operation {
    /// The schema number that new operations carry.
    pub const SCHEMA: u16 = SCHEMA;
}

/// An operation with its salt and the device's signature over its commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedOperation {
    /// The operation.
    pub operation: Operation,
    /// 32 random bytes in hexadecimal; erased with the body at disposal.
    pub salt: String,
    /// Ed25519 signature of the device over the 32 bytes of the commitment, in hexadecimal.
    pub signature: String,
}
