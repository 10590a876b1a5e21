//! A certificate as the bytes in which it came, opened for questions.
//!
//! Not here: whether it leads to an anchor.

use jiff::Timestamp;
use openssl::x509::{X509, X509Ref};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use x509_cert::der::{Decode, Encode};

use super::extensions::{Extensions, NotACertificate};
use super::strength::{is_long_enough, suffices};
use super::summary::CertificateSummary;
use super::tried::Tried;
use crate::container::algorithm::{Algorithm, Digest};
use crate::container::tlv::Values;

/// A certificate.
#[derive(Debug, Clone)]
pub struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
    opened: X509,
    extensions: Extensions,
    summary: CertificateSummary,
    key: Vec<u8>,
    key_id: Vec<u8>,
    subject: Vec<u8>,
    algorithm: Option<Algorithm>,
    tried: Tried,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

/// Size of a certificate at most, in bytes; those with a picture in them have a fifth of it.
const MOST: usize = 256 << 10;

impl Certificate {
    /// Reads one certificate in DER.
    pub fn from_der(der: &[u8]) -> Result<Self, NotACertificate> {
        if der.len() > MOST {
            return Err(NotACertificate);
        }
        let parsed = x509_cert::Certificate::from_der(der).map_err(|_| NotACertificate)?;
        // A second encoding of the same content would be a byte that nobody signed.
        let is_distinguished = parsed.to_der().is_ok_and(|again| again == der) && parsed.signature.unused_bits() == 0;
        if !is_distinguished {
            return Err(NotACertificate);
        }
        let opened = X509::from_der(der).map_err(|_| NotACertificate)?;
        let extensions = Extensions::read(&parsed)?;
        let summary = CertificateSummary::of(&opened, &extensions);
        let key = parsed.tbs_certificate.subject_public_key_info.to_der().map_err(|_| NotACertificate)?;
        let algorithm = parsed.signature_algorithm.to_der().map_err(|_| NotACertificate)?;
        let algorithm = Values::new(&algorithm).any().and_then(Algorithm::stated).ok().flatten();
        let bits = parsed.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes();
        let key_id = Digest::Sha1.of(bits);
        let subject = parsed.tbs_certificate.subject.to_der().map_err(|_| NotACertificate)?;
        let (der, tried) = (der.to_vec(), Tried::default());
        Ok(Self { der, parsed, opened, extensions, summary, key, key_id, subject, algorithm, tried })
    }

    /// Reads all certificates of a PEM or DER file.
    pub fn from_file(bytes: &[u8]) -> Result<Vec<Self>, NotACertificate> {
        if let Ok(one) = Self::from_der(bytes) {
            return Ok(vec![one]);
        }
        let stack = X509::stack_from_pem(bytes).map_err(|_| NotACertificate)?;
        if stack.is_empty() {
            return Err(NotACertificate);
        }
        stack.iter().map(|one| Self::from_der(&one.to_der().map_err(|_| NotACertificate)?)).collect()
    }

    /// Its bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Its extensions.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// Its common name, or the whole subject.
    pub fn name(&self) -> String {
        self.summary.common_name.clone()
    }

    pub(crate) fn opened(&self) -> &X509Ref {
        &self.opened
    }

    /// First moment of validity.
    pub fn not_before(&self) -> Timestamp {
        self.summary.not_before
    }

    /// Last moment of validity.
    pub fn not_after(&self) -> Timestamp {
        self.summary.not_after
    }

    /// The public key as DER SubjectPublicKeyInfo.
    pub fn public_key(&self) -> &[u8] {
        &self.key
    }

    /// It as PEM, for people to pass on.
    pub fn pem(&self) -> String {
        self.opened.to_pem().map(|pem| String::from_utf8_lossy(&pem).into_owned()).unwrap_or_default()
    }

    /// Lower-case hexadecimal SHA-256 of its public key: the same in every certificate for that key.
    pub fn key_sha256(&self) -> String {
        hex::encode(openssl::sha::sha256(&self.key))
    }

