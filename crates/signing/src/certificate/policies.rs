//! The policies of a path (RFC 5280, 6.1.2 to 6.1.5): which ones its certificates share, and whether one is demanded.
//!
//! The tree of the standard is walked level by level; of a level only the policies are kept that the next one may
//! continue, since nothing here asks for the branches. Every policy is welcome to begin with.

use std::collections::BTreeSet;

use super::fault::PathFault;
use super::read::Certificate;
use super::terms::PolicyTerms;

/// Stands for every policy.
const ANY: &str = "2.5.29.32.0";

struct Walk {
    /// What the next certificate may continue; empty when nothing is shared any more.
    expected: BTreeSet<String>,
    demanded: usize,
    mapping: usize,
    any: usize,
}

/// The policies that a path shares, in the words of the signer's certificate.
///
/// # Errors
/// The fault, when a policy is demanded and none is shared.
pub fn policies(path: &[Certificate]) -> Result<BTreeSet<String>, PathFault> {
    let below_anchor = &path[..path.len().saturating_sub(1)];
    let fault = || PathFault::Policy { name: path.first().map_or_else(String::new, Certificate::name) };
    let most = below_anchor.len() + 1;
    let mut walk = Walk { expected: BTreeSet::from([ANY.to_owned()]), demanded: most, mapping: most, any: most };
    let mut shared = BTreeSet::new();
    for (position, certificate) in below_anchor.iter().enumerate().rev() {
        let terms = &certificate.extensions().policies;
        let is_signer = position == 0;
        if has_double(terms) {
            return Err(fault());
        }
        shared = walk.enter(terms, walk.any > 0 || (!is_signer && certificate.is_self_issued()));
        if is_signer {
            let own = if terms.demands_after == Some(0) { 0 } else { walk.demanded.saturating_sub(1) };
            walk.demanded = own;
        } else {
            if terms.mappings.iter().any(|(one, other)| one == ANY || other == ANY) {
                return Err(fault());
            }
            walk.map(terms, &shared);
            walk.count(terms, certificate.is_self_issued());
        }
        if walk.demanded == 0 && shared.is_empty() {
            return Err(fault());
        }
    }
    Ok(shared)
}

/// A policy may stand once (4.2.1.4).
fn has_double(terms: &PolicyTerms) -> bool {
    let all = terms.policies.as_deref().unwrap_or_default();
    all.iter().collect::<BTreeSet<_>>().len() < all.len()
}

impl Walk {
    /// What is shared with this certificate.
    fn enter(&mut self, terms: &PolicyTerms, any_counts: bool) -> BTreeSet<String> {
        let stated = terms.policies.as_deref().unwrap_or_default();
        let continues =
            |policy: &&String| *policy != ANY && (self.expected.contains(*policy) || self.expected.contains(ANY));
        let mut shared: BTreeSet<String> = stated.iter().filter(continues).cloned().collect();
        if any_counts && stated.iter().any(|policy| policy == ANY) {
            shared.extend(self.expected.iter().cloned());
        }
        self.expected.clone_from(&shared);
        shared
    }

    fn map(&mut self, terms: &PolicyTerms, shared: &BTreeSet<String>) {
        for (issuers, _) in &terms.mappings {
            self.expected.remove(issuers);
        }
        if self.mapping == 0 {
            return;
        }
        for (issuers, subjects) in &terms.mappings {
            if shared.contains(issuers) || shared.contains(ANY) {
                self.expected.insert(subjects.clone());
            }
        }
    }

    fn count(&mut self, terms: &PolicyTerms, is_self_issued: bool) {
        let lowered = |now: usize, stated: Option<u32>| {
            let now = if is_self_issued { now } else { now.saturating_sub(1) };
            stated.map_or(now, |stated| now.min(usize::try_from(stated).unwrap_or(usize::MAX)))
        };
        self.demanded = lowered(self.demanded, terms.demands_after);
        self.mapping = lowered(self.mapping, terms.unmapped_after);
        self.any = lowered(self.any, terms.any_until);
    }
}
