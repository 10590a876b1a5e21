//! What a person is told about a certificate when choosing a key or reading a verdict.

use jiff::Timestamp;
use openssl::asn1::{Asn1Time, Asn1TimeRef};
use openssl::nid::Nid;
use openssl::pkey::Id;
use openssl::x509::{X509, X509NameRef};
use serde::{Deserialize, Serialize};

use super::extensions::Extensions;

/// Kind and size of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeyKind {
    /// RSA.
    Rsa {
        /// Size of the modulus in bits.
        bits: u32,
    },
    /// Elliptic curve.
    Ec {
        /// Size of the order in bits.
        bits: u32,
    },
    /// Another algorithm, with which we neither sign nor verify.
    Other,
}

/// A certificate in the words of a key chooser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateSummary {
    /// The subject, `CN=…, OU=…, C=…`.
    pub subject: String,
    /// The last common name of the subject, or the whole subject.
    pub common_name: String,
    /// The organisational unit, if any.
    pub unit: Option<String>,
    /// The issuer, written like the subject.
    pub issuer: String,
    /// The last common name of the issuer, or the whole issuer.
    pub issuer_name: String,
    /// Serial number, lower-case hexadecimal.
    pub serial: String,
    /// First moment of validity.
    pub not_before: Timestamp,
    /// Last moment of validity.
    pub not_after: Timestamp,
    /// SHA-256 of the certificate, lower-case hexadecimal.
    pub sha256: String,
    /// keyUsage by the names of RFC 5280; empty when unrestricted.
    pub key_usage: Vec<String>,
    /// The key.
    pub key: KeyKind,
}

impl CertificateSummary {
    pub(super) fn of(opened: &X509, extensions: &Extensions) -> Self {
        let subject = written(opened.subject_name());
        let issuer = written(opened.issuer_name());
        let serial = opened.serial_number().to_bn().and_then(|number| number.to_hex_str().map(|text| text.to_string()));
        Self {
            common_name: last(opened.subject_name(), Nid::COMMONNAME).unwrap_or_else(|| subject.clone()),
            unit: last(opened.subject_name(), Nid::ORGANIZATIONALUNITNAME),
            issuer_name: last(opened.issuer_name(), Nid::COMMONNAME).unwrap_or_else(|| issuer.clone()),
            subject,
            issuer,
            serial: serial.unwrap_or_default().to_lowercase(),
            not_before: moment(opened.not_before()),
            not_after: moment(opened.not_after()),
            sha256: hex::encode(openssl::sha::sha256(&opened.to_der().unwrap_or_default())),
            key_usage: extensions.key_usage.clone().unwrap_or_default(),
            key: key_kind(opened),
        }
    }
}

/// A time of the certificate; OpenSSL counts days and seconds from 1970.
fn moment(time: &Asn1TimeRef) -> Timestamp {
    let since = Asn1Time::from_unix(0).and_then(|start| start.diff(time));
    let seconds = since.map_or(0, |since| i64::from(since.days) * 86_400 + i64::from(since.secs));
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

fn key_kind(opened: &X509) -> KeyKind {
    let Ok(key) = opened.public_key() else { return KeyKind::Other };
    match key.id() {
        Id::RSA | Id::RSA_PSS => KeyKind::Rsa { bits: key.bits() },
        Id::EC => KeyKind::Ec { bits: key.bits() },
        // Counted as their coordinates are.
        Id::ED25519 => KeyKind::Ec { bits: 256 },
        Id::ED448 => KeyKind::Ec { bits: 448 },
        _ => KeyKind::Other,
    }
}

fn last(name: &X509NameRef, kind: Nid) -> Option<String> {
    let found = name.entries_by_nid(kind).last()?;
    found.data().to_string().ok()
}

fn written(name: &X509NameRef) -> String {
    let parts = name.entries().map(|entry| {
        let kind = entry.object().nid().short_name().map_or_else(|_| entry.object().to_string(), str::to_owned);
        let text = entry.data().to_string().unwrap_or_default();
        format!("{kind}={text}")
    });
    parts.collect::<Vec<_>>().join(", ")
}
