//! The record and its components.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use words::Text;

use crate::people::Role;
use crate::{EntityId, Medium, Number, PartialDate, Security};

/// What kind of document it is (metadata element 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum RecordType {
    /// A document of any format.
    Document,
    /// An e-mail with its attachments.
    EMail,
    /// A completed form.
    Form,
    /// A scanned paper.
    Scan,
    /// A photograph.
    Photo,
    /// A captured web page.
    Web,
    /// A chat or other message.
    Message,
    /// A data set.
    Data,
    /// A physical thing described here.
    Physical,
}

/// Result of judging the signatures of a component when it was captured (element 58).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum SealState {
    /// No signature.
    None,
    /// Whole, unchanged, trusted.
    Valid,
    /// Whole and unchanged; trust could not be judged.
    Indeterminate,
    /// Changed, forged or refused.
    Invalid,
}

/// One signature, as judged at capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealSummary {
    /// Name of the signer as the certificate gives it.
    pub by: String,
    /// The verdict on this signature.
    pub state: SealState,
    /// Claimed time of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_at: Option<Timestamp>,
}

/// One file of a record. Its bytes are immutable from declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Name shown to people; unique within the record.
    pub name: String,
    /// Media type.
    pub media: String,
    /// SHA-256 of the bytes, lower-case hexadecimal (element 57).
    pub sha256: String,
    /// Size in bytes (element 56).
    #[serde(with = "crate::as_text")]
    pub size_bytes: u64,
    /// Signatures as judged at capture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seals: Vec<SealSummary>,
    /// What keeps its signatures provable, in the order in which it was added. Each edition is the declared bytes with these
    /// behind them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<Proof>,
}

/// Bytes added behind a signed file after it was declared: evidence about its certificates, and a time-stamp over it. The
/// declared bytes stay what they are; cutting an edition at their length gives them back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Name under which the added bytes lie.
    pub name: String,
    /// SHA-256 of the added bytes, lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes were added.
    #[serde(with = "crate::as_text")]
    pub size_bytes: u64,
    /// SHA-256 of the edition that they make.
    pub edition_sha256: String,
    /// When, by the clock of the desk.
    pub added_at: Timestamp,
}

impl Component {
    /// The name under which the next proof lies. It is the same on every desk, so that of two that add one at the same time the
    /// authority takes one.
    pub fn next_proof(&self) -> String {
        format!("{}.proof-{}", self.name, self.proofs.len() + 1)
    }
}

/// Where a form-born record comes from (element 61).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormOrigin {
    /// Form number and edition as printed.
    pub form: String,
    /// SHA-256 of the definition.
    pub definition_sha256: String,
    /// The instance.
    pub instance: EntityId,
}

/// When and by whom the record came in (elements 18 and 19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// Time claimed by the desk.
    pub captured_at: Timestamp,
    /// The agent who declared it.
    pub declared_by: EntityId,
    /// The role in which it was declared.
    pub role: Option<Role>,
}

/// A declared record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The part in which it is filed.
    pub part: EntityId,
    /// Reference of the part, repeated so that the record can be cited alone.
    pub part_reference: String,
    /// Enclosure number.
    pub number: Number,
    /// Provisional marks it had before (element 3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_numbers: Vec<Number>,
    /// Title in both languages; one side may be empty (elements 5 and 6).
    pub title: Text,
    /// Kind of record.
    pub kind: RecordType,
    /// Language of the content, as BCP 47 tags (element 13).
    #[serde(default)]
    pub languages: Vec<String>,
    /// Electronic, physical or hybrid.
    #[serde(default)]
    pub medium: Medium,
    /// Date of the document (element 16).
    pub document_date: PartialDate,
    /// When it was received or sent (element 17).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Timestamp>,
    /// Author (element 22).
    pub creator: String,
    /// Originating organisation (element 23).
    pub organisation: String,
    /// Own security classification; absent when inherited from the folder (element 29).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Security>,
    /// Whether it holds personal data (element 33).
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
    /// Files, in order.
    pub components: Vec<Component>,
    /// The form it was born from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormOrigin>,
    /// When and by whom it came in.
    pub capture: Capture,
    /// Why the filing was taken back; absent while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
}

impl Record {
    /// `(12) in DO/4/12 Pt 2`.
    pub fn reference(&self) -> String {
        self.reference_with(&self.number)
    }

    /// The same place with another number: former references stay searchable.
    pub fn reference_with(&self, number: &Number) -> String {
        format!("({number}) in {}", self.part_reference)
    }
}
