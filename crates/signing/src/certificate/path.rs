//! From a signer's certificate to an anchor (RFC 5280, 6.1).
//!
//! Tries every issuer that fits by name and key, and answers with the paths that
//! satisfy all rules, else with the fault of the path that came furthest. Not here: revocation, and the names and
//! policies of a path, which stand beside this.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::anchor::Anchor;
use super::fault::PathFault;
use super::names::names;
use super::policies::policies;
use super::read::Certificate;

/// What a path must satisfy besides the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathPolicy {
    /// The time at which every certificate must be valid.
    pub at: Timestamp,
    /// Certificates from the signer to the anchor, both included.
    pub length: usize,
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
    /// By the number of the subject's name, each certificate once.
    pool: BTreeMap<u32, Vec<&'a Certificate>>,
    anchors: &'a [Anchor],
    policy: PathPolicy,
    steps: usize,
}

/// Certificates tried as issuers before a search gives up, so that cross-certificates cannot multiply without end.
const STEPS: usize = 256;
/// Good paths that are looked at, since one may be revoked and another not.
const PATHS: usize = 8;

/// What a search has found so far.
#[derive(Default)]
struct Found {
    paths: Vec<Path>,
    /// The fault of the path that came furthest, and how far that was.
    fault: Option<(usize, PathFault)>,
}

impl<'a> Search<'a> {
    /// Looks among `pool` for the certificates between signer and anchor.
    pub fn new(pool: &'a [Certificate], anchors: &'a [Anchor], policy: PathPolicy) -> Self {
        let mut once = BTreeSet::new();
        let mut by_name: BTreeMap<u32, Vec<&Certificate>> = BTreeMap::new();
        for certificate in pool.iter().filter(|one| once.insert(one.der())) {
            by_name.entry(certificate.name_numbers().0).or_default().push(certificate);
        }
        Self { pool: by_name, anchors, policy, steps: 0 }
    }

    /// The paths from `signer` that satisfy all rules, the first found first.
    ///
    /// # Errors
    /// There is none; the fault is that of the path that came furthest.
    pub fn from(&mut self, signer: &Certificate) -> Result<Vec<Path>, PathFault> {
        let mut found = Found::default();
        self.steps = 0;
        self.walk(&mut vec![signer], &mut found);
        if found.paths.is_empty() {
            let missing = || PathFault::NoAnchor { missing: signer.summary().issuer_name };
            return Err(found.fault.map_or_else(missing, |(_, fault)| fault));
        }
        Ok(found.paths)
    }

    /// Certificates that the last search tried as issuers.
    pub fn steps(&self) -> usize {
        self.steps
    }

    fn walk<'b>(&mut self, way: &mut Vec<&'b Certificate>, found: &mut Found)
    where
        'a: 'b,
    {
        let Some(last) = way.last().copied() else { return };
        self.arrive(way, last, found);
        let candidates = self.pool.get(&last.name_numbers().1).cloned().unwrap_or_default();
        for issuer in candidates {
            if way.len() >= self.policy.length || self.steps >= STEPS || found.paths.len() >= PATHS {
                break;
            }
            if way.contains(&issuer) || !issuer.is_named_by(last) {
                continue;
            }
            self.steps += 1;
            if issuer.has_signed(last) {
                way.push(issuer);
                self.walk(way, found);
                way.pop();
            }
        }
        keep(&mut found.fault, way.len(), || PathFault::NoAnchor { missing: last.summary().issuer_name });
    }

    /// Closes the way at every anchor that it has reached.
    fn arrive(&self, way: &[&Certificate], last: &Certificate, found: &mut Found) {
        for anchor in self.anchors {
            let is_itself = anchor.certificate == *last;
            let is_issuer = anchor.certificate.is_named_by(last) && anchor.certificate.has_signed(last);
            if !is_itself && !is_issuer {
                continue;
            }
            let mut certificates: Vec<Certificate> = way.iter().map(|one| (*one).clone()).collect();
            if !is_itself {
                certificates.push(anchor.certificate.clone());
            }
            match judge(&certificates, &self.policy) {
                Ok(policies) => found.paths.push(Path { certificates, anchor: anchor.clone(), policies }),
                // A path that ends at an anchor tells more than one that ends nowhere.
                Err(fault) => keep(&mut found.fault, self.policy.length + certificates.len(), || fault),
            }
        }
    }
}

fn keep(best: &mut Option<(usize, PathFault)>, reached: usize, fault: impl FnOnce() -> PathFault) {
    if best.as_ref().is_none_or(|(before, _)| reached > *before) {
        *best = Some((reached, fault()));
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
