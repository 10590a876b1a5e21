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
use crate::container::algorithm::Digest;

/// A certificate.
#[derive(Debug, Clone)]
pub struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
    opened: X509,
    extensions: Extensions,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

impl Certificate {
    /// Reads one certificate in DER.
    pub fn from_der(der: &[u8]) -> Result<Self, NotACertificate> {
        let parsed = x509_cert::Certificate::from_der(der).map_err(|_| NotACertificate)?;
        // A second encoding of the same content would be a byte that nobody signed.
        let is_distinguished = parsed.to_der().is_ok_and(|again| again == der) && parsed.signature.unused_bits() == 0;
        if !is_distinguished {
            return Err(NotACertificate);
        }
        let opened = X509::from_der(der).map_err(|_| NotACertificate)?;
        let extensions = Extensions::read(&parsed)?;
        Ok(Self { der: der.to_vec(), parsed, opened, extensions })
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
        self.summary().common_name
    }

    pub(crate) fn opened(&self) -> &X509Ref {
        &self.opened
    }

    /// First moment of validity.
    pub fn not_before(&self) -> Timestamp {
        self.summary().not_before
    }

    /// Last moment of validity.
    pub fn not_after(&self) -> Timestamp {
        self.summary().not_after
    }

    /// The public key as DER SubjectPublicKeyInfo.
    pub fn public_key(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.subject_public_key_info.to_der().unwrap_or_default()
    }

    /// The bits of the public key, without its algorithm.
    pub(crate) fn key_bits(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes().to_vec()
    }

    /// The subject, encoded.
    pub(crate) fn subject(&self) -> Vec<u8> {
        self.parsed.tbs_certificate.subject.to_der().unwrap_or_default()
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

    /// The key of this certificate made the signature in `other`.
    pub fn has_signed(&self, other: &Certificate) -> bool {
        self.opened.public_key().and_then(|key| other.opened.verify(&key)).unwrap_or(false)
    }

    /// The signature in it rests on an algorithm that sufficed at a time.
    pub fn is_signed_strongly(&self, at: Timestamp) -> bool {
        let algorithm = self.opened.signature_algorithm().object().to_string().to_ascii_lowercase();
        let digest = if algorithm.contains("md5") || algorithm.contains("md2") || algorithm.contains("md4") {
            return false;
        } else if algorithm.contains("sha1") || algorithm == "dsa-with-sha" {
            Digest::Sha1
        } else {
            Digest::Sha256
        };
        suffices(digest, at)
    }

    /// Its key was long enough at a time.
    pub fn has_strong_key(&self, at: Timestamp) -> bool {
        is_long_enough(self.summary().key, at)
    }

    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub fn sha256(&self) -> String {
        self.summary().sha256
    }

    /// What a person is told about it.
    pub fn summary(&self) -> CertificateSummary {
        CertificateSummary::of(&self.opened, &self.extensions)
    }
}

/// A number without leading zeros, so that two encodings of it are the same.
pub(crate) fn plain_number(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().skip_while(|byte| *byte == 0).collect()
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
