//! From a signer's certificate to an anchor (RFC 5280, 6.1).
//!
//! Tries every issuer that fits by name and key, and answers with the paths that
//! satisfy all rules, else with the fault of the path that came furthest. Not here: revocation, and the names and
//! policies of a path, which stand beside this.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Certificate;
use super::names::names;
use super::policies::policies;

/// A certificate that is trusted by decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The certificate.
    pub certificate: Certificate,
    /// Whether evidence about revocation is needed where a certificate says that it is published.
    pub wants_revocation: bool,
}

/// What a path must satisfy besides the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathPolicy {
    /// The time at which every certificate must be valid.
    pub at: Timestamp,
    /// Certificates from the signer to the anchor, both included.
    pub length: usize,
}

/// Why there is no good path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum PathFault {
    /// No anchor is reached.
    NoAnchor {
        /// Issuer of the last certificate that was found.
        missing: String,
    },
    /// A certificate is over.
    Expired {
        /// Its common name.
        name: String,
        /// When it ended.
        on: Timestamp,
    },
    /// A certificate has not begun.
    NotYetValid {
        /// Its common name.
        name: String,
        /// When it begins.
        on: Timestamp,
    },
    /// An issuer is not allowed to issue: no authority, too long a path, or its key is for other uses.
    NotAllowedToIssue {
        /// Its common name.
        name: String,
    },
    /// A critical extension is not understood.
    UnknownCritical {
        /// Common name of the certificate.
        name: String,
        /// The extension, dotted.
        extension: String,
    },
    /// A certificate bears a name for which an authority above it may not speak.
    Name {
        /// Its common name.
        name: String,
    },
    /// An authority demands a policy that the certificates below it do not share.
    Policy {
        /// Common name of the signer.
        name: String,
    },
    /// A signature or key in the path is too weak.
    Weak {
        /// Common name of the certificate.
        name: String,
    },
}

/// A path that satisfies all rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The signer first, the anchor last.
    pub certificates: Vec<Certificate>,
    /// The anchor.
    pub anchor: Anchor,
    /// The policies that all certificates share, dotted.
    pub policies: BTreeSet<String>,
}

/// A search for a path.
#[derive(Debug)]
pub struct Search<'a> {
    pool: &'a [Certificate],
    anchors: &'a [Anchor],
    policy: PathPolicy,
    steps: usize,
}

/// Certificates looked at before a search gives up, so that cross-certificates cannot multiply without end.
const STEPS: usize = 1_000;
/// Good paths that are looked at, since one may be revoked and another not.
const PATHS: usize = 8;

impl<'a> Search<'a> {
    /// Looks among `pool` for the certificates between signer and anchor.
    pub fn new(pool: &'a [Certificate], anchors: &'a [Anchor], policy: PathPolicy) -> Self {
        Self { pool, anchors, policy, steps: 0 }
    }

    /// The paths from `signer` that satisfy all rules, the first found first.
    ///
    /// # Errors
    /// There is none; the fault is that of the path that came furthest.
    pub fn from(mut self, signer: &Certificate) -> Result<Vec<Path>, PathFault> {
        let mut best = None;
        let mut found = Vec::new();
        self.walk(&mut vec![signer.clone()], &mut found, &mut best);
        if found.is_empty() {
            let missing = || PathFault::NoAnchor { missing: signer.summary().issuer_name };
            return Err(best.map_or_else(missing, |(_, fault)| fault));
        }
        Ok(found)
    }

    fn walk(&mut self, way: &mut Vec<Certificate>, found: &mut Vec<Path>, best: &mut Option<(usize, PathFault)>) {
        self.steps += 1;
        let Some(last) = way.last().cloned() else { return };
        self.arrive(way, &last, found, best);
        if way.len() < self.policy.length && self.steps < STEPS && found.len() < PATHS {
            for issuer in self.pool {
                if way.contains(issuer) || !issuer.is_named_by(&last) || !issuer.has_signed(&last) {
                    continue;
                }
                way.push(issuer.clone());
                self.walk(way, found, best);
                way.pop();
            }
        }
        keep(best, way.len(), PathFault::NoAnchor { missing: last.summary().issuer_name });
    }

    /// Closes the way at every anchor that it has reached.
    fn arrive(
        &self,
        way: &[Certificate],
        last: &Certificate,
        found: &mut Vec<Path>,
        best: &mut Option<(usize, PathFault)>,
    ) {
        for anchor in self.anchors {
            let is_itself = anchor.certificate == *last;
            let is_issuer = anchor.certificate.is_named_by(last) && anchor.certificate.has_signed(last);
            if !is_itself && !is_issuer {
                continue;
            }
            let mut certificates = way.to_vec();
            if !is_itself {
                certificates.push(anchor.certificate.clone());
            }
            match judge(&certificates, &self.policy) {
                Ok(policies) => found.push(Path { certificates, anchor: anchor.clone(), policies }),
                // A path that ends at an anchor tells more than one that ends nowhere.
                Err(fault) => keep(best, self.policy.length + certificates.len(), fault),
            }
        }
    }
}

fn keep(best: &mut Option<(usize, PathFault)>, reached: usize, fault: PathFault) {
    if best.as_ref().is_none_or(|(before, _)| reached > *before) {
        *best = Some((reached, fault));
    }
}

/// The rules along a whole path, from the anchor down to the signer.
fn judge(path: &[Certificate], policy: &PathPolicy) -> Result<BTreeSet<String>, PathFault> {
    for (position, certificate) in path.iter().enumerate().rev() {
        let is_anchor = position + 1 == path.len();
        one(certificate, is_anchor, policy.at)?;
        if position > 0 {
            issuer(certificate, &path[1..position])?;
        }
    }
    names(path)?;
    policies(path)
}

fn one(certificate: &Certificate, is_anchor: bool, at: Timestamp) -> Result<(), PathFault> {
    let name = || certificate.summary().common_name;
    if at < certificate.not_before() {
        return Err(PathFault::NotYetValid { name: name(), on: certificate.not_before() });
    }
    if at > certificate.not_after() {
        return Err(PathFault::Expired { name: name(), on: certificate.not_after() });
    }
    if let Some(extension) = certificate.extensions().unknown_critical.first() {
        return Err(PathFault::UnknownCritical { name: name(), extension: extension.clone() });
    }
    // Nobody relies on the signature that an anchor makes over itself.
    let is_strong = certificate.has_strong_key(at) && (is_anchor || certificate.is_signed_strongly(at));
    if !is_strong { Err(PathFault::Weak { name: name() }) } else { Ok(()) }
}

/// Whether a certificate may issue the next one; `below` are the authorities between it and the signer.
fn issuer(certificate: &Certificate, below: &[Certificate]) -> Result<(), PathFault> {
    let extensions = certificate.extensions();
    let depth = below.iter().filter(|authority| !authority.is_self_issued()).count();
    let fits = extensions.path_length.is_none_or(|length| depth <= usize::from(length));
    if extensions.is_authority && extensions.allows("keyCertSign") && fits {
        Ok(())
    } else {
        Err(PathFault::NotAllowedToIssue { name: certificate.summary().common_name })
    }
}
