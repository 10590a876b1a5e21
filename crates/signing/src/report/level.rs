//! How far a file goes in keeping a signature provable (ETSI EN 319 142-1, 6), whoever is trusted.
//!
//! Evidence counts when it speaks of the signer and of those above it, as far as the file knows them; evidence about
//! the time-stamp authority alone proves nobody's signature. Not here: whether the evidence is good news.

use jiff::Timestamp;

use super::shapes::Baseline;
use crate::certificate::Certificate;
use crate::facts::{ContainerFacts, Facts, SignatureFacts, SignatureKind};
use crate::revocation::{Evidence, Question, Status, status};

/// Certificates from a signer upwards at most.
const CHAIN: usize = 10;

/// The level of one signature; nothing for one that is none of PAdES, or does not hold.
pub fn level(facts: &Facts, signature: &SignatureFacts) -> Option<Baseline> {
    let container = signature.container.as_ref()?;
    let is_baseline = signature.kind == SignatureKind::Signature
        && signature.sub_filter == "ETSI.CAdES.detached"
        && container.names_certificate;
    if !is_baseline || !signature.is_intact() {
        return None;
    }
    let later = facts.signatures.iter().filter(|one| {
        one.kind == SignatureKind::DocumentTimeStamp && one.is_intact() && one.revision > signature.revision
    });
    let later: Vec<&SignatureFacts> = later.collect();
    let own = container.stamps.iter().filter(|stamp| stamp.findings.is_empty());
    let stamps = own.filter_map(|stamp| stamp.container.as_ref());
    let stamps = stamps.chain(later.iter().filter_map(|stamp| stamp.container.as_ref()));
    let Some(at) = stamps.filter_map(|stamp| stamp.stamped_at).min() else { return Some(Baseline::BB) };
    Some(match stored(&facts.evidence, container, at) {
        None => Baseline::BT,
        Some(stored) if later.iter().any(|stamp| stamp.revision >= stored) => Baseline::BLta,
        Some(_) => Baseline::BLt,
    })
}

/// The revision from which on the file holds what is needed about a signer's path at a time.
fn stored(evidence: &Evidence, container: &ContainerFacts, at: Timestamp) -> Option<usize> {
    let lists = evidence.lists.iter().filter_map(|list| list.revision);
    let mut revisions: Vec<usize> = lists.chain(evidence.answers.iter().filter_map(|answer| answer.revision)).collect();
    revisions.sort_unstable();
    revisions.dedup();
    // More evidence makes nothing unknown that was known.
    let lacks = |revision: &usize| !covers_path(&until(evidence, container, *revision), container, at);
    revisions.get(revisions.partition_point(lacks)).copied()
}

/// What the file held at the end of a revision, with all certificates that it knows.
fn until(evidence: &Evidence, container: &ContainerFacts, revision: usize) -> Evidence {
    let is_in = |of: Option<usize>| of.is_some_and(|of| of <= revision);
    Evidence {
        certificates: [container.certificates.as_slice(), &evidence.certificates].concat(),
        lists: evidence.lists.iter().filter(|list| is_in(list.revision)).cloned().collect(),
        answers: evidence.answers.iter().filter(|answer| is_in(answer.revision)).cloned().collect(),
    }
}

/// Whoever publishes revocation is spoken of, from the signer to where the file knows no issuer.
fn covers_path(evidence: &Evidence, container: &ContainerFacts, at: Timestamp) -> bool {
    let Some(mut certificate) = container.signer.as_ref() else { return false };
    for _ in 0..CHAIN {
        if certificate.is_self_issued() {
            return true;
        }
        let mut pool = evidence.certificates.iter();
        let issuer = pool.find(|one| one.is_named_by(certificate) && one.has_signed(certificate));
        if certificate.extensions().published.is_anywhere() && !is_spoken_of(evidence, certificate, issuer, at) {
            return false;
        }
        let Some(issuer) = issuer else { return true };
        certificate = issuer;
    }
    true
}

fn is_spoken_of(evidence: &Evidence, certificate: &Certificate, issuer: Option<&Certificate>, at: Timestamp) -> bool {
    let Some(issuer) = issuer else {
        // A root stays with whoever trusts it: whether it is the author, only the name tells here.
        return evidence.lists.iter().any(|list| list.is_of_the_issuer_of(certificate))
            || evidence.answers.iter().any(|answer| answer.names(certificate));
    };
    // The clock of the file: what is in it was there when the newest of it was made, and no later.
    let made = evidence.lists.iter().map(|list| (list.revision, list.issued));
    let made: Vec<_> = made.chain(evidence.answers.iter().map(|one| (one.revision, one.produced))).collect();
    let seen = |revision: Option<usize>| {
        made.iter().filter(|(of, _)| *of <= revision).map(|(_, issued)| *issued).max().unwrap_or(at).max(at)
    };
    let is_trusted = |_: &Certificate| true;
    let asked = Question { certificate, issuer, at, evidence, seen: &seen, is_trusted: &is_trusted };
    !matches!(status(&asked).status, Status::Unknown | Status::Stale { .. })
}
