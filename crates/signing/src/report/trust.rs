//! Whether a signer's certificate is to be believed at a time.
//!
//! The path to an anchor, what is known of revocation along it, and what the key is for.

use jiff::Timestamp;
use words::Message;

use super::policy::{KeyUsageRule, Policy};
use super::proof::Proofs;
use super::shapes::{EvidenceUse, Remark};
use crate::certificate::{
    Certificate, CertificateKind, Extensions, NotTrustedFor, Path, PathFault, PathPolicy, Search, suffices,
};
use crate::facts::{ContainerFacts, SignatureKind};
use crate::office_day::office_day;
use crate::reason::Reason;
use crate::revocation::{Evidence, Inquiry, Status};

/// What a judgement rests on besides the signature.
pub struct Ground<'a> {
    /// What is trusted and demanded.
    pub policy: &'a Policy,
    /// All evidence, of the file and beside it.
    pub evidence: &'a Evidence,
    /// What is proven about times so far.
    pub proofs: &'a Proofs,
}

/// The time for which a certificate is judged.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The time: proven, or the time of judging.
    pub at: Timestamp,
    /// When the signature claims to have been made.
    pub claimed: Option<Timestamp>,
}

/// What was found on the way to an anchor.
#[derive(Debug, Default)]
pub struct Trust {
    /// Everything is in order.
    pub trusted: bool,
    /// What is not.
    pub reasons: Vec<Reason>,
    /// Particulars for a person.
    pub notes: Vec<Message>,
    /// Remarks.
    pub remarks: Vec<Remark>,
    /// Common names from the signer to the anchor.
    pub path: Vec<String>,
    /// What was known of the revocation of each certificate on the path.
    pub evidence: Vec<EvidenceUse>,
    /// Whose certificate it is, where the anchor is trusted for certain kinds.
    pub kind: Option<CertificateKind>,
}

const ANY_PURPOSE: &str = "2.5.29.37.0";
const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";

/// Purposes under which documents may be signed: any, mail, documents (RFC 9336, and two older ones), client.
const PURPOSES: [&str; 6] = [
    ANY_PURPOSE,
    "1.3.6.1.5.5.7.3.4",
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.311.10.3.12",
    "1.2.840.113583.1.1.5",
    "1.3.6.1.5.5.7.3.2",
];

/// Judges the certificate of a container.
pub fn trust(ground: &Ground<'_>, container: &ContainerFacts, kind: SignatureKind, moment: Moment) -> Trust {
    let mut trust = Trust::default();
    let Some(signer) = &container.signer else { return trust };
    let pool = [container.certificates.as_slice(), &ground.evidence.certificates].concat();
    let at_most = PathPolicy { at: moment.at, length: ground.policy.chain };
    match Search::new(&pool, &ground.policy.anchors, at_most).from(signer) {
        Ok(paths) => {
            let tried = paths.into_iter().map(|path| along(ground, container, &path, kind, moment));
            let best = tried.min_by_key(|tried| tried.reasons.iter().map(|reason| reason.indication()).max());
            trust = best.unwrap_or_default();
        }
        Err(fault) => {
            trust.reasons.push(reason(&fault));
            trust.notes.push(message(&fault));
        }
    }
    usage(signer, kind, ground.policy, &mut trust);
    let is_in_its_time = |at: Timestamp| signer.not_before() <= at && at <= signer.not_after();
    // A key stamps while its certificate lasts, however long it is believed afterwards.
    if !container.stamped_at.is_none_or(is_in_its_time) {
        trust.reasons.push(Reason::TimeStampWrong);
    }
    let mut digests = [container.digest, container.algorithm.digest()].into_iter().chain(container.stamped_by);
    let is_strong = digests.all(|digest| suffices(digest, moment.at));
    if !is_strong || !signer.has_strong_key(moment.at) {
        trust.reasons.push(Reason::AlgorithmWeak);
    }
    trust.trusted = trust.reasons.is_empty();
    trust
}

