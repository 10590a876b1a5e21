//! Gathering evidence for every certificate that a file rests on, as far as it publishes any.
//!
//! Nothing is judged: the chains are followed by name and key, and what answers a question
//! about a certificate is kept, good or bad.

use std::collections::BTreeSet;

use jiff::Timestamp;
use words::Message;

use super::outside::{Outside, Wanted};
use crate::certificate::Certificate;
use crate::container::algorithm::Digest;
use crate::container::tlv::{constructed, encode, tag};
use crate::facts::{ContainerFacts, Facts};
use crate::revocation::{Evidence, Question, Status, status};

/// What was gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What the file had and what was fetched.
    pub evidence: Evidence,
    /// What could not be had, for a person.
    pub lacking: Vec<Message>,
}

struct Gathering<'a> {
    outside: &'a dyn Outside,
    evidence: Evidence,
    at_hand: Evidence,
    lacking: Vec<Message>,
    asked: BTreeSet<Wanted>,
    now: Timestamp,
}

/// Certificates from a signer upwards at most.
const CHAIN: usize = 10;

/// Gathers what is missing for the signatures of a file, and for one more container.
pub fn gather(facts: &Facts, more: Option<&ContainerFacts>, outside: &dyn Outside, now: Timestamp) -> Gathered {
    let mut gathering = Gathering::new(facts.evidence.clone(), outside, now);
    for signature in &facts.signatures {
        let Some(container) = &signature.container else { continue };
        let later = facts.signatures.iter().filter(|one| one.revision > signature.revision);
        let later = later.filter_map(|one| one.container.as_ref()).filter_map(|container| container.stamped_at);
        let own = container.stamps.iter().filter_map(|stamp| stamp.container.as_ref());
        let by = later.clone().chain(own.clone().filter_map(|stamp| stamp.stamped_at)).min();
        gathering.of(container, by.or(container.stamped_at).unwrap_or(now));
        for stamp in own {
            gathering.of(stamp, later.clone().min().or(stamp.stamped_at).unwrap_or(now));
        }
    }
    if let Some(container) = more {
        gathering.of(container, now);
    }
    Gathered { evidence: Evidence::default().with(&gathering.evidence), lacking: gathering.lacking }
}

/// What is published now about the certificate of a key, the first of its chain.
pub fn standing(chain: &[Vec<u8>], outside: &dyn Outside, now: Timestamp) -> Status {
    let read = chain.iter().filter_map(|der| Certificate::from_der(der).ok());
    let evidence = Evidence { certificates: read.collect(), ..Evidence::default() };
    let Some(own) = evidence.certificates.first().cloned() else { return Status::Unknown };
    let mut gathering = Gathering::new(evidence, outside, now);
    let Some(issuer) = gathering.issuer(&own) else { return Status::Unknown };
    gathering.revocation(&own, &issuer, now);
    gathering.status(&own, &issuer, now)
}

impl<'a> Gathering<'a> {
    fn new(evidence: Evidence, outside: &'a dyn Outside, now: Timestamp) -> Self {
        let at_hand = Evidence { certificates: outside.certificates(), ..Evidence::default() };
        Self { outside, evidence, at_hand, lacking: Vec::new(), asked: BTreeSet::new(), now }
    }

    fn of(&mut self, container: &ContainerFacts, at: Timestamp) {
        let Some(signer) = &container.signer else { return };
        self.evidence.certificates.extend(container.certificates.iter().cloned());
        let mut certificate = signer.clone();
        for _ in 0..CHAIN {
            if certificate.is_self_issued() {
                return;
            }
            let Some(issuer) = self.issuer(&certificate) else {
                // Whoever trusts the issuer has its certificate; it is missed only where a list of it is to be read.
                if !certificate.extensions().published.is_anywhere() {
                    return;
                }
                self.lacking.push(Message::new("signing-evidence-no-issuer").with("name", certificate.name()));
                return;
            };
            self.revocation(&certificate, &issuer, at);
            certificate = issuer;
        }
    }

    fn issuer(&mut self, certificate: &Certificate) -> Option<Certificate> {
        let known = |evidence: &Evidence| {
            let pool = evidence.certificates.iter();
            pool.into_iter().find(|one| one.is_named_by(certificate) && one.has_signed(certificate)).cloned()
        };
        if let Some(issuer) = known(&self.evidence) {
            return Some(issuer);
        }
        if let Some(issuer) = known(&self.at_hand) {
            // A root proves nothing by being carried along, but judges look for the author of its list among what is stored.
            self.evidence.certificates.push(issuer.clone());
            return Some(issuer);
        }
        for address in certificate.extensions().published.issuers.clone() {
            self.take(Wanted::Issuer { address });
        }
        known(&self.evidence)
    }

    /// Asks one way after another until something speaks of the certificate at the time.
    fn revocation(&mut self, certificate: &Certificate, issuer: &Certificate, at: Timestamp) {
        let published = &certificate.extensions().published;
        if !published.is_anywhere() || self.is_known(certificate, issuer, at) {
            return;
        }
        let question = question(certificate, issuer);
        let answers = published.responders.iter();
        let answers = answers.map(|address| Wanted::Answer { address: address.clone(), question: question.clone() });
        let lists = published.lists().into_iter().map(|address| Wanted::List { address });
        for wanted in answers.chain(lists).collect::<Vec<_>>() {
            self.take(wanted);
            if self.is_known(certificate, issuer, at) {
                return;
            }
        }
        self.lacking.push(Message::new("signing-evidence-not-had").with("name", certificate.name()));
    }

    fn is_known(&self, certificate: &Certificate, issuer: &Certificate, at: Timestamp) -> bool {
        !matches!(self.status(certificate, issuer, at), Status::Unknown | Status::Stale { .. })
    }

    fn status(&self, certificate: &Certificate, issuer: &Certificate, at: Timestamp) -> Status {
        let evidence = &self.evidence;
        // What was fetched just now may be newer than the time that it is asked for.
        let (seen, is_trusted) = (|_: Option<usize>| self.now, |_: &Certificate| true);
        let asked = Question { certificate, issuer, at, evidence, seen: &seen, is_trusted: &is_trusted };
        status(&asked).status
    }

    fn take(&mut self, wanted: Wanted) {
        if !self.asked.insert(wanted.clone()) {
            return;
        }
        match self.outside.fetch(&wanted) {
            Ok(bytes) => {
                if self.evidence.take(&bytes).is_err() {
                    self.lacking.push(Message::new("signing-evidence-unread").with("address", wanted.address()));
                }
            }
            Err(message) => self.lacking.push(message),
        }
    }
}

/// OCSPRequest for one certificate (RFC 6960, 4.1), its issuer named by SHA-1, which every responder knows.
fn question(certificate: &Certificate, issuer: &Certificate) -> Vec<u8> {
    let digest = Digest::Sha1;
    let id = constructed(
        tag::SEQUENCE,
        &[
            &constructed(tag::SEQUENCE, &[&crate::container::algorithm::oid("1.3.14.3.2.26"), &[tag::NULL, 0]]),
            &encode(tag::OCTETS, &digest.of(&certificate.issuer())),
            &encode(tag::OCTETS, &digest.of(&issuer.key_bits())),
            &certificate.encoded_serial(),
        ],
    );
    let request = encode(tag::SEQUENCE, &id);
    encode(tag::SEQUENCE, &encode(tag::SEQUENCE, &encode(tag::SEQUENCE, &request)))
}
