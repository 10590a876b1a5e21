//! The shape of a report: a stable contract of which fields are added and never renamed.

use jiff::Timestamp;
use serde::Serialize;
use words::Message;

use crate::certificate::{Certificate, CertificateKind, CertificateSummary};
use crate::changes::Change;
use crate::facts::{Finding, SignatureKind};
use crate::form::Lock;
use crate::reason::{Indication, Reason};
use crate::revocation::{Source, Spoken};
use crate::trust_list::TrustIssue;

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Whole, unforbidden, and trusted.
    Valid,
    /// Broken, or changed in a way that is forbidden.
    Invalid,
    /// Not broken, and not enough is known to call it good.
    Indeterminate,
}

impl From<Indication> for Verdict {
    fn from(indication: Indication) -> Self {
        match indication {
            Indication::Passed => Self::Valid,
            Indication::Indeterminate => Self::Indeterminate,
            Indication::Failed => Self::Invalid,
        }
    }
}

/// Something worth knowing that changes no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// The time of signing is the claim of the signer's clock.
    TimeNotProven,
    /// The key is for signing in general.
    DigitalSignatureKey,
    /// The key is for signing with commitment.
    NonRepudiationKey,
    /// The container is in an older encoding.
    OlderEncoding,
    /// The signed attributes do not name the certificate; PAdES would demand it.
    BasicLevel,
    /// Line ends follow the end of the file.
    TrailingLineEnds,
    /// The file runs scripts or acts when opened.
    ActiveContent,
    /// A trust list is older than it should be.
    TrustListOld,
    /// An update holds objects that nothing leads to.
    HiddenObjects,
}

impl Remark {
    /// The sentence for a person.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::TimeNotProven => "signing-remark-time-not-proven",
            Self::DigitalSignatureKey => "signing-remark-digital-signature-key",
            Self::NonRepudiationKey => "signing-remark-non-repudiation-key",
            Self::OlderEncoding => "signing-remark-older-encoding",
            Self::BasicLevel => "signing-remark-basic-level",
            Self::TrailingLineEnds => "signing-remark-trailing-line-ends",
            Self::ActiveContent => "signing-remark-active-content",
            Self::TrustListOld => "signing-remark-trust-list-old",
            Self::HiddenObjects => "signing-remark-hidden-objects",
        })
    }
}

/// The levels of PAdES (ETSI EN 319 142-1, 6), by what the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Baseline {
    /// A signature.
    BB,
    /// And a time-stamp over it.
    BT,
    /// And evidence about revocation.
    BLt,
    /// And a time-stamp over the evidence.
    BLta,
}

/// What was known of the revocation of one certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceUse {
    /// Common name of the certificate.
    pub certificate: String,
    /// What says so: a list or an answer.
    pub source: Option<Source>,
    /// When that was issued.
    pub issued_at: Option<Timestamp>,
    /// The time for which it was asked.
    pub asked_for: Timestamp,
    /// Why it does not suffice.
    pub reason: Option<Reason>,
}

impl EvidenceUse {
    pub(super) fn new(certificate: &Certificate, spoken: &Spoken, reason: Option<Reason>, at: Timestamp) -> Self {
        Self {
            certificate: certificate.name(),
            source: spoken.source.map(|(source, _)| source),
            issued_at: spoken.source.map(|(_, issued)| issued),
            asked_for: at,
            reason,
        }
    }
}

/// A time-stamp over a signature, judged.
#[derive(Debug, Clone, Serialize)]
pub struct StampReport {
    /// Who stamped.
    pub by: String,
    /// The time.
    pub at: Option<Timestamp>,
    /// It holds, and its certificate leads to an anchor.
    pub trusted: bool,
    /// What is wrong with it.
    pub reasons: Vec<Reason>,
}

/// A change after a signature, and whether that signature permits it.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeReport {
    /// The change.
    #[serde(flatten)]
    pub change: Change,
    /// Number of the revision that made it, from zero.
    pub revision: usize,
    /// It is explained, and nothing forbids it.
    pub permitted: bool,
    /// Why it is not permitted.
    pub reason: Option<Reason>,
    /// The sentence for a person.
    pub message: Message,
}