/// What is known of revocation along one path.
fn along(ground: &Ground<'_>, container: &ContainerFacts, path: &Path, kind: SignatureKind, moment: Moment) -> Trust {
    let mut trust = Trust { path: path.certificates.iter().map(Certificate::name).collect(), ..Trust::default() };
    let seen = |revision| ground.proofs.of_evidence(revision);
    let inquiry = Inquiry::new(ground.evidence, &path.anchor, ground.policy.chain, &seen);
    for pair in path.certificates.windows(2) {
        let [certificate, issuer] = pair else { continue };
        let is_signer = trust.evidence.is_empty();
        let spoken = inquiry.status(certificate, issuer, moment.at);
        let is_wanted = inquiry.is_wanted(certificate);
        let found = match spoken.status {
            Status::Good => None,
            // A time-stamp was good when it was made, unless the key got into other hands since.
            _ if kind == SignatureKind::DocumentTimeStamp && was_good(&inquiry, container, pair, spoken.status) => None,
            Status::Revoked { since, .. } => Some(match moment.claimed {
                Some(claimed) if is_signer && claimed >= since => Reason::Revoked,
                _ => Reason::RevokedBeforeProof,
            }),
            Status::Suspended { .. } => Some(Reason::Suspended),
            Status::Stale { .. } => is_wanted.then_some(Reason::EvidenceStale),
            Status::Unknown => is_wanted.then_some(Reason::NoRevocationEvidence),
        };
        if let Some(reason) = found {
            trust.reasons.push(reason);
            trust.notes.extend(note(certificate, spoken.status));
        }
        trust.evidence.push(EvidenceUse::new(certificate, &spoken, found, moment.at));
    }
    if let Some(authority) = other_purpose(path, kind) {
        trust.reasons.push(Reason::ChainPolicy);
        trust.notes.push(Message::new("signing-path-not-allowed-to-issue").with("name", authority.name()));
    }
    let is_time_stamp = kind == SignatureKind::DocumentTimeStamp;
    match path.anchor.covers(&path.certificates, &path.policies, is_time_stamp, moment.at) {
        Ok(kind) => trust.kind = kind,
        Err(fault) => {
            let is_out_of_time = matches!(fault, NotTrustedFor::TooEarly(_) | NotTrustedFor::TooLate(_));
            trust.reasons.push(if is_out_of_time { Reason::TimeNotProven } else { Reason::ChainPolicy });
            trust.notes.push(not_trusted_for(fault, &path.anchor.certificate.name()));
        }
    }
    if inquiry.is_exhausted() {
        trust.reasons.push(Reason::LimitReached);
    }
    if has_double(&container.certificates, &path.certificates) {
        trust.reasons.push(Reason::CmsFormat);
    }
    trust
}

/// The certificate of a time-stamp was not revoked at its own time, and is not known to have been lost since.
fn was_good(inquiry: &Inquiry<'_>, container: &ContainerFacts, pair: &[Certificate], now: Status) -> bool {
    let (Some(stamped), [certificate, issuer]) = (container.stamped_at, pair) else { return false };
    !matches!(now, Status::Revoked { is_compromised: true, .. } | Status::Suspended { .. })
        && inquiry.status(certificate, issuer, stamped).status == Status::Good
}

/// An authority below the anchor that was made for other purposes than this one, as those for web servers are.
fn other_purpose(path: &Path, kind: SignatureKind) -> Option<&Certificate> {
    let fits = |purpose: &String| match kind {
        SignatureKind::Signature => PURPOSES.contains(&purpose.as_str()),
        SignatureKind::DocumentTimeStamp => purpose == ANY_PURPOSE || purpose == TIME_STAMPING,
    };
    let [_, between @ .., _] = path.certificates.as_slice() else { return None };
    between.iter().find(|one| one.extensions().extended_key_usage.as_ref().is_some_and(|all| !all.iter().any(fits)))
}

/// A certificate comes with the signature that is no part of the path, and pretends to be one.
fn has_double(carried: &[Certificate], path: &[Certificate]) -> bool {
    carried.iter().any(|one| path.iter().any(|other| one.is_double_of(other)))
}

