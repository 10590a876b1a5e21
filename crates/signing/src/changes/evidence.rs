//! The document security store and document time-stamps: evidence for the long term
//! (ETSI EN 319 142-1, 5.4; ISO 32000-2, 12.8.4.3).
//!
//! Evidence may be added and never changed, and what is added must be evidence. Not here:
//! whether it proves anything.

use lopdf::{Dictionary, Object};
use openssl::ocsp::OcspResponse;
use openssl::x509::X509Crl;

use super::change::{Change, ChangeKind, Level};
use super::findings::View;
use crate::certificate::Certificate;
use crate::container::tlv::{Values, tag};
use crate::pdf::{Snapshot, StructureFault, dictionary};

/// The later dictionary has everything that the earlier one had; lists may have grown.
pub fn is_added(old: &Dictionary, new: &Dictionary) -> bool {
    old.iter().all(|(key, was)| match (was, new.get(key)) {
        (Object::Array(was), Ok(Object::Array(is))) => is.starts_with(was),
        (Object::Dictionary(was), Ok(Object::Dictionary(is))) => is_added(was, is),
        (was, Ok(is)) => was == is,
        (_, Err(_)) => false,
    })
}

/// The same for objects of their own, which are dictionaries or arrays of the store.
pub fn is_grown(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Array(was), Object::Array(is)) => is.starts_with(was),
        (Object::Dictionary(was), Object::Dictionary(is)) => is_added(was, is),
        _ => false,
    }
}

/// What new evidence amounts to: an update of evidence, if all of the store is evidence.
pub fn added(view: &View<'_>) -> Result<Change, StructureFault> {
    let is_sound = store(view.after)?;
    let level = if is_sound { Level::LtaUpdates } else { Level::Other };
    let kind = if is_sound { ChangeKind::EvidenceAdded } else { ChangeKind::ContentChanged };
    Ok(Change::new(kind, level, None, "Catalog/DSS"))
}

fn store(snapshot: &Snapshot<'_>) -> Result<bool, StructureFault> {
    let store = snapshot.value(&snapshot.catalog()?, "DSS")?;
    let Some(entries) = dictionary(&store) else { return Ok(false) };
    for (key, value) in entries.iter() {
        let is_sound = match key.as_slice() {
            b"Type" => matches!(value, Object::Name(name) if name == b"DSS"),
            b"VRI" => per_signature(snapshot, value)?,
            _ => list(snapshot, key, value)?,
        };
        if !is_sound {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Keys are the SHA-1 of a signature in upper-case hexadecimal.
fn per_signature(snapshot: &Snapshot<'_>, value: &Object) -> Result<bool, StructureFault> {
    let all = snapshot.resolve(value)?;
    let Some(all) = dictionary(&all) else { return Ok(false) };
    for (key, value) in all.iter() {
        let is_digest = key.len() == 40 && key.iter().all(|sign| sign.is_ascii_digit() || (b'A'..=b'F').contains(sign));
        let one = snapshot.resolve(value)?;
        let (true, Some(one)) = (is_digest, dictionary(&one)) else { return Ok(false) };
        for (key, value) in one.iter() {
            let is_sound = match key.as_slice() {
                b"Type" | b"TU" => !matches!(value, Object::Reference(_)),
                b"Cert" => list(snapshot, b"Certs", value)?,
                b"CRL" => list(snapshot, b"CRLs", value)?,
                b"OCSP" => list(snapshot, b"OCSPs", value)?,
                _ => false,
            };
            if !is_sound {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// One value, with nothing behind it: OpenSSL reads the first and passes over the rest.
fn is_alone(data: &[u8]) -> bool {
    let mut values = Values::new(data);
    values.expect(tag::SEQUENCE).is_ok() && values.is_empty()
}

/// Streams that are what the name of their list says.
fn list(snapshot: &Snapshot<'_>, key: &[u8], value: &Object) -> Result<bool, StructureFault> {
    let Object::Array(items) = snapshot.resolve(value)? else { return Ok(false) };
    for item in items {
        let Object::Stream(stream) = snapshot.resolve(&item)? else { return Ok(false) };
        let data = stream.get_plain_content_with_limit(snapshot.file.limits.evidence_bytes).unwrap_or_default();
        let is_sound = match key {
            b"Certs" => Certificate::from_der(&data).is_ok(),
            b"CRLs" => is_alone(&data) && X509Crl::from_der(&data).is_ok(),
            b"OCSPs" => is_alone(&data) && OcspResponse::from_der(&data).is_ok(),
            _ => false,
        };
        // A stream with further roles in its dictionary could be content at the same time.
        let is_plain =
            stream.dict.iter().all(|(key, _)| matches!(key.as_slice(), b"Length" | b"Filter" | b"DecodeParms"));
        if !is_sound || !is_plain {
            return Ok(false);
        }
    }
    Ok(true)
}
