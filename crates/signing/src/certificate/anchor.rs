//! What is trusted by decision, and for what.
//!
//! Not here: the list in which a department says so (`trust_list`), and what follows for a signature (`report`).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use words::{Message, Text};

use super::read::Certificate;

/// A certificate that is trusted by decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The certificate.
    pub certificate: Certificate,
    /// Whether evidence about revocation is needed where a certificate says that it is published.
    pub wants_revocation: bool,
    /// What it is trusted for: one of these. None: everything.
    pub trusted_for: Vec<TrustedFor>,
}

impl Anchor {
    /// A certificate that is trusted for everything.
    pub fn of(certificate: Certificate) -> Self {
        Self { certificate, wants_revocation: true, trusted_for: Vec::new() }
    }

    /// Whose certificate a path, the signer first, that shares these policies ends in; nothing where the anchor is trusted for
    /// everything.
    ///
    /// # Errors
    /// The condition that is not met, of the use that comes nearest.
    pub fn covers(
        &self,
        path: &[Certificate],
        shared: &BTreeSet<String>,
        is_time_stamp: bool,
        at: Timestamp,
    ) -> Result<Option<CertificateKind>, NotTrustedFor> {
        let mut nearest = None;
        for trusted in &self.trusted_for {
            match trusted.covers(path, shared, is_time_stamp, at) {
                Ok(()) => return Ok(Some(trusted.kind)),
                Err(fault) => nearest = nearest.max(Some(fault)),
            }
        }
        nearest.map_or(Ok(None), Err)
    }
}

/// Whose certificates an authority issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A person in the service of the government.
    GovernmentPerson,
    /// A functional unit of the government.
    GovernmentUnit,
    /// A time-stamp authority.
    TimeStamping,
}

impl CertificateKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Person, Self::Organisation, Self::GovernmentPerson, Self::GovernmentUnit, Self::TimeStamping];

    /// The name of certificates of this kind, for lists.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::Person => "signing-certificates-person",
            Self::Organisation => "signing-certificates-organisation",
            Self::GovernmentPerson => "signing-certificates-government-person",
            Self::GovernmentUnit => "signing-certificates-government-unit",
            Self::TimeStamping => "signing-certificates-time-stamping",
        })
    }

    /// The sentence about one of them.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Person => "signing-kind-person",
            Self::Organisation => "signing-kind-organisation",
            Self::GovernmentPerson => "signing-kind-government-person",
            Self::GovernmentUnit => "signing-kind-government-unit",
            Self::TimeStamping => "signing-kind-time-stamping",
        })
    }
}

/// What an anchor is trusted for: certificates of a kind, told from others by the authority that issues them and by their policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrustedFor {
    /// Whose certificates these are.
    pub kind: CertificateKind,
    /// The keys of the authorities that issue them: SHA-256 over SubjectPublicKeyInfo, lower-case hexadecimal. None: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issuers: Vec<String>,
    /// Policies of which one must be shared by the path, dotted, with all that lie below them. None: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<String>,
    /// What was signed earlier does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Timestamp>,
    /// What was signed later does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Timestamp>,
    /// What people should know of it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub remark: Text,
}

/// Why an anchor is not trusted for a certificate, the more far-fetched first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotTrustedFor {
    /// It is trusted for time-stamps, and this is a signature, or the other way round.
    Purpose,
    /// Another authority than the ones that are named issued it.
    Issuer,
    /// It shares no policy that is named.
    Policy,
    /// The time lies before the anchor was trusted.
    TooEarly(Timestamp),
    /// The time lies after the anchor was trusted.
    TooLate(Timestamp),
}

impl TrustedFor {
    fn covers(
        &self,
        path: &[Certificate],
        shared: &BTreeSet<String>,
        is_time_stamp: bool,
        at: Timestamp,
    ) -> Result<(), NotTrustedFor> {
        if (self.kind == CertificateKind::TimeStamping) != is_time_stamp {
            return Err(NotTrustedFor::Purpose);
        }
        // An anchor that signs for itself issued itself.
        let issuer = path.get(1).or(path.first());
        let is_named = |issuer: &Certificate| self.issuers.contains(&issuer.key_sha256());
        if !self.issuers.is_empty() && !issuer.is_some_and(is_named) {
            return Err(NotTrustedFor::Issuer);
        }
        let is_shared = |named: &String| shared.iter().any(|policy| lies_below(policy, named));
        if !self.policies.is_empty() && !self.policies.iter().any(is_shared) {
            return Err(NotTrustedFor::Policy);
        }
        match (self.valid_from, self.valid_until) {
            (Some(from), _) if at < from => Err(NotTrustedFor::TooEarly(from)),
            (_, Some(until)) if at > until => Err(NotTrustedFor::TooLate(until)),
            _ => Ok(()),
        }
    }
}

/// An object identifier is another one, or lies in its arc.
fn lies_below(policy: &str, arc: &str) -> bool {
    policy.strip_prefix(arc).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_ends_at_a_full_stop() {
        assert!(lies_below("2.16.344.8.2", "2.16.344.8.2") && lies_below("2.16.344.8.2.1", "2.16.344.8.2"));
        assert!(!lies_below("2.16.344.8.21", "2.16.344.8.2") && !lies_below("2.16.344.8", "2.16.344.8.2"));
    }
}
