//! Who is named in a revocation list.
//!
//! Not here: what the list is about, and whether it is to be believed.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::Timestamp;
use openssl::x509::{X509Name, X509NameRef};
use x509_cert::ext::pkix::crl::CrlReason;

use super::fault::NotEvidence;
use crate::certificate::{Certificate, plain_number};

/// What a list says of one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Since when.
    pub since: Timestamp,
    /// Why.
    pub reason: Option<CrlReason>,
}

/// Who is named in a list, by the position of the issuer and the serial number.
#[derive(Default)]
pub struct Entries {
    /// Names of issuers; the first is that of the list.
    issuers: Vec<X509Name>,
    /// Their positions, by the encoded name.
    positions: BTreeMap<Vec<u8>, usize>,
    all: BTreeMap<(usize, Box<[u8]>), Entry>,
}

impl Entries {
    /// What is said of a certificate; of one whose issuer may be another than that of the list, by the issuer's name.
    pub fn about(&self, certificate: &Certificate, is_indirect: bool) -> Option<Entry> {
        let serial = certificate.serial().into_boxed_slice();
        let issuer = certificate.opened().issuer_name();
        let of = |position: usize| self.all.get(&(position, serial.clone())).copied();
        if !is_indirect {
            return of(0);
        }
        let named = self.issuers.iter().enumerate().filter(|(_, name)| is_same(name, issuer));
        named.filter_map(|(position, _)| of(position)).reduce(graver)
    }

    /// The position of an issuer, given by its encoded name.
    pub fn issuer(&mut self, encoded: Vec<u8>) -> Result<usize, NotEvidence> {
        if let Some(known) = self.positions.get(&encoded) {
            return Ok(*known);
        }
        self.issuers.push(X509Name::from_der(&encoded).map_err(|_| NotEvidence)?);
        self.positions.insert(encoded, self.issuers.len() - 1);
        Ok(self.issuers.len() - 1)
    }

    /// Of two entries about one certificate the graver counts.
    pub fn add(&mut self, issuer: usize, serial: &[u8], entry: Entry) {
        let place = (issuer, plain_number(serial).into_boxed_slice());
        let entry = self.all.get(&place).map_or(entry, |known| graver(*known, entry));
        self.all.insert(place, entry);
    }
}

/// Given up for good is graver than on hold or released, and earlier is graver than later.
fn graver(one: Entry, other: Entry) -> Entry {
    let mildness = |entry: &Entry| {
        let is_mild = matches!(entry.reason, Some(CrlReason::CertificateHold | CrlReason::RemoveFromCRL));
        (is_mild, entry.since)
    };
    if mildness(&other) < mildness(&one) { other } else { one }
}

pub fn is_same(one: &X509NameRef, other: &X509NameRef) -> bool {
    one.try_cmp(other).is_ok_and(|order| order == Ordering::Equal)
}
