//! Judging signed files: facts from the bytes, then the policy, then the report.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use records::SealState;
use signing::certificate::Certificate;
use signing::revocation::Evidence;
use signing::{Indication, Limits, Policy, Report, Verdict};
use words::Message;

use crate::failure::Failure;

/// Reads trusted certificates from a file, or from every file of a folder.
///
/// # Errors
/// A refusal that names a file that holds no certificate.
pub fn read_trust(path: &Path) -> Result<Vec<Certificate>, Failure> {
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let path = entry?.path();
            if path.is_file() {
                files.push(path);
            }
        }
        files.sort();
    } else {
        files.push(path.to_owned());
    }
    let mut certificates = Vec::new();
    for file in files {
        let bytes = fs::read(&file)?;
        let found = Certificate::from_file(&bytes).map_err(|_| {
            Failure::refusal(Message::new("registry-not-a-certificate").with("path", file.display().to_string()))
        })?;
        certificates.extend(found);
    }
    Ok(certificates)
}

/// Reads evidence that comes beside a file: lists of revoked certificates, answers of responders, certificates.
///
/// # Errors
/// A refusal that names a file that holds none of these.
pub fn read_evidence(paths: &[PathBuf]) -> Result<Evidence, Failure> {
    let mut evidence = Evidence::default();
    for path in paths {
        evidence.take(&fs::read(path)?).map_err(|_| {
            Failure::refusal(Message::new("registry-not-evidence").with("path", path.display().to_string()))
        })?;
    }
    Ok(evidence)
}

/// Judges a file at a time.
///
/// A file that is no PDF, is encrypted or goes beyond a limit is judged too: the report says so.
pub fn judge(bytes: &[u8], anchors: Vec<Certificate>, at: Timestamp) -> Report {
    judge_beside(bytes, anchors, &Evidence::default(), at)
}

/// The same with evidence that came beside the file.
pub fn judge_beside(bytes: &[u8], anchors: Vec<Certificate>, evidence: &Evidence, at: Timestamp) -> Report {
    let facts = signing::facts::facts(bytes, &Limits::default()).beside(evidence);
    signing::report(&facts, &Policy::trusting(anchors), at)
}

/// Signatures as found at capture: who, in which state, claimed when. Trust is not asked,
/// so a whole signature is indeterminate here, never valid.
pub(crate) fn seals(bytes: &[u8]) -> Vec<(String, SealState, Option<Timestamp>)> {
    if !bytes.starts_with(b"%PDF-") {
        return Vec::new();
    }
    // The time decides nothing about wholeness; the epoch keeps the answer the same for ever.
    let report = judge(bytes, Vec::new(), Timestamp::UNIX_EPOCH);
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
