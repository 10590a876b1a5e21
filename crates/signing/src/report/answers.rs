//! The four plain answers about a signature: is what was signed whole, what changed afterwards, who signed and could
//! they then, and how fresh is the evidence.
//!
//! Not here: how they are found out; every one is read off what the report says anyway.

use jiff::Timestamp;
use words::Message;

use super::shapes::{Answers, ChangeReport, EvidenceUse};
use crate::changes::Level;
use crate::office_day::office_day;
use crate::reason::Reason;

/// What the answers are read off.
pub struct Asked<'a> {
    /// The bytes are whole, and the key made the signature.
    pub intact: bool,
    /// Every later change is explained and permitted.
    pub unchanged: bool,
    /// What came later.
    pub changes: &'a [ChangeReport],
    /// By the certificate, or by claim.
    pub by: &'a str,
    /// The certificate leads to an anchor, and all is in order.
    pub trusted: bool,
    /// When the signature existed at the latest.
    pub proven_at: Option<Timestamp>,
    /// When it claims to have been made.
    pub claimed_at: Option<Timestamp>,
    /// What was known of revocation.
    pub evidence: &'a [EvidenceUse],
}

/// Answers.
pub fn answers(known: &Asked<'_>) -> Answers {
    Answers {
        whole: Message::new(if known.intact { "signing-answer-whole" } else { "signing-answer-not-whole" }),
        changed: changed(known),
        signer: signer(known),
        evidence: evidence(known.evidence),
    }
}

fn changed(known: &Asked<'_>) -> Message {
    let filled = known.changes.iter().filter(|change| change.change.level > Level::LtaUpdates).count();
    let forbidden = known.changes.iter().filter(|change| !change.permitted).count();
    match (known.intact, forbidden, filled) {
        (false, ..) => Message::new("signing-answer-changes-unknown"),
        (true, 0, _) if !known.unchanged => Message::new("signing-answer-changes-doubtful"),
        (true, 0, 0) if known.changes.iter().all(|change| change.change.level == Level::None) => {
            Message::new("signing-answer-unchanged")
        }
        (true, 0, 0) => Message::new("signing-answer-evidence-added"),
        (true, 0, filled) => Message::new("signing-answer-permitted").with("count", filled),
        (true, forbidden, _) => Message::new("signing-answer-forbidden").with("count", forbidden),
    }
}

fn signer(known: &Asked<'_>) -> Message {
    let message = match (known.intact && known.trusted, known.proven_at, known.claimed_at) {
        (false, ..) if known.by.is_empty() => Message::new("signing-answer-nobody"),
        (false, ..) => Message::new("signing-answer-signer-uncertain"),
        (true, Some(at), _) => Message::new("signing-answer-signer-then").with("date", office_day(at)),
        (true, None, Some(at)) => Message::new("signing-answer-signer-now").with("date", office_day(at)),
        (true, None, None) => Message::new("signing-answer-signer-undated"),
    };
    message.with("name", known.by)
}

fn evidence(uses: &[EvidenceUse]) -> Message {
    let lacking = uses.iter().find(|one| one.reason.is_some());
    let oldest = uses.iter().filter_map(|one| one.issued_at).min();
    match (lacking.and_then(|one| Some((one, one.reason?))), oldest) {
        (Some((one, Reason::Revoked | Reason::RevokedBeforeProof)), _) => {
            Message::new("signing-answer-evidence-revoked").with("name", one.certificate.as_str())
        }
        (Some((one, Reason::Suspended)), _) => {
            Message::new("signing-answer-evidence-suspended").with("name", one.certificate.as_str())
        }
        (Some((one, _)), _) => Message::new("signing-answer-evidence-lacking").with("name", one.certificate.as_str()),
        (None, Some(at)) => Message::new("signing-answer-evidence-of").with("date", office_day(at)),
        (None, None) if uses.is_empty() => Message::new("signing-answer-evidence-unasked"),
        (None, None) => Message::new("signing-answer-evidence-none-published"),
    }
}
