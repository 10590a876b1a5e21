//! What is known of revocation along a path to an anchor, with the authors of lists looked at as closely as the path.
//!
//! A list by another key than the issuer's counts when its author leads to the same anchor (RFC 5280, 6.3.3 (f)) and
//! was not given up itself. Not here: what follows for a signature.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::evidence::Evidence;
use super::status::{Question, Spoken, Status, status};
use crate::certificate::{Anchor, Certificate, Path, PathPolicy, Search};

/// Authors of lists about authors of lists that are looked at.
const DEPTH: usize = 3;
/// Certificates tried as issuers of authors before an inquiry gives up.
const STEPS: usize = 4_096;

/// An inquiry about the certificates of paths to one anchor.
pub struct Inquiry<'a> {
    evidence: &'a Evidence,
    anchor: &'a Anchor,
    length: usize,
    seen: &'a dyn Fn(Option<usize>) -> Timestamp,
    /// Authors that were looked at already, for a time.
    believed: RefCell<BTreeMap<(String, Timestamp), bool>>,
    /// Authors that are being looked at: none of them is its own witness.
    asking: RefCell<Vec<String>>,
    steps: Cell<usize>,
}

impl<'a> Inquiry<'a> {
    /// Asks `evidence`; `length` is that of a path at most, `seen` tells until when at the latest a piece came up.
    pub fn new(
        evidence: &'a Evidence,
        anchor: &'a Anchor,
        length: usize,
        seen: &'a dyn Fn(Option<usize>) -> Timestamp,
    ) -> Self {
        let (believed, asking, steps) = Default::default();
        Self { evidence, anchor, length, seen, believed, asking, steps }
    }

    /// What is known of one certificate, for a time.
    pub fn status(&self, certificate: &Certificate, issuer: &Certificate, at: Timestamp) -> Spoken {
        let is_trusted = |author: &Certificate| self.believes(author, at);
        let (evidence, seen) = (self.evidence, self.seen);
        status(&Question { certificate, issuer, at, evidence, seen, is_trusted: &is_trusted })
    }

    /// A good word is needed about this certificate.
    pub fn is_wanted(&self, certificate: &Certificate) -> bool {
        self.anchor.wants_revocation && certificate.extensions().published.is_anywhere()
    }

    /// There was more to be looked at than an inquiry looks at: it may have missed a word.
    pub fn is_exhausted(&self) -> bool {
        self.steps.get() >= STEPS
    }

    fn believes(&self, author: &Certificate, at: Timestamp) -> bool {
        let name = author.sha256();
        if let Some(known) = self.believed.borrow().get(&(name.clone(), at)) {
            return *known;
        }
        let (depth, is_asked) = (self.asking.borrow().len(), self.asking.borrow().contains(&name));
        if is_asked || depth >= DEPTH || self.is_exhausted() {
            return false;
        }
        self.asking.borrow_mut().push(name.clone());
        let found = self.leads_to_the_anchor(author, at);
        self.asking.borrow_mut().pop();
        // What was found while somebody else is being looked at may rest on that being left out.
        if depth == 0 || found {
            self.believed.borrow_mut().insert((name, at), found);
        }
        found
    }

    fn leads_to_the_anchor(&self, author: &Certificate, at: Timestamp) -> bool {
        let at_most = PathPolicy { at, length: self.length };
        let mut search = Search::new(&self.evidence.certificates, std::slice::from_ref(self.anchor), at_most);
        let paths = search.from(author);
        self.steps.set(self.steps.get() + search.steps());
        paths.unwrap_or_default().iter().any(|path| self.stands(path, at))
    }

    /// Nobody on the path is known to be given up, and what is wanted is known.
    fn stands(&self, path: &Path, at: Timestamp) -> bool {
        path.certificates.windows(2).all(|pair| {
            let [certificate, issuer] = pair else { return true };
            match self.status(certificate, issuer, at).status {
                Status::Good => true,
                Status::Revoked { .. } | Status::Suspended { .. } => false,
                Status::Stale { .. } | Status::Unknown => !self.is_wanted(certificate),
            }
        })
    }
}
