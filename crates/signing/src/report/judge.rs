//! From facts to a report.

use jiff::Timestamp;
use words::Message;

use super::answers::{Asked, answers};
use super::level::level;
use super::permitted::{changes_after, is_open};
use super::policy::Policy;
use super::proven::{Known, gravest, proven};
use super::shapes::{Remark, Report, SignatureReport, Verdict};
use super::trust::Trust;
use crate::certificate::CertificateKind;
use crate::changes::{ChangeKind, Level};
use crate::container::Effort;
use crate::facts::{Facts, SignatureFacts, SignatureKind};
use crate::limits::Limits;
use crate::reason::Reason;

/// Judges a file at a time, which is normally now.
pub fn report(facts: &Facts, policy: &Policy, at: Timestamp) -> Report {
    let effort = Effort::begin(Limits::default().key_operations);
    let mut proven = proven(facts, policy, at);
    let is_spent = effort.is_spent();
    let judged = facts.signatures.iter().enumerate();
    let signatures: Vec<SignatureReport> = judged
        .map(|(position, signature)| one(facts, signature, proven.of.remove(&position).unwrap_or_default()))
        .collect();
    let mut reasons = of_file(facts);
    if is_spent {
        reasons.push(Reason::LimitReached);
    }
    if is_filled_unsigned(facts) {
        reasons.push(Reason::UnsignedFilling);
    }
    reasons.extend(signatures.iter().flat_map(|signature| signature.reasons.iter().copied()));
    sort(&mut reasons);
    let mut remarks = Vec::new();
    if facts.file.has_trailing_line_ends && facts.file.trailing_bytes == 0 {
        remarks.push(Remark::TrailingLineEnds);
    }
    if facts.file.has_active_content {
        remarks.push(Remark::ActiveContent);
    }
    if policy.lists.iter().any(|list| list.is_old(at)) {
        remarks.push(Remark::TrustListOld);
    }
    let mut changes = facts.revisions.iter().flat_map(|revision| &revision.changes);
    if changes.any(|change| change.kind == ChangeKind::ObjectsHidden) {
        remarks.push(Remark::HiddenObjects);
    }
    let indication = gravest(&reasons);
    let own = of_file(facts);
    let notes = own.iter().map(|reason| reason.message()).chain(remarks.iter().map(|remark| remark.message()));
    Report {
        verdict: indication.into(),
        unchanged: is_unchanged(facts, &signatures),
        notes: notes.collect(),
        signatures,
        reasons,
        remarks,
        judged_at: at,
        policy_sha256: policy.sha256(),
        trust_lists: policy.lists.clone(),
        file_sha256: facts.file.sha256.clone(),
        size_bytes: facts.file.size_bytes,
    }
}

/// What is wrong with the file whoever signed it.
fn of_file(facts: &Facts) -> Vec<Reason> {
    let file = &facts.file;
    let mut reasons = Vec::new();
    if let Some(finding) = &file.structure {
        // Damage to a file that nobody signed is no forgery.
        if finding.reason != Reason::Structure || file.mentions_signatures {
            reasons.push(finding.reason);
        }
    }
    if file.trailing_bytes > 0 && !facts.signatures.is_empty() {
        reasons.push(Reason::BytesAfterEnd);
    }
    if facts.signatures.is_empty() && !reasons.contains(&Reason::Structure) {
        reasons.push(Reason::NoSignature);
    }
    reasons
}

/// The gravest first, each once.
fn sort(reasons: &mut Vec<Reason>) {
    reasons.sort_by_key(|reason| (std::cmp::Reverse(reason.indication()), *reason));
    reasons.dedup();
}

