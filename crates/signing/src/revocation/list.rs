//! A revocation list, opened for questions.
//!
//! Not here: whether its issuer is to be believed, and what follows for a certificate.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use openssl::x509::X509Crl;
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::CrlReason;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::time::Time;

use super::evidence::NotEvidence;
use crate::certificate::publishing::{bits, names};
use crate::certificate::{Certificate, plain_number};
use crate::container::algorithm::is_weak;
use crate::container::tlv::{Values, encode, tag};

const NUMBER: &str = "2.5.29.20";
const REASON: &str = "2.5.29.21";
const INVALID_SINCE: &str = "2.5.29.24";
const DELTA: &str = "2.5.29.27";
const SCOPE: &str = "2.5.29.28";
const ENTRY_ISSUER: &str = "2.5.29.29";
const KEY_ID: &str = "2.5.29.35";
const KEEPS_EXPIRED: &str = "2.5.29.60";

/// Tag of a directory name among general names.
const DIRECTORY_NAME: u8 = 0xA4;

/// What a list says of one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Since when.
    pub since: Timestamp,
    /// Why.
    pub reason: Option<CrlReason>,
}

/// What a list is about (issuingDistributionPoint); everything of its issuer by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Names of the distribution point, encoded; empty when the list belongs to none.
    pub names: Vec<Vec<u8>>,
    /// Only certificates that are no authorities.
    pub users_only: bool,
    /// Only authorities.
    pub authorities_only: bool,
    /// Only attribute certificates.
    pub attributes_only: bool,
    /// Only these reasons, bit by bit.
    pub reasons: Option<u16>,
    /// Certificates of other issuers too.
    pub is_indirect: bool,
}

/// A revocation list.
#[derive(Clone)]
pub struct RevocationList {
    der: Vec<u8>,
    opened: Arc<X509Crl>,
    /// Revision of the file that first holds it; `None` for one that came beside the file.
    pub revision: Option<usize>,
    /// When it was issued.
    pub issued: Timestamp,
    /// When the next one was to come.
    pub next: Option<Timestamp>,
    /// What it is about.
    pub scope: Scope,
    /// Its number, without leading zeros.
    pub number: Option<Vec<u8>>,
    /// For a list of changes, the number of the list that they are changes of.
    pub changes_of: Option<Vec<u8>>,
    /// Keeps certificates that expired at this time or later.
    pub keeps_expired: Option<Timestamp>,
    /// A critical extension is not understood, so that the list says nothing for certain.
    pub has_unknown: bool,
    /// Its signature rests on a weak digest.
    pub is_weak: bool,
    issuer: Vec<u8>,
    entries: BTreeMap<(Vec<u8>, Vec<u8>), Entry>,
}

impl std::fmt::Debug for RevocationList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RevocationList")
            .field("issued", &self.issued)
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}

impl RevocationList {
    /// Reads a list in DER.
    ///
    /// # Errors
    /// The bytes are no list of version 2, or one whose extensions cannot be read.
    pub fn from_der(der: &[u8]) -> Result<Self, NotEvidence> {
        let opened = X509Crl::from_der(der).map_err(|_| NotEvidence)?;
        let read = CertificateList::from_der(der).map_err(|_| NotEvidence)?;
        let list = &read.tbs_cert_list;
        // The identifier inside the signed part and the one beside it must be the same (5.1.1.2).
        if list.signature != read.signature_algorithm {
            return Err(NotEvidence);
        }
        let mut own = Self {
            der: der.to_vec(),
            opened: Arc::new(opened),
            revision: None,
            issued: moment(&list.this_update).ok_or(NotEvidence)?,
            next: list.next_update.as_ref().and_then(moment),
            scope: Scope::default(),
            number: None,
            changes_of: None,
            keeps_expired: None,
            has_unknown: false,
            is_weak: is_weak(&read.signature_algorithm.oid.to_string()),
            issuer: list.issuer.to_der().map_err(|_| NotEvidence)?,
            entries: BTreeMap::new(),
        };
        for extension in list.crl_extensions.iter().flatten() {
            own.take(extension).map_err(|_| NotEvidence)?;
        }
        let mut issuer = own.issuer.clone();
        for entry in list.revoked_certificates.iter().flatten() {
            own.enter(entry, &mut issuer).map_err(|_| NotEvidence)?;
        }
        Ok(own)
    }

