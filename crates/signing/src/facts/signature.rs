//! One signature dictionary (ISO 32000-2, table 255), with everything in it looked at.

use std::ops::Range;

use jiff::Timestamp;
use lopdf::{Dictionary, Object, ObjectId};

use super::container::{Form, container};
use super::contents::{covered, octets};
use super::shapes::{Finding, SignatureFacts, SignatureKind};
use crate::form::{Field, Lock, references};
use crate::pdf::{File, Place, Snapshot, StructureFault, name, text};
use crate::reason::Reason;

/// Ways of signing that are read.
const KNOWN: [(&str, Form); 4] = [
    ("ETSI.CAdES.detached", Form::Cades),
    ("adbe.pkcs7.detached", Form::Pkcs7),
    ("adbe.pkcs7.sha1", Form::Pkcs7OverSha1),
    ("ETSI.RFC3161", Form::TimeStamp),
];
/// One that is known and not read: it rests on SHA-1, and has no container.
const OLD: &str = "adbe.x509.rsa_sha1";

/// Reads the signature `id` as `snapshot` shows it; `field` is the one that has it as its value.
pub fn signature(snapshot: &Snapshot<'_>, id: ObjectId, field: Option<&Field>) -> SignatureFacts {
    let mut facts = empty(id, field.map(|field| field.name.clone()), snapshot.revision);
    let fault = read(snapshot, id, field, &mut facts).err();
    facts.findings.extend(fault.map(|fault| Finding::new(Reason::Structure, fault.to_string())));
    facts
}

fn empty(object: ObjectId, field: Option<String>, revision: usize) -> SignatureFacts {
    SignatureFacts {
        field,
        object,
        kind: SignatureKind::Signature,
        sub_filter: String::new(),
        revision,
        signed_until: None,
        name: None,
        post: None,
        reason: None,
        location: None,
        claimed_at: None,
        binding: Default::default(),
        prepared_lock: None,
        findings: Vec::new(),
        container: None,
    }
}

fn read(
    snapshot: &Snapshot<'_>,
    id: ObjectId,
    field: Option<&Field>,
    facts: &mut SignatureFacts,
) -> Result<(), StructureFault> {
    let missing = || Finding::new(Reason::Contents, "the value of the field is no signature");
    let Some(found) = snapshot.get(id)? else {
        facts.findings.push(missing());
        return Ok(());
    };
    let Object::Dictionary(dictionary) = &found.object else {
        facts.findings.push(missing());
        return Ok(());
    };
    describe(snapshot, dictionary, facts)?;
    if let Some(field) = field
        && let Object::Dictionary(lock) = snapshot.value(&field.dictionary, "Lock")?
    {
        facts.prepared_lock = Lock::read(snapshot, &lock)?;
        // Some writers do not repeat it; it is signed all the same, and binds as it stands.
        if facts.binding.lock.is_some() && facts.prepared_lock != facts.binding.lock {
            facts.findings.push(Finding::new(Reason::Structure, "the signature does not repeat the lock of its field"));
        }
    }
    if facts.binding.is_doubtful {
        facts.findings.push(Finding::new(Reason::Structure, "what the signature binds cannot be read"));
    }
    let Place::At { offset, .. } = snapshot.place(id.0).0 else {
        facts.findings.push(Finding::new(Reason::ByteRange, "the signature stands inside an object stream"));
        return Ok(());
    };
    facts.revision = snapshot.file.revision_of(offset).unwrap_or(facts.revision);
    match covered(snapshot.file, facts.revision, &found.entries) {
        Ok(covered) => {
            facts.signed_until = Some(covered.signed[1].end);
            let form = KNOWN.iter().find(|(known, _)| *known == facts.sub_filter).map(|(_, form)| *form);
            if facts.sub_filter != OLD {
                check(snapshot.file, &covered.signed, &covered.gap, form.unwrap_or(Form::Cades), facts);
            }
        }
        Err(finding) => facts.findings.push(finding),
    }
    Ok(())
}