fn one(facts: &Facts, signature: &SignatureFacts, known: Known) -> SignatureReport {
    let changes = changes_after(facts, signature.revision);
    let Known { trust, proven_at, stamps } = known;
    let Trust { trusted, reasons: of_trust, notes: of_path, mut remarks, path, evidence, kind: certificate_kind } =
        trust;
    let mut reasons: Vec<Reason> = signature.findings.iter().map(|finding| finding.reason).collect();
    reasons.extend(changes.iter().filter_map(|change| change.reason));
    reasons.extend(of_trust);
    sort(&mut reasons);
    remarks.extend(remarks_on(signature, proven_at.is_some()));
    let intact = signature.is_intact();
    let is_permitted = changes.iter().all(|change| change.permitted);
    let indication = gravest(&reasons);
    let container = signature.container.as_ref();
    let certificate =
        container.and_then(|container| container.signer.as_ref()).map(|certificate| certificate.summary());
    let newest = facts.revisions.len().saturating_sub(1);
    let by = certificate.as_ref().map(|one| one.common_name.clone()).or(signature.name.clone()).unwrap_or_default();
    let unchanged = intact && is_permitted && facts.file.structure.is_none() && facts.file.trailing_bytes == 0;
    let trusted = trusted && intact && !changes.iter().any(is_open);
    let answers = answers(&Asked {
        intact,
        unchanged,
        changes: &changes,
        by: &by,
        trusted,
        proven_at,
        claimed_at: signature.claimed_at,
        evidence: &evidence,
    });
    SignatureReport {
        by,
        answers,
        verdict: Verdict::from(indication),
        reason: reasons.first().copied(),
        unchanged,
        trusted,
        at: container.and_then(|container| container.stamped_at).or(proven_at).or(signature.claimed_at),
        proven_at,
        level: level(facts, signature),
        stamps,
        evidence,
        indication,
        sub_indication: reasons.first().and_then(|reason| reason.sub_indication()),
        notes: notes(&reasons, of_path, certificate_kind, &remarks),
        reasons,
        remarks,
        findings: signature.findings.clone(),
        kind: signature.kind,
        intact,
        field: signature.field.clone(),
        claimed_name: signature.name.clone(),
        post: signature.post.clone(),
        stated_reason: signature.reason.clone(),
        location: signature.location.clone(),
        issuer: certificate.as_ref().map(|one| one.issuer_name.clone()),
        certificate,
        certificate_kind,
        path,
        revision: signature.revision,
        covers: signature.signed_until,
        covers_whole_file: intact && signature.revision == newest && facts.file.trailing_bytes == 0,
        certification: signature.binding.certification,
        lock: signature.binding.lock.clone(),
        changes,
    }
}

/// What a person is told: the reasons, what is particular about the path, whose certificate it is, the remarks.
fn notes(reasons: &[Reason], of_path: Vec<Message>, kind: Option<CertificateKind>, remarks: &[Remark]) -> Vec<Message> {
    let reasons = reasons.iter().map(|reason| reason.message());
    let remarks = remarks.iter().map(|remark| remark.message());
    reasons.chain(of_path).chain(kind.map(CertificateKind::message)).chain(remarks).collect()
}

fn remarks_on(signature: &SignatureFacts, is_proven: bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if signature.kind == SignatureKind::Signature && !is_proven {
        remarks.push(Remark::TimeNotProven);
    }
    if let Some(container) = &signature.container {
        if !container.is_der {
            remarks.push(Remark::OlderEncoding);
        }
        if !container.names_certificate {
            remarks.push(Remark::BasicLevel);
        }
    }
    remarks
}

/// The newest revision that an intact signature of somebody ends; a time-stamp is over what nobody signed too.
fn signed_through(facts: &Facts) -> Option<usize> {
    let somebodys = facts.signatures.iter().filter(|one| one.kind == SignatureKind::Signature && one.is_intact());
    somebodys.map(|signature| signature.revision).max()
}

/// Changes behind the last signature that somebody made and nobody signed.
fn is_filled_unsigned(facts: &Facts) -> bool {
    let Some(last) = signed_through(facts) else { return false };
    let later = facts.revisions.iter().skip(last + 1).flat_map(|revision| &revision.changes);
    later.into_iter().any(|change| matches!(change.level, Level::FormFilling | Level::Annotations))
}

fn is_unchanged(facts: &Facts, signatures: &[SignatureReport]) -> bool {
    let Some(last) = signed_through(facts) else { return false };
    let mut later = facts.revisions.iter().skip(last + 1).flat_map(|revision| &revision.changes);
    facts.file.structure.is_none()
        && facts.file.trailing_bytes == 0
        && signatures.iter().all(|signature| signature.unchanged)
        && later.all(|change| change.level <= Level::LtaUpdates)
}