    fn take(&mut self, extension: &Extension) -> x509_cert::der::Result<()> {
        let value = extension.extn_value.as_bytes();
        match extension.extn_id.to_string().as_str() {
            NUMBER => self.number = number(value),
            DELTA => self.changes_of = Some(number(value).unwrap_or_default()),
            SCOPE => {
                let read = IssuingDistributionPoint::from_der(value)?;
                self.scope = Scope {
                    names: read.distribution_point.as_ref().map_or(Ok(Vec::new()), names)?,
                    users_only: read.only_contains_user_certs,
                    authorities_only: read.only_contains_ca_certs,
                    attributes_only: read.only_contains_attribute_certs,
                    reasons: read.only_some_reasons.as_ref().map(bits),
                    is_indirect: read.indirect_crl,
                };
            }
            KEEPS_EXPIRED => self.keeps_expired = Time::from_der(value).ok().as_ref().and_then(moment),
            KEY_ID => {}
            _ if extension.critical => self.has_unknown = true,
            _ => {}
        }
        Ok(())
    }

    fn enter(&mut self, revoked: &RevokedCert, issuer: &mut Vec<u8>) -> x509_cert::der::Result<()> {
        let mut reason = None;
        for extension in revoked.crl_entry_extensions.iter().flatten() {
            let value = extension.extn_value.as_bytes();
            match extension.extn_id.to_string().as_str() {
                REASON => reason = Some(CrlReason::from_der(value)?),
                // In a list about several issuers, this one holds until another is named (5.3.3).
                ENTRY_ISSUER if self.scope.is_indirect => *issuer = directory_name(value).unwrap_or_default(),
                INVALID_SINCE => {}
                _ if extension.critical => self.has_unknown = true,
                _ => {}
            }
        }
        let since = moment(&revoked.revocation_date).unwrap_or(Timestamp::MIN);
        let serial = plain_number(revoked.serial_number.as_bytes());
        self.entries.insert((issuer.clone(), serial), Entry { since, reason });
        Ok(())
    }

    /// The same, first held by a revision of the file.
    #[must_use]
    pub fn in_revision(mut self, revision: Option<usize>) -> Self {
        self.revision = revision;
        self
    }

    /// Its bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// What it says of a certificate; nothing if that is not in it.
    pub fn entry(&self, certificate: &Certificate) -> Option<Entry> {
        let issuer = if self.scope.is_indirect { certificate.issuer() } else { self.issuer.clone() };
        self.entries.get(&(issuer, certificate.serial())).copied()
    }

    /// The encoded name of its issuer, as a directory name among general names.
    pub fn issuer_as_general_name(&self) -> Vec<u8> {
        encode(DIRECTORY_NAME, &self.issuer)
    }

    /// Whoever issued the certificate issued the list.
    pub fn is_of_the_issuer_of(&self, certificate: &Certificate) -> bool {
        let order = self.opened.issuer_name().try_cmp(certificate.opened().issuer_name());
        order.is_ok_and(|order| order == Ordering::Equal)
    }

    /// The list names this authority as its issuer.
    pub fn is_named_by(&self, authority: &Certificate) -> bool {
        let order = self.opened.issuer_name().try_cmp(authority.opened().subject_name());
        order.is_ok_and(|order| order == Ordering::Equal)
    }

    /// The key of this authority made the signature of the list.
    pub fn is_signed_by(&self, authority: &Certificate) -> bool {
        authority.opened().public_key().and_then(|key| self.opened.verify(&key)).unwrap_or(false)
    }
}

impl PartialEq for RevocationList {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

/// A time of a certificate or a list.
pub fn moment(time: &Time) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(time.to_unix_duration().as_secs()).ok()?).ok()
}

fn number(value: &[u8]) -> Option<Vec<u8>> {
    Values::new(value).expect(tag::INTEGER).ok().map(|number| plain_number(number.value))
}

/// The first directory name among general names, encoded.
fn directory_name(names: &[u8]) -> Option<Vec<u8>> {
    let all = Values::new(names).expect(tag::SEQUENCE).ok()?.inside().all().ok()?;
    all.iter().find(|name| name.tag == DIRECTORY_NAME).map(|name| name.value.to_vec())
}
