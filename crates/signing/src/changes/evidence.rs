//! The document security store and document time-stamps: evidence for the long term
//! (ETSI EN 319 142-1, 5.4; ISO 32000-2, 12.8.4.3).
//!
//! Evidence may be added and never changed, and what is added must be evidence. Not here:
//! whether it proves anything.

use lopdf::Object;
use openssl::ocsp::OcspResponse;
use openssl::pkcs7::Pkcs7;
use openssl::x509::{X509, X509Crl};

use super::change::{Change, ChangeKind, Level};
use super::compare::same;
use super::findings::View;
use crate::container::tlv::{Values, tag};
use crate::pdf::{Snapshot, StructureFault, dictionary, plain};

/// Dictionaries and lists of a store stand in one another so deep at most.
const DEPTH: usize = 6;
/// Pieces that moved are compared with so many others at most.
const COMPARED: usize = 10_000;

/// The later store has everything that the earlier one had. Lists may have grown, in any order, and what an entry leads
/// to may have moved to another object and say the same.
pub fn is_grown(view: &View<'_>, old: &Object, new: &Object) -> Result<bool, StructureFault> {
    has_all(view, old, new, DEPTH)
}

fn has_all(view: &View<'_>, old: &Object, new: &Object, depth: usize) -> Result<bool, StructureFault> {
    let (old, new) = (view.before.resolve(old)?, view.after.resolve(new)?);
    match (&old, &new) {
        (Object::Dictionary(was), Object::Dictionary(is)) if depth > 0 => {
            // What a store is follows from where it stands.
            for (key, was) in was.iter().filter(|(key, _)| key.as_slice() != b"Type") {
                let Ok(is) = is.get(key) else { return Ok(false) };
                if !has_all(view, was, is, depth - 1)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        (Object::Array(was), Object::Array(is)) if depth > 0 => {
            // An entry that leads where it led before needs no look at what it leads to.
            let moved: Vec<&Object> = was.iter().filter(|item| !is.contains(item)).collect();
            if moved.len() * is.len() > COMPARED {
                return Ok(false);
            }
            for item in moved {
                let mut has = false;
                for other in is {
                    has = has || has_all(view, item, other, 0)?;
                }
                if !has {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        _ => Ok(same(&old, &new, &view.after.file.limits)),
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
            b"Certs" | b"CRLs" | b"OCSPs" => list(snapshot, key, value)?,
            _ => false,
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
                b"Type" => matches!(value, Object::Name(_)),
                b"TU" => matches!(value, Object::String(..)),
                b"TS" => piece(snapshot, b"TS", value)?,
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
        if !piece(snapshot, key, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A stream that is what is said of it. How strictly its encoding is kept is asked when something rests on it.
fn piece(snapshot: &Snapshot<'_>, key: &[u8], value: &Object) -> Result<bool, StructureFault> {
    let Object::Stream(stream) = snapshot.resolve(value)? else { return Ok(false) };
    let data = plain(&stream, snapshot.file.limits.evidence_bytes).unwrap_or_default();
    let is_sound = match key {
        _ if !is_alone(&data) => false,
        b"Certs" => X509::from_der(&data).is_ok(),
        b"CRLs" => X509Crl::from_der(&data).is_ok(),
        b"OCSPs" => OcspResponse::from_der(&data).is_ok(),
        b"TS" => Pkcs7::from_der(&data).is_ok(),
        _ => false,
    };
    // A stream with further roles in its dictionary could be content at the same time.
    let is_plain = stream.dict.iter().all(|(key, _)| matches!(key.as_slice(), b"Length" | b"Filter" | b"DecodeParms"));
    Ok(is_sound && is_plain)
}
