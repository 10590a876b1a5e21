//! The order in which times are proven: document time-stamps from the newest to the oldest, each at the time that
//! the one after it proves, and then the signatures with the time-stamps in them.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::permitted::{changes_after, is_open};
use super::policy::Policy;
use super::proof::Proofs;
use super::shapes::StampReport;
use super::trust::{Ground, Moment, Trust, trust};
use crate::facts::{Facts, SignatureFacts, SignatureKind, StampFacts};
use crate::reason::{Indication, Reason};

/// Clocks of two authorities may differ by so much.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(60);

/// What is known of times and trust, signature by signature.
pub struct Proven {
    /// By position among the signatures of the facts.
    pub of: BTreeMap<usize, Known>,
}

/// What is known of one signature.
#[derive(Default)]
pub struct Known {
    /// Its certificate at its time.
    pub trust: Trust,
    /// When it existed at the latest, where that is proven.
    pub proven_at: Option<Timestamp>,
    /// The time-stamps in it.
    pub stamps: Vec<StampReport>,
}

/// Works out all times.
pub fn proven(facts: &Facts, policy: &Policy, now: Timestamp) -> Proven {
    let evidence = &facts.evidence;
    let mut proofs = Proofs::at(now);
    let mut of = BTreeMap::new();
    let stamps = facts.signatures.iter().enumerate().rev();
    for (position, stamp) in stamps.filter(|(_, one)| one.kind == SignatureKind::DocumentTimeStamp) {
        let ground = Ground { policy, evidence, proofs: &proofs };
        let known = document_stamp(&ground, stamp, now);
        let at = stamp.container.as_ref().and_then(|container| container.stamped_at);
        let holds = known.trust.trusted && stamp.is_intact() && is_kept(facts, stamp);
        of.insert(position, known);
        if let (true, Some(at)) = (holds, at) {
            proofs.add(stamp.revision, at);
        }
    }
    let ground = Ground { policy, evidence, proofs: &proofs };
    for (position, signature) in facts.signatures.iter().enumerate() {
        if signature.kind == SignatureKind::Signature {
            of.insert(position, of_signature(&ground, signature, now));
        }
    }
    Proven { of }
}

/// Nothing that is forbidden was changed since.
fn is_kept(facts: &Facts, signature: &SignatureFacts) -> bool {
    changes_after(facts, signature.revision).iter().all(|change| change.permitted && !is_open(change))
}

fn document_stamp(ground: &Ground<'_>, stamp: &SignatureFacts, now: Timestamp) -> Known {
    let Some(container) = &stamp.container else { return Known::default() };
    let proven_at = ground.proofs.of_signature(stamp.revision);
    let at = proven_at.unwrap_or(now);
    let mut trust = trust(ground, container, stamp.kind, Moment { at, claimed: container.stamped_at });
    note_order(&mut trust, container.stamped_at, proven_at, now);
    Known { trust, proven_at, stamps: Vec::new() }
}

/// A time-stamp from after the time at which it is known to have existed is none; one from after the time of judging
/// proves nothing yet.
fn note_order(trust: &mut Trust, stamped: Option<Timestamp>, proven: Option<Timestamp>, now: Timestamp) {
    let is_after = |at: Timestamp| stamped.is_none_or(|stamped| stamped.duration_since(at) > TOLERANCE);
    if proven.is_some_and(is_after) {
        trust.reasons.push(Reason::TimeStampWrong);
    }
    trust.trusted &= !is_after(proven.unwrap_or(now));
}

fn of_signature(ground: &Ground<'_>, signature: &SignatureFacts, now: Timestamp) -> Known {
    let Some(container) = &signature.container else { return Known::default() };
    let by_document = ground.proofs.of_signature(signature.revision);
    let stamps = container.stamps.iter().map(|stamp| one_stamp(ground, stamp, by_document, now));
    let stamps: Vec<StampReport> = stamps.collect();
    let by_stamps = stamps.iter().filter(|stamp| stamp.trusted).filter_map(|stamp| stamp.at);
    let proven_at = by_stamps.chain(by_document).min();
    let at = proven_at.unwrap_or(now);
    let mut trust = trust(ground, container, signature.kind, Moment { at, claimed: signature.claimed_at });
    let of_stamps: Vec<Reason> = stamps.iter().flat_map(|stamp| stamp.reasons.iter().copied()).collect();
    trust.trusted &= of_stamps.is_empty();
    trust.reasons.extend(of_stamps);
    Known { trust, proven_at, stamps }
}

fn one_stamp(ground: &Ground<'_>, stamp: &StampFacts, proven: Option<Timestamp>, now: Timestamp) -> StampReport {
    let Some(container) = stamp.container.as_ref().filter(|_| stamp.findings.is_empty()) else {
        return StampReport { by: String::new(), at: None, trusted: false, reasons: vec![Reason::TimeStampWrong] };
    };
    let moment = Moment { at: proven.unwrap_or(now), claimed: container.stamped_at };
    let mut trust = trust(ground, container, SignatureKind::DocumentTimeStamp, moment);
    note_order(&mut trust, container.stamped_at, proven, now);
    StampReport {
        by: container.signer.as_ref().map(crate::certificate::Certificate::name).unwrap_or_default(),
        at: container.stamped_at,
        trusted: trust.trusted,
        reasons: trust.reasons,
    }
}

/// The gravest of some reasons.
pub fn gravest(reasons: &[Reason]) -> Indication {
    reasons.iter().map(|reason| reason.indication()).max().unwrap_or(Indication::Passed)
}
