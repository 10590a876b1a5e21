//! What an authority publishes about revocation: lists and answers, whatever is asked of them.

use jiff::Timestamp;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::sign::Signer as Signing;

use super::authority::{Authority, Identity};
use crate::certificate::Certificate;
use crate::container::algorithm::{Algorithm, Digest, oid};
use crate::container::tlv::{Values, constructed, encode, tag};

/// A revocation list to be made.
#[derive(Debug, Clone)]
pub struct List {
    /// When it is issued.
    pub issued: Timestamp,
    /// When the next one is to come.
    pub next: Option<Timestamp>,
    /// Its number.
    pub number: u8,
    /// For a list of changes, the number of the list that they are changes of.
    pub changes_of: Option<u8>,
    /// issuingDistributionPoint, encoded; none by default.
    pub scope: Option<Vec<u8>>,
    /// Certificates, by serial number, with day and reason (CRLReason).
    pub entries: Vec<(Vec<u8>, Timestamp, Option<u8>)>,
    /// Since when the keys in it are in other hands (invalidityDate), if earlier than the day.
    pub invalid_since: Option<Timestamp>,
    /// A critical extension that nobody knows.
    pub has_unknown: bool,
}

impl List {
    /// An empty list that holds from `issued` to `next`.
    pub fn between(issued: Timestamp, next: Timestamp) -> Self {
        Self {
            issued,
            next: Some(next),
            number: 1,
            changes_of: None,
            scope: None,
            entries: Vec::new(),
            invalid_since: None,
            has_unknown: false,
        }
    }

    /// The same with a certificate in it.
    #[must_use]
    pub fn with(mut self, certificate: &[u8], since: Timestamp, reason: Option<u8>) -> Self {
        let certificate = Certificate::from_der(certificate).expect("a certificate");
        self.entries.push((certificate.encoded_serial(), since, reason));
        self
    }
}

/// issuingDistributionPoint of a list that belongs to an address.
pub fn at_address(address: &str) -> Vec<u8> {
    let name = encode(tag::CONTEXT_0, &encode(0x86, address.as_bytes()));
    encode(tag::SEQUENCE, &encode(tag::CONTEXT_0, &name))
}

/// A point that is named below the issuer of its lists, by a common name: cRLDistributionPoints of a certificate, and
/// issuingDistributionPoint of a list that says the same.
pub fn below_the_issuer(name: &str) -> (Vec<u8>, Vec<u8>) {
    let point = encode(tag::CONTEXT_0, &encode(tag::CONTEXT_1, &common_name(name)));
    (encode(tag::SEQUENCE, &encode(tag::SEQUENCE, &point)), encode(tag::SEQUENCE, &point))
}

fn common_name(name: &str) -> Vec<u8> {
    constructed(tag::SEQUENCE, &[&oid("2.5.4.3"), &encode(0x0C, name.as_bytes())])
}

/// issuingDistributionPoint of a list about some certificates only: `[1]` users, `[2]` authorities, `[5]` attributes.
pub fn only(kind: u8) -> Vec<u8> {
    encode(tag::SEQUENCE, &encode(0x80 | kind, &[0xFF]))
}

/// issuingDistributionPoint of a list that tells of keys in wrong hands only.
pub fn only_compromises() -> Vec<u8> {
    encode(tag::SEQUENCE, &encode(0x83, &[6, 0x40]))
}

/// issuingDistributionPoint of a list that may name certificates of other issuers.
pub fn indirect() -> Vec<u8> {
    encode(tag::SEQUENCE, &encode(0x84, &[0xFF]))
}

/// An answer to be made.
#[derive(Debug, Clone)]
pub struct Answered {
    /// When it is issued.
    pub issued: Timestamp,
    /// When the next one is to come.
    pub next: Option<Timestamp>,
    /// Since when it is revoked; nothing for good.
    pub since: Option<Timestamp>,
    /// The responder does not know the certificate.
    pub is_unknown: bool,
}

fn time(at: Timestamp) -> Vec<u8> {
    encode(0x18, at.strftime("%Y%m%d%H%M%SZ").to_string().as_bytes())
}

fn extension(id: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical: &[u8] = if critical { &[0x01, 0x01, 0xFF] } else { &[] };
    constructed(tag::SEQUENCE, &[&oid(id), critical, &encode(tag::OCTETS, value)])
}

/// A signature of an authority's or responder's key as a BIT STRING.
fn signed(key: &PKey<Private>, bytes: &[u8]) -> Vec<u8> {
    let mut signing = Signing::new(MessageDigest::sha256(), key).expect("a signer");
    let signature = signing.sign_oneshot_to_vec(bytes).expect("a signature");
    encode(0x03, &[&[0], signature.as_slice()].concat())
}

fn algorithm(key: &PKey<Private>) -> Vec<u8> {
    match key.id() {
        openssl::pkey::Id::RSA => Algorithm::RsaPkcs1(Digest::Sha256).encoded(),
        _ => Algorithm::Ecdsa(Digest::Sha256).encoded(),
    }
}

impl Authority {
    /// A revocation list of this authority.
    pub fn list(&self, list: &List) -> Vec<u8> {
        let issuer = Certificate::from_der(&self.der()).expect("a certificate");
        list_signed(issuer.subject(), self.key(), list)
    }