fn usage(signer: &Certificate, kind: SignatureKind, policy: &Policy, trust: &mut Trust) {
    let extensions: &Extensions = signer.extensions();
    let purposes = extensions.extended_key_usage.as_deref();
    let (commits, signs) = (extensions.allows("nonRepudiation"), extensions.allows("digitalSignature"));
    if kind == SignatureKind::DocumentTimeStamp {
        if !extensions.is_for_time_stamps() {
            trust.reasons.push(Reason::TimeStampWrong);
        }
        return;
    }
    let is_for_documents =
        purposes.is_none_or(|purposes| purposes.iter().any(|purpose| PURPOSES.contains(&purpose.as_str())));
    let is_enough = match policy.key_usage {
        KeyUsageRule::Either => commits || signs,
        KeyUsageRule::NonRepudiation => commits,
    };
    if !is_for_documents || !is_enough {
        trust.reasons.push(Reason::KeyUsage);
    } else if extensions.key_usage.is_some() {
        trust.remarks.push(if commits { Remark::NonRepudiationKey } else { Remark::DigitalSignatureKey });
    }
}

fn reason(fault: &PathFault) -> Reason {
    match fault {
        PathFault::NoAnchor { .. } => Reason::ChainNotFound,
        PathFault::Expired { .. } | PathFault::NotYetValid { .. } => Reason::TimeNotProven,
        PathFault::NotAllowedToIssue { .. }
        | PathFault::UnknownCritical { .. }
        | PathFault::Name { .. }
        | PathFault::Policy { .. } => Reason::ChainPolicy,
        PathFault::Weak { .. } => Reason::AlgorithmWeak,
    }
}

fn note(certificate: &Certificate, status: Status) -> Option<Message> {
    let (code, on) = match status {
        Status::Good | Status::Unknown => return None,
        Status::Revoked { since, .. } => ("signing-revoked-since", since),
        Status::Suspended { since } => ("signing-suspended-since", since),
        Status::Stale { until } => ("signing-evidence-until", until),
    };
    Some(Message::new(code).with("name", certificate.name()).with("date", office_day(on)))
}

fn not_trusted_for(fault: NotTrustedFor, anchor: &str) -> Message {
    let message = |code: &'static str| Message::new(code).with("name", anchor);
    match fault {
        NotTrustedFor::Purpose => message("signing-anchor-not-for-this"),
        NotTrustedFor::Issuer => message("signing-anchor-not-by-this-authority"),
        NotTrustedFor::Policy => message("signing-anchor-not-under-this-policy"),
        NotTrustedFor::TooEarly(from) => message("signing-anchor-trusted-since").with("date", office_day(from)),
        NotTrustedFor::TooLate(until) => message("signing-anchor-trusted-until").with("date", office_day(until)),
    }
}

fn message(fault: &PathFault) -> Message {
    match fault {
        PathFault::NoAnchor { missing } => Message::new("signing-path-no-anchor").with("name", missing.as_str()),
        PathFault::Expired { name, on } => {
            Message::new("signing-path-expired").with("name", name.as_str()).with("date", office_day(*on))
        }
        PathFault::NotYetValid { name, on } => {
            Message::new("signing-path-not-yet-valid").with("name", name.as_str()).with("date", office_day(*on))
        }
        PathFault::NotAllowedToIssue { name } => {
            Message::new("signing-path-not-allowed-to-issue").with("name", name.as_str())
        }
        PathFault::UnknownCritical { name, extension } => Message::new("signing-path-unknown-critical")
            .with("name", name.as_str())
            .with("extension", extension.as_str()),
        PathFault::Name { name } => Message::new("signing-path-name").with("name", name.as_str()),
        PathFault::Policy { name } => Message::new("signing-path-policy").with("name", name.as_str()),
        PathFault::Weak { name } => Message::new("signing-path-weak").with("name", name.as_str()),
    }
}