fn describe(
    snapshot: &Snapshot<'_>,
    dictionary: &Dictionary,
    facts: &mut SignatureFacts,
) -> Result<(), StructureFault> {
    facts.sub_filter = name(dictionary, "SubFilter").unwrap_or_default().to_owned();
    if facts.sub_filter == OLD {
        facts.findings.push(Finding::new(Reason::AlgorithmWeak, "SubFilter is one that rests on SHA-1"));
    } else if !KNOWN.iter().any(|(known, _)| *known == facts.sub_filter) {
        facts.findings.push(Finding::new(Reason::CmsFormat, "SubFilter is absent or unknown"));
    }
    facts.kind = match name(dictionary, "Type") {
        Some("DocTimeStamp") => SignatureKind::DocumentTimeStamp,
        Some("Sig") => SignatureKind::Signature,
        None if !dictionary.has(b"Type") => SignatureKind::Signature,
        _ => {
            facts.findings.push(Finding::new(Reason::Structure, "the signature is of another type"));
            SignatureKind::Signature
        }
    };
    let is_stamp = facts.kind == SignatureKind::DocumentTimeStamp;
    if is_stamp != (facts.sub_filter == "ETSI.RFC3161") {
        facts.findings.push(Finding::new(Reason::CmsFormat, "Type and SubFilter contradict each other"));
    }
    let read = |key| snapshot.value(dictionary, key).map(|value| text(&value));
    (facts.name, facts.post) = (read("Name")?, read("ContactInfo")?);
    (facts.reason, facts.location) = (read("Reason")?, read("Location")?);
    facts.claimed_at = read("M")?.as_deref().and_then(moment);
    facts.binding = references(snapshot, dictionary)?;
    Ok(())
}

fn check(file: &File<'_>, signed: &[Range<usize>; 2], gap: &Range<usize>, form: Form, facts: &mut SignatureFacts) {
    match octets(file, gap) {
        // The file as a whole is answered with the limit then.
        Ok(_) if !file.may_digest(signed[0].len() + signed[1].len()) => {}
        Ok(octets) => {
            let parts = [&file.bytes[signed[0].clone()], &file.bytes[signed[1].clone()]];
            let (container, findings) = container(&octets, form, &parts);
            facts.container = container;
            facts.findings.extend(findings);
        }
        Err(finding) => facts.findings.push(finding),
    }
}

/// A date of PDF (7.9.4): `D:YYYYMMDDHHmmSS` and the zone; parts may be missing from the right.
fn moment(date: &str) -> Option<Timestamp> {
    let date = date.strip_prefix("D:").unwrap_or(date);
    let digits = date.len() - date.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let (civil, zone) = date.split_at(digits);
    if civil.len() < 4 {
        return None;
    }
    let full = format!("{civil}{}", "00000101000000".get(civil.len()..)?);
    let civil = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", &full).ok()?;
    let zone: String = zone.chars().filter(|sign| *sign != '\'').collect();
    let seconds = match zone.split_at_checked(1) {
        None | Some(("Z", _)) => 0,
        Some((sign @ ("+" | "-"), rest)) => {
            let hours: i32 = rest.get(..2)?.parse().ok()?;
            let minutes: i32 = rest.get(2..4).map_or(Ok(0), str::parse).ok()?;
            (hours * 3600 + minutes * 60) * if sign == "-" { -1 } else { 1 }
        }
        Some(_) => return None,
    };
    let offset = jiff::tz::Offset::from_seconds(seconds).ok()?;
    offset.to_timestamp(civil).ok()
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn dates_are_read_with_their_zone() {
        for (date, expected) in [
            ("D:20261121100728+08'00'", Some("2026-11-21T02:07:28Z")),
            ("D:20261121100728Z", Some("2026-11-21T10:07:28Z")),
            ("D:20261121100728-03'30", Some("2026-11-21T13:37:28Z")),
            ("D:2026", Some("2026-01-01T00:00:00Z")),
            ("20261121", Some("2026-11-21T00:00:00Z")),
            ("D:20261321100728Z", None),
            ("D:", None),
            ("D:202611211007281234567Z", None),
            ("yesterday", None),
        ] {
            assert_eq!(moment(date).map(|at| at.to_string()).as_deref(), expected, "{date}");
        }
    }
}