/// The four plain answers about a signature, each a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answers {
    /// Whether the signed bytes are whole.
    pub whole: Message,
    /// What changed afterwards.
    pub changed: Message,
    /// Who signed, and whether they could at the time.
    pub signer: Message,
    /// How fresh the evidence about revocation is.
    pub evidence: Message,
}

/// One signature, judged.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureReport {
    /// Who signed, by the certificate; else the name that is claimed; else nothing.
    pub by: String,
    /// The answer.
    pub verdict: Verdict,
    /// The gravest reason, if it is not simply good.
    pub reason: Option<Reason>,
    /// What it covers is whole, and everything that came later is explained and permitted.
    pub unchanged: bool,
    /// What came later.
    pub changes: Vec<ChangeReport>,
    /// The certificate leads to an anchor, and everything on the way is in order.
    pub trusted: bool,
    /// When: at the latest, where a time-stamp proves it; else by the claim of the signer.
    pub at: Option<Timestamp>,

    /// When the signature existed at the latest, where a time-stamp proves it.
    pub proven_at: Option<Timestamp>,
    /// How far the file goes in keeping it provable; nothing for a time-stamp and for older kinds.
    pub level: Option<Baseline>,
    /// The time-stamps in its container.
    pub stamps: Vec<StampReport>,
    /// What was known of revocation, from the signer up.
    pub evidence: Vec<EvidenceUse>,
    /// The four plain answers.
    pub answers: Answers,
    /// The answer in the words of ETSI EN 319 102-1.
    pub indication: Indication,
    /// Its sub-indication.
    pub sub_indication: Option<&'static str>,
    /// All reasons, the gravest first.
    pub reasons: Vec<Reason>,
    /// What is worth knowing besides.
    pub remarks: Vec<Remark>,
    /// What was found in it, in particular.
    pub findings: Vec<Finding>,
    /// What a person is told: reasons, particulars of the certificates, remarks.
    pub notes: Vec<Message>,
    /// What the signature is for.
    pub kind: SignatureKind,
    /// The bytes that it covers are whole, and the key made it.
    pub intact: bool,
    /// Qualified name of its field.
    pub field: Option<String>,
    /// Name that the signer claims.
    pub claimed_name: Option<String>,
    /// Post that the signer claims.
    pub post: Option<String>,
    /// Reason that the signer gives for signing.
    pub stated_reason: Option<String>,
    /// Place that the signer claims.
    pub location: Option<String>,
    /// Common name of the issuer.
    pub issuer: Option<String>,
    /// The signer's certificate.
    pub certificate: Option<CertificateSummary>,
    /// Whose certificate it is, where a trust list says so.
    pub certificate_kind: Option<CertificateKind>,
    /// Common names from the signer to the anchor, when there is a good path.
    pub path: Vec<String>,
    /// Number of the revision that it ends, from zero.
    pub revision: usize,
    /// Offset after its last signed byte: the file cut here is what was signed.
    pub covers: Option<usize>,
    /// Nothing follows the bytes that it covers, line ends apart.
    pub covers_whole_file: bool,
    /// Permission of its certification: 1 nothing, 2 filling and signing, 3 annotations too.
    pub certification: Option<u8>,
    /// The fields that it locks.
    pub lock: Option<Lock>,
}

/// A file, judged.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The answer.
    pub verdict: Verdict,
    /// Every signature is unchanged, and all that shows or carries data is signed.
    pub unchanged: bool,
    /// The signatures, in the order in which they were made.
    pub signatures: Vec<SignatureReport>,
    /// All reasons, the gravest first.
    pub reasons: Vec<Reason>,

    /// What is worth knowing about the file besides.
    pub remarks: Vec<Remark>,
    /// What a person is told about the file as a whole.
    pub notes: Vec<Message>,
    /// The time for which the report holds.
    pub judged_at: Timestamp,
    /// SHA-256 of the policy, lower-case hexadecimal.
    pub policy_sha256: String,
    /// The trust lists that were used.
    pub trust_lists: Vec<TrustIssue>,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub file_sha256: String,
    /// Size of the file.
    pub size_bytes: usize,
}