    /// issuingDistributionPoint of a point below this authority, its name in full.
    pub fn point_in_full(&self, name: &str) -> Vec<u8> {
        let issuer = Certificate::from_der(&self.der()).expect("a certificate");
        let own = Values::new(issuer.subject()).expect(tag::SEQUENCE).expect("a name");
        let full = constructed(tag::SEQUENCE, &[own.value, &encode(tag::SET, &common_name(name))]);
        let name = encode(tag::CONTEXT_0, &encode(0xA4, &full));
        encode(tag::SEQUENCE, &encode(tag::CONTEXT_0, &name))
    }

    /// A list with the name of this authority written as PrintableString and not as UTF8String.
    pub fn list_in_other_letters(&self, list: &List) -> Vec<u8> {
        let issuer = Certificate::from_der(&self.der()).expect("a certificate");
        let name = issuer.subject().iter().map(|byte| if *byte == 0x0C { 0x13 } else { *byte });
        list_signed(&name.collect::<Vec<u8>>(), self.key(), list)
    }

    /// An answer of this authority about a certificate that it issued.
    pub fn answer(&self, certificate: &[u8], answered: &Answered) -> Vec<u8> {
        answer_signed(&self.der(), certificate, answered, &self.der(), self.key(), false)
    }
}

impl Identity {
    /// An answer of this responder about a certificate that `issuer` issued.
    pub fn answer(&self, issuer: &Authority, certificate: &[u8], answered: &Answered) -> Vec<u8> {
        answer_signed(&issuer.der(), certificate, answered, &self.der(), self.key(), true)
    }

    /// A revocation list in the name of an authority, by the key of somebody else.
    pub fn list_as(&self, authority: &Authority, list: &List) -> Vec<u8> {
        let issuer = Certificate::from_der(&authority.der()).expect("a certificate");
        list_signed(issuer.subject(), self.key(), list)
    }
}

fn list_signed(issuer: &[u8], key: &PKey<Private>, list: &List) -> Vec<u8> {
    let entries: Vec<Vec<u8>> = list
        .entries
        .iter()
        .map(|(serial, since, reason)| {
            let reason = reason.map(|reason| extension("2.5.29.21", false, &[0x0A, 1, reason])).unwrap_or_default();
            let invalid = list.invalid_since.map(|since| extension("2.5.29.24", false, &time(since)));
            let more = [reason, invalid.unwrap_or_default()].concat();
            let more = if more.is_empty() { more } else { encode(tag::SEQUENCE, &more) };
            constructed(tag::SEQUENCE, &[serial, &time(*since), &more])
        })
        .collect();
    let mut extensions = vec![extension("2.5.29.20", false, &encode(tag::INTEGER, &[list.number]))];
    extensions.extend(list.changes_of.map(|of| extension("2.5.29.27", true, &encode(tag::INTEGER, &[of]))));
    extensions.extend(list.scope.as_ref().map(|scope| extension("2.5.29.28", true, scope)));
    extensions.extend(list.has_unknown.then(|| extension("1.3.6.1.4.1.55555.1", true, &[5, 0])));
    let entries = if entries.is_empty() { Vec::new() } else { encode(tag::SEQUENCE, &entries.concat()) };
    let body = constructed(
        tag::SEQUENCE,
        &[
            &encode(tag::INTEGER, &[1]),
            &algorithm(key),
            issuer,
            &time(list.issued),
            &list.next.map(time).unwrap_or_default(),
            &entries,
            &encode(tag::CONTEXT_0, &encode(tag::SEQUENCE, &extensions.concat())),
        ],
    );
    constructed(tag::SEQUENCE, &[&body, &algorithm(key), &signed(key, &body)])
}

fn answer_signed(
    issuer: &[u8],
    certificate: &[u8],
    answered: &Answered,
    responder: &[u8],
    key: &PKey<Private>,
    carries: bool,
) -> Vec<u8> {
    let read = |der: &[u8]| Certificate::from_der(der).expect("a certificate");
    let (certificate, issuer, by) = (read(certificate), read(issuer), read(responder));
    let digest = Digest::Sha1;
    let id = constructed(
        tag::SEQUENCE,
        &[
            &digest.encoded(),
            &encode(tag::OCTETS, &digest.of(&certificate.issuer())),
            &encode(tag::OCTETS, &digest.of(&issuer.key_bits())),
            &certificate.encoded_serial(),
        ],
    );
    let status = match answered.since {
        _ if answered.is_unknown => vec![0x82, 0],
        None => vec![0x80, 0],
        Some(since) => encode(tag::CONTEXT_1, &time(since)),
    };
    let next = answered.next.map(|next| encode(tag::CONTEXT_0, &time(next))).unwrap_or_default();
    let single = constructed(tag::SEQUENCE, &[&id, &status, &time(answered.issued), &next]);
    let by_key = encode(tag::CONTEXT_2, &encode(tag::OCTETS, &digest.of(&by.key_bits())));
    let data = constructed(tag::SEQUENCE, &[&by_key, &time(answered.issued), &encode(tag::SEQUENCE, &single)]);
    let certificates = if carries { encode(tag::CONTEXT_0, &encode(tag::SEQUENCE, responder)) } else { Vec::new() };
    let basic = constructed(tag::SEQUENCE, &[&data, &algorithm(key), &signed(key, &data), &certificates]);
    let bytes = constructed(tag::SEQUENCE, &[&oid("1.3.6.1.5.5.7.48.1.1"), &encode(tag::OCTETS, &basic)]);
    constructed(tag::SEQUENCE, &[&encode(0x0A, &[0]), &encode(tag::CONTEXT_0, &bytes)])
}
