//! Trust lists: whose certificates a department believes, for what, and since when.
//!
//! | property | what |
//! |---|---|
//! | `trustList` | the edition of this format: 1 |
//! | `serial` | rises with every issue |
//! | `title` | what people call it, `{en, zh-Hant-HK}` |
//! | `issuedAt`, `nextUpdate` | RFC 3339; after `nextUpdate` the list still counts, and the report remarks that it is old |
//! | `entries` | each `{certificate, sha256, kind, issuers?, policies?, validFrom?, validUntil?, remark?}` |
//!
//! `certificate` is PEM, or DER in base64, and `sha256` its fingerprint, which a person has compared with what the authority
//! publishes. A root that is trusted for several kinds of certificates stands there several times. An anchor stays on the list when
//! it has expired: old signatures need it. Not here: who signed the list, and how it travels.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use words::{Message, Text};

use crate::certificate::{Anchor, Certificate, TrustedFor};

/// The edition of the format.
const EDITION: u64 = 1;
/// Entries that are read.
const MOST: usize = 1_000;

/// A trust list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustList {
    /// Which issue it is, and how long it is fresh.
    pub issue: TrustIssue,
    /// What people call it.
    pub title: Text,
    /// What is trusted, in the order in which it is listed.
    pub entries: Vec<TrustEntry>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustEntry {
    /// The anchor.
    pub certificate: Certificate,
    /// What it is trusted for.
    pub trusted_for: TrustedFor,
}

/// Which issue of a list was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TrustIssue {
    /// It rises with every issue.
    pub serial: u64,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When the next one was to be expected.
    pub next_update: Timestamp,
}

impl TrustIssue {
    /// The next one was to be expected before this time.
    pub fn is_old(&self, at: Timestamp) -> bool {
        at > self.next_update
    }
}

/// Why a list is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustListFault {
    /// It is not written as a trust list.
    #[error("not written as a trust list: {0}")]
    Shape(String),
    /// It trusts nobody.
    #[error("it has no entries, or more than a thousand")]
    Size,
    /// It ends before it begins.
    #[error("the next update is not after the issue")]
    Dates,
    /// The certificate of an entry, counted from one, cannot be read.
    #[error("entry {0}: no certificate")]
    Certificate(usize),
    /// The certificate of an entry is another one than its fingerprint says.
    #[error("entry {0}: the fingerprint is of another certificate")]
    Fingerprint(usize),
    /// The key of an issuing authority is not written as SHA-256.
    #[error("entry {0}: an issuing authority is not named by the SHA-256 of its key")]
    Issuer(usize),
    /// A policy is not an object identifier.
    #[error("entry {0}: a policy is not an object identifier")]
    Policy(usize),
    /// An entry ends before it begins.
    #[error("entry {0}: it ends before it begins")]
    Period(usize),
}

impl TrustListFault {
    /// The sentence for a person.
    pub fn message(&self) -> Message {
        let entry = |code: &'static str, entry: &usize| Message::new(code).with("entry", *entry);
        match self {
            Self::Shape(what) => Message::new("signing-trust-list-shape").with("what", what.as_str()),
            Self::Size => Message::new("signing-trust-list-size"),
            Self::Dates => Message::new("signing-trust-list-dates"),
            Self::Certificate(at) => entry("signing-trust-list-certificate", at),
            Self::Fingerprint(at) => entry("signing-trust-list-fingerprint", at),
            Self::Issuer(at) => entry("signing-trust-list-issuer", at),
            Self::Policy(at) => entry("signing-trust-list-policy", at),
            Self::Period(at) => entry("signing-trust-list-period", at),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
    trust_list: u64,
    serial: u64,
    title: Text,
    issued_at: Timestamp,
    next_update: Timestamp,
    entries: Vec<Entry>,
}

/// `TrustedFor` stands flat in it, so unknown properties are looked for by name.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    certificate: String,
    sha256: String,
    #[serde(flatten)]
    trusted_for: TrustedFor,
}

const PROPERTIES: [&str; 8] =
    ["certificate", "sha256", "kind", "issuers", "policies", "validFrom", "validUntil", "remark"];

impl TrustList {
    /// Whether a document means to be a trust list, sound or not.
    pub fn is_meant(document: &Value) -> bool {
        document.get("trustList").is_some()
    }

    /// Reads a document without its signature.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn read(document: &Value) -> Result<Self, TrustListFault> {
        let shape = |what: String| TrustListFault::Shape(what);
        let written: Written = serde_json::from_value(document.clone()).map_err(|error| shape(error.to_string()))?;
        if written.trust_list != EDITION {
            return Err(shape(format!("trustList {}", written.trust_list)));
        }
        let entries = document["entries"].as_array().into_iter().flatten().filter_map(Value::as_object);
        if let Some(unknown) = entries.flat_map(|entry| entry.keys()).find(|key| !PROPERTIES.contains(&key.as_str())) {
            return Err(shape(unknown.clone()));
        }
        if written.entries.is_empty() || written.entries.len() > MOST {
            return Err(TrustListFault::Size);
        }
        if written.next_update <= written.issued_at {
            return Err(TrustListFault::Dates);
        }
        let read = written.entries.into_iter().zip(1..).map(|(entry, position)| sound(entry, position));
        Ok(Self {
            issue: TrustIssue {
                serial: written.serial,
                issued_at: written.issued_at,
                next_update: written.next_update,
            },
            title: written.title,
            entries: read.collect::<Result<_, _>>()?,
        })
    }

    /// What is trusted, each certificate once.
    pub fn anchors(&self) -> Vec<Anchor> {
        let mut anchors: Vec<Anchor> = Vec::new();
        for TrustEntry { certificate, trusted_for } in &self.entries {
            let trusted_for = trusted_for.clone();
            match anchors.iter_mut().find(|anchor| anchor.certificate == *certificate) {
                Some(anchor) => anchor.trusted_for.push(trusted_for),
                None => anchors.push(Anchor { trusted_for: vec![trusted_for], ..Anchor::of(certificate.clone()) }),
            }
        }
        anchors
    }
}

fn sound(entry: Entry, position: usize) -> Result<TrustEntry, TrustListFault> {
    let Entry { certificate, sha256, trusted_for } = entry;
    let bytes = match certificate.starts_with("-----BEGIN") {
        true => certificate.into_bytes(),
        false => openssl::base64::decode_block(&certificate).map_err(|_| TrustListFault::Certificate(position))?,
    };
    let read = Certificate::from_file(&bytes).ok().filter(|all| all.len() == 1).and_then(|all| all.into_iter().next());
    let certificate = read.ok_or(TrustListFault::Certificate(position))?;
    if certificate.sha256() != sha256 {
        return Err(TrustListFault::Fingerprint(position));
    }
    let is_digest =
        |text: &String| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !trusted_for.issuers.iter().all(is_digest) {
        return Err(TrustListFault::Issuer(position));
    }
    if !trusted_for.policies.iter().all(|policy| is_identifier(policy)) {
        return Err(TrustListFault::Policy(position));
    }
    if trusted_for.valid_from.zip(trusted_for.valid_until).is_some_and(|(from, until)| until <= from) {
        return Err(TrustListFault::Period(position));
    }
    Ok(TrustEntry { certificate, trusted_for })
}

/// Two numbers at least, in the way in which they are written everywhere: a policy that is never met is a mistake.
fn is_identifier(text: &str) -> bool {
    let is_number = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'))
    };
    text.split('.').count() > 1 && text.split('.').all(is_number)
}
