//! Contract: verdicts on signatures, the journal, and the health of the vault.
//!
//! A verdict is given only by the desk; the window paints it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Message, Text};

use super::common::Change;

/// The verdict on a signature or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Whole, unchanged, trusted.
    Valid,
    /// Changed, forged or refused.
    Invalid,
    /// Whole and unchanged; trust cannot be judged here.
    Indeterminate,
}

/// Where a signed file lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "lies", rename_all = "snake_case", deny_unknown_fields)]
pub enum Paper {
    /// Among the files of a record.
    Record { record_id: String, component_id: String },
    /// Outside, as `pick_files` gave it.
    File {
        file_path: String,
        /// SHA-256 of what was judged, hex: a file that was changed since is another one.
        sha256: String,
    },
}

/// A signed file as one of its signatures found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignedVersion {
    pub paper: Paper,
    /// Which signature of that file, from zero, in the order in which they were made.
    pub signature: u32,
    /// The bytes that it covers are whole: this version is what was signed. Else it is only what lies there.
    pub whole: bool,
}

/// `version_bytes`: a signed PDF as it is now, or cut where what a signature covers ends; up to 32 MiB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VersionBytesRequest {
    pub paper: Paper,
    /// As in [`SignedVersion`]; null = as it is now.
    pub signature: Option<u32>,
}

/// A place on a page, in points (1/72 inch) from its lower left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct PageArea {
    pub left: f32,
    pub bottom: f32,
    pub right: f32,
    pub top: f32,
}

/// A change after a signature, and where it shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LaterChange {
    /// The whole sentence, values included.
    pub what: Message,
    /// The same without values and page, for where they stand beside it.
    pub headline: Message,
    /// Value before; null where it is no matter of values, or there was none.
    pub before: Option<String>,
    /// Value after; null where it is no matter of values, or there is none.
    pub after: Option<String>,
    /// The signature permits it.
    pub permitted: bool,
    /// Why it is not permitted.
    pub why: Option<Message>,
    /// Page, from one; null = it shows on no page.
    pub page: Option<u32>,
    /// Where on the page; null = the page as a whole.
    pub place: Option<PageArea>,
}

/// One signature, facts and verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SignatureView {
    /// Signer's common name as in the certificate.
    pub by: String,
    /// The person's name as the directory knows it; null = unknown here.
    pub name: Option<Text>,
    /// The person's post as the directory knows it; null = unknown here.
    pub post: Option<Text>,
    pub verdict: Verdict,
    /// The one sentence that is shown first.
    pub reason: Message,
    /// The four plain answers, in this order: is it whole, what changed afterwards, who signed, how fresh is the
    /// evidence. Empty where the file cannot be read.
    pub answers: Vec<Message>,
    /// Bytes covered are whole and nothing was changed after.
    pub unchanged: bool,
    /// What was changed after, if anything.
    pub changes: Vec<LaterChange>,
    /// The file as it was signed, for comparison; null where nothing follows what the signature covers, or where that
    /// cannot be told.
    pub signed: Option<SignedVersion>,
    /// The chain ends at an anchor trusted here.
    pub trusted: bool,
    /// Signing time as claimed or proven.
    #[ts(type = "string | null")]
    pub at: Option<Timestamp>,
    /// The signing time is proven, not merely claimed.
    pub at_proven: bool,
    pub issuer: Option<String>,
    /// End of the certificate's validity.
    #[ts(type = "string | null")]
    pub valid_until: Option<Timestamp>,
    /// Algorithm, e.g. `RSA-PSS SHA-256`.
    pub algorithm: Option<String>,
}

/// `verify_record`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyRecordRequest {
    pub reference: String,
}

/// `verify_file`: a PDF from anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyFileRequest {
    /// As `pick_files` gave it.
    pub path: String,
}

/// Answer of `verify_record` and `verify_file`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VerifyReport {
    /// Reference of the record, or name of the file.
    pub name: String,
    pub verdict: Verdict,
    pub unchanged: bool,
    pub signatures: Vec<SignatureView>,
    pub reasons: Vec<Message>,
    #[ts(type = "string")]
    pub checked_at: Timestamp,
}

/// The certificate of an authority whose signatures this desk believes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnchorView {
    /// SHA-256 of the certificate, hex.
    pub fingerprint: String,
    pub subject: String,
    pub issuer: String,
    #[ts(type = "string")]
    pub valid_until: Timestamp,
}

/// An entry of the department's trust list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListedAnchor {
    pub anchor: AnchorView,
    /// Whose certificates these are.
    pub kind: Text,
    /// So many issuing authorities are named, each by its key.
    pub issuers: usize,
    /// Policies of which one must be shared.
    pub policies: Vec<String>,
    #[ts(type = "string | null")]
    pub valid_from: Option<Timestamp>,
    #[ts(type = "string | null")]
    pub valid_until: Option<Timestamp>,
    pub remark: Text,
}

/// The trust list that the department issued to its desks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrustListView {
    #[ts(type = "number")]
    pub serial: u64,
    pub title: Text,
    #[ts(type = "string")]
    pub issued_at: Timestamp,
    #[ts(type = "string")]
    pub next_at: Timestamp,
    /// The next one was to be expected by now.
    pub is_old: bool,
    /// Who stands for it.
    pub publisher: Text,
    pub entries: Vec<ListedAnchor>,
}

/// `issue_trust_list`: issue the list of a file to all desks of the department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueTrustListRequest {
    /// As `pick_files` gave it.
    pub path: String,
}

/// Answer of `list_anchors`, `add_anchor`, `remove_anchor` and `issue_trust_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnchorsResponse {
    pub anchors: Vec<AnchorView>,
    /// What the department trusts; nothing where it has issued no list.
    pub list: Option<TrustListView>,
    pub changed: Vec<Change>,
}

/// `add_anchor`: trust the certificates in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAnchorRequest {
    /// As `pick_files` gave it.
    pub path: String,
}

/// `remove_anchor`: trust one of them no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveAnchorRequest {
    pub fingerprint: String,
}

/// `verify_log`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogReport {
    pub whole: bool,
    pub entries: u64,
    /// Head of the chain, hex.
    pub checkpoint: String,
    /// Newest head signed by the authority that this desk holds; null = none.
    pub anchored_to: Option<String>,
    /// Entries after that head: reported, not proven.
    pub unanchored: u64,
    pub findings: Vec<Message>,
}

/// `rebuild_index`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RebuildResponse {
    /// Records that will be indexed anew.
    pub records: u32,
    pub changed: Vec<Change>,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingLevel {
    /// As it should be.
    Good,
    /// Worth knowing.
    Remark,
    /// Something is wrong.
    Fault,
}

/// One finding of `doctor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub level: FindingLevel,
    pub what: Message,
    /// What to do; null = nothing.
    pub next: Option<Message>,
}

/// Answer of `doctor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoctorResponse {
    pub findings: Vec<Finding>,
}
