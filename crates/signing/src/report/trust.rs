//! Whether a signer's certificate is to be believed at a time.
//!
//! Not here: revocation evidence itself. Where revocation is published and the policy
//! wants to see it, having seen none is a reason.

use jiff::Timestamp;
use words::Message;

use super::policy::{KeyUsageRule, Policy};
use super::shapes::Remark;
use crate::certificate::{Certificate, Extensions, PathFault, PathPolicy, Search};
use crate::container::algorithm::Digest;
use crate::facts::{ContainerFacts, SignatureKind};
use crate::reason::Reason;

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
}

/// Purposes under which documents may be signed: any, mail, documents (RFC 9336, and two older ones), client.
const PURPOSES: [&str; 6] = [
    "2.5.29.37.0",
    "1.3.6.1.5.5.7.3.4",
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.311.10.3.12",
    "1.2.840.113583.1.1.5",
    "1.3.6.1.5.5.7.3.2",
];
const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";

/// Judges the certificate of a container.
pub fn trust(container: &ContainerFacts, kind: SignatureKind, policy: &Policy, at: Timestamp) -> Trust {
    let mut trust = Trust::default();
    let Some(signer) = &container.signer else { return trust };
    let at_most = PathPolicy { at, length: policy.chain };
    match Search::new(&container.certificates, &policy.anchors, at_most).from(signer) {
        Ok(path) => {
            trust.path = path.certificates.iter().map(|one| one.summary().common_name).collect();
            let below = &path.certificates[..path.certificates.len() - 1];
            if path.anchor.wants_revocation && below.iter().any(|one| one.extensions().publishes_revocation) {
                trust.reasons.push(Reason::NoRevocationEvidence);
            }
            if has_double(&container.certificates, &path.certificates) {
                trust.reasons.push(Reason::CmsFormat);
            }
        }
        Err(fault) => {
            trust.reasons.push(reason(&fault));
            trust.notes.push(message(&fault));
        }
    }
    usage(signer.extensions(), kind, policy, &mut trust);
    let digest_is_weak = container.digest == Digest::Sha1 || container.algorithm.digest() == Digest::Sha1;
    if digest_is_weak || signer.has_weak_key() {
        trust.reasons.push(Reason::AlgorithmWeak);
    }
    trust.trusted = trust.reasons.is_empty();
    trust
}

/// An issuer gives a serial number once: a second certificate under it is a damaged copy.
fn has_double(carried: &[Certificate], path: &[Certificate]) -> bool {
    let same_number = |one: &Certificate, other: &Certificate| {
        let (one, other) = (one.summary(), other.summary());
        one.serial == other.serial && one.issuer == other.issuer
    };
    carried.iter().any(|one| path.iter().any(|other| one != other && same_number(one, other)))
}

fn usage(extensions: &Extensions, kind: SignatureKind, policy: &Policy, trust: &mut Trust) {
    let purposes = extensions.extended_key_usage.as_deref();
    if kind == SignatureKind::DocumentTimeStamp {
        if purposes != Some(&[TIME_STAMPING.to_owned()]) {
            trust.reasons.push(Reason::TimeStampWrong);
        }
        return;
    }
    let is_for_documents =
        purposes.is_none_or(|purposes| purposes.iter().any(|purpose| PURPOSES.contains(&purpose.as_str())));
    let commits = extensions.allows("nonRepudiation");
    let signs = extensions.allows("digitalSignature");
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

fn message(fault: &PathFault) -> Message {
    let date = |at: &Timestamp| at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8))).date().to_string();
    match fault {
        PathFault::NoAnchor { missing } => Message::new("signing-path-no-anchor").with("name", missing.as_str()),
        PathFault::Expired { name, on } => {
            Message::new("signing-path-expired").with("name", name.as_str()).with("date", date(on))
        }
        PathFault::NotYetValid { name, on } => {
            Message::new("signing-path-not-yet-valid").with("name", name.as_str()).with("date", date(on))
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
