//! A revocation list, opened for questions.
//!
//! Not here: whether its issuer is to be believed, and what follows for a certificate.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::Timestamp;
use openssl::x509::X509Name;
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::CrlReason;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::time::Time;

use super::entries::{Entries, Entry, is_same};
use super::fault::NotEvidence;
use crate::certificate::publishing::{DIRECTORY_NAME, bits, names};
use crate::certificate::{Certificate, Tried, plain_number, suffices};
use crate::container::algorithm::Algorithm;
use crate::container::tlv::{Values, encode, tag};

const NUMBER: &str = "2.5.29.20";
const REASON: &str = "2.5.29.21";
const INVALID_SINCE: &str = "2.5.29.24";
const DELTA: &str = "2.5.29.27";
const SCOPE: &str = "2.5.29.28";
const ENTRY_ISSUER: &str = "2.5.29.29";
const KEY_ID: &str = "2.5.29.35";
const KEEPS_EXPIRED: &str = "2.5.29.60";

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
    der: Arc<[u8]>,
    signed: Range<usize>,
    algorithm: Option<Algorithm>,
    signature: Vec<u8>,
    tried: Tried,
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
    issuer: Vec<u8>,
    name: Arc<X509Name>,
    entries: Arc<Entries>,
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
        let read = CertificateList::from_der(der).map_err(|_| NotEvidence)?;
        let list = &read.tbs_cert_list;
        // The identifier inside the signed part and the one beside it must be the same (5.1.1.2).
        if list.signature != read.signature_algorithm {
            return Err(NotEvidence);
        }
        let algorithm = read.signature_algorithm.to_der().map_err(|_| NotEvidence)?;
        let algorithm = Values::new(&algorithm).any().and_then(Algorithm::stated).map_err(|_| NotEvidence)?;
        let issuer = list.issuer.to_der().map_err(|_| NotEvidence)?;
        let mut own = Self {
            der: der.into(),
            signed: signed(der).ok_or(NotEvidence)?,
            algorithm,
            signature: read.signature.as_bytes().map(<[u8]>::to_vec).ok_or(NotEvidence)?,
            tried: Tried::default(),
            revision: None,
            issued: moment(&list.this_update).ok_or(NotEvidence)?,
            next: list.next_update.as_ref().and_then(moment),
            scope: Scope::default(),
            number: None,
            changes_of: None,
            keeps_expired: None,
            has_unknown: false,
            name: Arc::new(X509Name::from_der(&issuer).map_err(|_| NotEvidence)?),
            issuer,
            entries: Arc::default(),
        };
        let mut known = BTreeSet::new();
        for extension in list.crl_extensions.iter().flatten() {
            // An extension may stand only once (4.2).
            if !known.insert(extension.extn_id) {
                return Err(NotEvidence);
            }
            own.take(extension).map_err(|_| NotEvidence)?;
        }
        let mut entries = Entries::default();
        let mut issuer = entries.issuer(own.issuer.clone()).map_err(|_| NotEvidence)?;
        for entry in list.revoked_certificates.iter().flatten() {
            own.enter(entry, &mut issuer, &mut entries)?;
        }
        own.entries = Arc::new(entries);
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
                    names: read.distribution_point.as_ref().map_or(Ok(Vec::new()), |name| names(name, &self.issuer))?,
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

    fn enter(&mut self, revoked: &RevokedCert, issuer: &mut usize, entries: &mut Entries) -> Result<(), NotEvidence> {
        let mut reason = None;
        let mut since = moment(&revoked.revocation_date).unwrap_or(Timestamp::MIN);
        for extension in revoked.crl_entry_extensions.iter().flatten() {
            let value = extension.extn_value.as_bytes();
            match extension.extn_id.to_string().as_str() {
                REASON => reason = Some(CrlReason::from_der(value).map_err(|_| NotEvidence)?),
                // In a list about several issuers, this one holds until another is named (5.3.3).
                ENTRY_ISSUER if self.scope.is_indirect => {
                    *issuer = entries.issuer(directory_name(value).ok_or(NotEvidence)?)?;
                }
                // The key was in other hands before the authority heard of it (5.3.2).
                INVALID_SINCE => {
                    let known = Time::from_der(value).ok().as_ref().and_then(moment).unwrap_or(Timestamp::MIN);
                    since = since.min(known);
                }
                _ if extension.critical => self.has_unknown = true,
                _ => {}
            }
        }
        entries.add(*issuer, revoked.serial_number.as_bytes(), Entry { since, reason });
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
        self.entries.about(certificate, self.scope.is_indirect)
    }

    /// The encoded name of its issuer, as a directory name among general names.
    pub fn issuer_as_general_name(&self) -> Vec<u8> {
        encode(DIRECTORY_NAME, &self.issuer)
    }

    /// Whoever issued the certificate issued the list.
    pub fn is_of_the_issuer_of(&self, certificate: &Certificate) -> bool {
        is_same(&self.name, certificate.opened().issuer_name())
    }

    /// The list names this authority as its issuer.
    pub fn is_named_by(&self, authority: &Certificate) -> bool {
        is_same(&self.name, authority.opened().subject_name())
    }

    /// The key of this authority made the signature of the list.
    pub fn is_signed_by(&self, authority: &Certificate) -> bool {
        let signed = &self.der[self.signed.clone()];
        let key = authority.public_key();
        self.tried.by(key, || self.algorithm.is_some_and(|algorithm| algorithm.verify(key, signed, &self.signature)))
    }

    /// Its signature rests on an algorithm that sufficed at a time.
    pub fn is_signed_strongly(&self, at: Timestamp) -> bool {
        self.algorithm.is_some_and(|algorithm| suffices(algorithm.digest(), at))
    }
}

/// Where the signed part of a list stands in it.
fn signed(der: &[u8]) -> Option<Range<usize>> {
    let outer = Values::new(der).expect(tag::SEQUENCE).ok()?;
    let length = outer.inside().expect(tag::SEQUENCE).ok()?.raw.len();
    let start = der.len() - outer.value.len();
    Some(start..start + length)
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