    /// The bits of the public key, without its algorithm.
    pub(crate) fn key_bits(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes().to_vec()
    }

    /// The subject, encoded.
    pub(crate) fn subject(&self) -> &[u8] {
        &self.subject
    }

    /// The SHA-1 of the bits of the public key, by which responders name themselves (RFC 6960, 4.2.1).
    pub(crate) fn key_id(&self) -> &[u8] {
        &self.key_id
    }

    /// A damaged copy, or a second certificate under a number that an issuer gives once: the signature in it is the
    /// same, or issuer and number are.
    pub(crate) fn is_double_of(&self, other: &Certificate) -> bool {
        let (one, two) = (&self.parsed.tbs_certificate, &other.parsed.tbs_certificate);
        let is_same_number = one.serial_number == two.serial_number && one.issuer == two.issuer;
        self != other && (is_same_number || self.parsed.signature == other.parsed.signature)
    }

    /// Numbers for the names of subject and issuer: different where the names are.
    pub(crate) fn name_numbers(&self) -> (u32, u32) {
        (self.opened.subject_name_hash(), self.opened.issuer_name_hash())
    }

    /// The issuer, encoded.
    pub(crate) fn issuer(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.issuer.to_der().unwrap_or_default()
    }

    /// The serial number, encoded.
    pub(crate) fn encoded_serial(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.serial_number.to_der().unwrap_or_default()
    }

    /// The serial number, without leading zeros.
    pub(crate) fn serial(&self) -> Vec<u8> {
        plain_number(self.parsed.tbs_certificate.serial_number.as_bytes())
    }

    /// Subject and issuer are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.is_named_by(self)
    }

    /// This certificate's subject is the name that `other` gives as its issuer.
    pub fn is_named_by(&self, other: &Certificate) -> bool {
        let order = self.opened.subject_name().try_cmp(other.opened.issuer_name());
        order.is_ok_and(|order| order == std::cmp::Ordering::Equal)
    }

    /// It says that the key of this issuer signed it: by name and by the identifier of the key (RFC 5280, 4.2.1.1).
    pub(crate) fn is_attributed_to(&self, issuer: &Certificate) -> bool {
        let keys = self.opened.authority_key_id().zip(issuer.opened.subject_key_id());
        keys.is_some_and(|(named, own)| named.as_slice() == own.as_slice()) && issuer.is_named_by(self)
    }

    /// The algorithm of the signature in it is known here.
    pub(crate) fn has_known_algorithm(&self) -> bool {
        self.algorithm.is_some()
    }

    /// The key of this certificate made the signature in `other`.
    pub fn has_signed(&self, other: &Certificate) -> bool {
        let fits = || self.opened.public_key().and_then(|key| other.opened.verify(&key)).unwrap_or(false);
        other.tried.by(&self.key, fits)
    }

    /// The signature in it rests on an algorithm that sufficed at a time; one that nobody here knows does not.
    pub fn is_signed_strongly(&self, at: Timestamp) -> bool {
        self.algorithm.is_some_and(|algorithm| suffices(algorithm.digest(), at))
    }

    /// Its key was long enough at a time.
    pub fn has_strong_key(&self, at: Timestamp) -> bool {
        is_long_enough(self.summary.key, at)
    }

    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub fn sha256(&self) -> String {
        self.summary.sha256.clone()
    }

    /// What a person is told about it.
    pub fn summary(&self) -> CertificateSummary {
        self.summary.clone()
    }
}

/// A number in its shortest form, so that two encodings of it are the same; the first bit stays its sign.
pub(crate) fn plain_number(bytes: &[u8]) -> Vec<u8> {
    let spare = bytes.windows(2).take_while(|pair| pair[0] == 0 && pair[1] < 0x80).count();
    bytes[spare..].to_vec()
}

impl Serialize for Certificate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(&self.der))
    }
}

impl<'de> Deserialize<'de> for Certificate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let der = hex::decode(text).map_err(serde::de::Error::custom)?;
        Self::from_der(&der).map_err(serde::de::Error::custom)
    }
}
