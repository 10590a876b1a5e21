//! What a judge trusts and demands.

use serde::{Deserialize, Serialize};

use crate::certificate::{Anchor, Certificate};
use crate::trust_list::{TrustIssue, TrustList};

/// Which use a signer's key must be for, where its certificate restricts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyUsageRule {
    /// digitalSignature or nonRepudiation: certificates for government may carry only the first.
    #[default]
    Either,
    /// nonRepudiation.
    NonRepudiation,
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What is trusted by decision.
    pub anchors: Vec<Anchor>,
    /// What a signer's key must be for.
    pub key_usage: KeyUsageRule,
    /// Certificates from the signer to the anchor, both included.
    pub chain: usize,
    /// The trust lists that say so.
    pub lists: Vec<TrustIssue>,
}

impl Policy {
    /// Trusts these certificates, and wants evidence about revocation where it is published.
    pub fn trusting(anchors: impl IntoIterator<Item = Certificate>) -> Self {
        let anchors = anchors.into_iter().map(Anchor::of).collect();
        Self { anchors, key_usage: KeyUsageRule::Either, chain: 10, lists: Vec::new() }
    }

    /// Trusts what stands on a list besides. What is trusted for everything already stays so.
    pub fn trust_list(&mut self, list: &TrustList) {
        self.lists.push(list.issue);
        for listed in list.anchors() {
            match self.anchors.iter_mut().find(|known| known.certificate == listed.certificate) {
                Some(known) if known.trusted_for.is_empty() => {}
                Some(known) => known.trusted_for.extend(listed.trusted_for),
                None => self.anchors.push(listed),
            }
        }
    }

    /// Lower-case hexadecimal SHA-256 over everything that the policy decides.
    pub fn sha256(&self) -> String {
        let mut parts: Vec<String> = self
            .anchors
            .iter()
            .map(|anchor| {
                let trusted_for = serde_json::to_string(&anchor.trusted_for).unwrap_or_default();
                format!("{} {} {trusted_for}", anchor.certificate.sha256(), anchor.wants_revocation)
            })
            .collect();
        parts.sort();
        parts.push(format!("{:?} {}", self.key_usage, self.chain));
        hex::encode(openssl::sha::sha256(parts.join("\n").as_bytes()))
    }
}
