//! The shapes of facts.

use jiff::Timestamp;
use lopdf::ObjectId;
use serde::{Deserialize, Serialize};

use crate::certificate::Certificate;
use crate::changes::Change;
use crate::container::algorithm::{Algorithm, Digest};
use crate::form::{Lock, SignatureReference};
use crate::reason::Reason;
use crate::revocation::Evidence;

/// A reason with its particulars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The stable code.
    pub reason: Reason,
    /// What exactly, in English, for a log and for support.
    pub detail: String,
}

impl Finding {
    /// A finding.
    pub fn new(reason: Reason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }
}

/// Everything there is to know about a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Facts {
    /// The file as a whole.
    pub file: FileFacts,
    /// Its revisions, oldest first; empty when the structure cannot be read.
    pub revisions: Vec<RevisionFacts>,
    /// Its signatures in the order of revisions.
    pub signatures: Vec<SignatureFacts>,
    /// Evidence for the long term: what the file carries in its store and in its signatures, and what came beside it.
    pub evidence: Evidence,
}

impl Facts {
    /// The same facts with evidence that came beside the file.
    #[must_use]
    pub fn beside(mut self, evidence: &Evidence) -> Self {
        self.evidence = self.evidence.with(evidence);
        self
    }
}

/// The file as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its size.
    pub size_bytes: usize,
    /// Lower-case hexadecimal SHA-256.
    pub sha256: String,
    /// Why the structure cannot be read or trusted.
    pub structure: Option<Finding>,
    /// Bytes that belong to signatures occur somewhere.
    pub mentions_signatures: bool,
    /// How many bytes stand behind the last end of file, line ends apart.
    pub trailing_bytes: usize,
    /// Line ends stand behind the last end of file.
    pub has_trailing_line_ends: bool,
    /// It runs scripts or acts when opened.
    pub has_active_content: bool,
}

/// One revision.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevisionFacts {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
    /// What it changed, for revisions behind the first signature.
    pub changes: Vec<Change>,
}

/// What a signature dictionary is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureKind {
    /// A person or office signs.
    Signature,
    /// A time-stamp authority signs (`DocTimeStamp`).
    DocumentTimeStamp,
}

/// One signature.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignatureFacts {
    /// Qualified name of its field; `None` for one outside any field of the newest revision.
    pub field: Option<String>,
    /// The signature dictionary.
    pub object: ObjectId,
    /// What it is for.
    pub kind: SignatureKind,
    /// `SubFilter` as written.
    pub sub_filter: String,
    /// Number of the revision that it ends, from zero.
    pub revision: usize,
    /// Offset after the last signed byte.
    pub signed_until: Option<usize>,
    /// `Name`.
    pub name: Option<String>,
    /// `ContactInfo`: the post, in files of ours.
    pub post: Option<String>,
    /// `Reason`.
    pub reason: Option<String>,
    /// `Location`.
    pub location: Option<String>,
    /// `M`: when, by the clock of the signer.
    pub claimed_at: Option<Timestamp>,
    /// What it binds.
    pub binding: SignatureReference,
    /// Lock that its field was prepared with.
    pub prepared_lock: Option<Lock>,
    /// What is wrong with it in itself.
    pub findings: Vec<Finding>,
    /// Its container, when that could be read.
    pub container: Option<ContainerFacts>,
}

/// A signature container.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ContainerFacts {
    /// Digest of the signed bytes.
    pub digest: Digest,
    /// Signature algorithm.
    pub algorithm: Algorithm,
    /// The signer's certificate.
    pub signer: Option<Certificate>,
    /// All certificates that can be read.
    pub certificates: Vec<Certificate>,
    /// The signed attributes name the certificate (ESS), as PAdES demands.
    pub names_certificate: bool,
    /// It was written in the distinguished encoding.
    pub is_der: bool,
    /// The time of a time-stamp.
    pub stamped_at: Option<Timestamp>,
    /// The digest by which embedded content, as that of a time-stamp, names what it is over.
    #[serde(default)]
    pub stamped_by: Option<Digest>,
    /// The number of the query that a time-stamp answers, encoded.
    pub stamp_number: Option<Vec<u8>>,
    /// Time-stamps over the signature in it.
    pub stamps: Vec<StampFacts>,
    /// Revocation evidence that came in it.
    pub evidence: Evidence,
}

/// A time-stamp over a signature.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StampFacts {
    /// What is wrong with it in itself.
    pub findings: Vec<Finding>,
    /// Its container, when that could be read.
    pub container: Option<ContainerFacts>,
}

impl SignatureFacts {
    /// It holds in itself: the bytes that it covers are whole, and the key made it.
    pub fn is_intact(&self) -> bool {
        self.findings.is_empty()
    }
}
