//! Judging signed files: facts from the bytes, then the policy, then the report.

use jiff::Timestamp;
use records::SealState;
use signing::revocation::Evidence;
use signing::{Indication, Limits, Policy, Report, Verdict};

/// Judges a file at a time.
///
/// A file that is no PDF, is encrypted or goes beyond a limit is judged too: the report says so.
pub fn judge(bytes: &[u8], policy: &Policy, at: Timestamp) -> Report {
    judge_beside(bytes, policy, &Evidence::default(), at)
}

/// The same with evidence that came beside the file.
pub fn judge_beside(bytes: &[u8], policy: &Policy, evidence: &Evidence, at: Timestamp) -> Report {
    let facts = signing::facts::facts(bytes, &Limits::default()).beside(evidence);
    signing::report(&facts, policy, at)
}

/// Signatures as found at capture: who, in which state, claimed when. Trust is not asked,
/// so a whole signature is indeterminate here, never valid.
pub(crate) fn seals(bytes: &[u8]) -> Vec<(String, SealState, Option<Timestamp>)> {
    if !bytes.starts_with(b"%PDF-") {
        return Vec::new();
    }
    // The time decides nothing about wholeness; the epoch keeps the answer the same for ever.
    let report = judge(bytes, &Policy::trusting([]), Timestamp::UNIX_EPOCH);
    report
        .signatures
        .into_iter()
        .map(|signature| {
            let broken = signature.indication == Indication::Failed || !signature.intact;
            let state = if broken { SealState::Invalid } else { SealState::Indeterminate };
            (signature.by, state, signature.at)
        })
        .collect()
}

/// Whether a report lets a freshly signed file be filed: every signature whole and unchanged.
/// Trust is not asked: the gate is that the expected key signed what was shown.
pub(crate) fn is_whole(report: &Report) -> bool {
    report.unchanged && report.signatures.iter().all(|signature| signature.intact) && report.verdict != Verdict::Invalid
}
