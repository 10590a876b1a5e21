//! All facts of a file.
//!
//! Signatures are looked for twice: as values of fields, and by looking at every object
//! of every revision. One that only the second way finds was removed, replaced or hidden.

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::evidence::evidence;
use super::shapes::{Facts, FileFacts, Finding, RevisionFacts, SignatureFacts};
use super::signature::signature;
use crate::changes::changes;
use crate::container::Effort;
use crate::form::{Field, FieldKind, fields};
use crate::limits::Limits;
use crate::pdf::{File, Place, Snapshot, StructureFault, dictionary, name};
use crate::reason::Reason;
use crate::revocation::Evidence;

/// Reads everything there is to know about a file. Never fails: a file that cannot be
/// read is a fact too.
pub fn facts(bytes: &[u8], limits: &Limits) -> Facts {
    let mut facts = Facts {
        file: FileFacts {
            size_bytes: bytes.len(),
            sha256: hex::encode(openssl::sha::sha256(bytes)),
            structure: None,
            mentions_signatures: mentions(bytes, b"/ByteRange"),
            trailing_bytes: 0,
            has_trailing_line_ends: false,
            has_active_content: false,
        },
        revisions: Vec::new(),
        signatures: Vec::new(),
        evidence: Evidence::default(),
    };
    let effort = Effort::begin(limits.key_operations);
    let mut gathered = gather(bytes, limits, &mut facts);
    if effort.is_spent() {
        // What could not be looked at is not wrong for that.
        facts.signatures.clear();
        gathered = gathered.and(Err(StructureFault::Limit { limit: "key_operations" }));
    }
    if let Err(fault) = gathered {
        let reason = match fault {
            StructureFault::NotPdf => Reason::NotAPdf,
            StructureFault::Encrypted => Reason::Encrypted,
            StructureFault::Limit { .. } => Reason::LimitReached,
            _ => Reason::Structure,
        };
        facts.file.structure = Some(Finding::new(reason, fault.to_string()));
    }
    facts
}

fn gather(bytes: &[u8], limits: &Limits, facts: &mut Facts) -> Result<(), StructureFault> {
    let file = File::open(bytes, limits)?;
    let trailing = file.trailing();
    facts.file.trailing_bytes = trailing.iter().filter(|byte| !matches!(byte, b'\r' | b'\n')).count();
    facts.file.has_trailing_line_ends = !trailing.is_empty();
    facts.revisions = file
        .revisions
        .iter()
        .map(|revision| RevisionFacts { start: revision.range.start, end: revision.range.end, changes: Vec::new() })
        .collect();
    let newest = Snapshot::newest(&file);
    facts.file.has_active_content = has_active_content(&newest)?;
    facts.signatures = in_fields(&newest)?;
    let known: BTreeSet<ObjectId> = facts.signatures.iter().map(|signature| signature.object).collect();
    facts.signatures.extend(outside_fields(&file, &known)?);
    if !file.may_digest(0) {
        facts.signatures.clear();
        return Err(StructureFault::Limit { limit: "digested_bytes" });
    }
    facts.signatures.sort_by_key(|signature| (signature.revision, signature.object));
    if facts.signatures.len() > limits.signatures {
        return Err(StructureFault::Limit { limit: "signatures" });
    }
    // One certifies at most (ISO 32000-2, 12.8.2.2); which one counts, readers would not agree.
    for signature in facts.signatures.iter_mut().filter(|one| one.binding.certification.is_some()).skip(1) {
        signature.findings.push(Finding::new(Reason::Structure, "the document is certified twice"));
    }
    facts.evidence = evidence(&newest, &facts.signatures)?;
    let Some(first) = facts.signatures.iter().map(|signature| signature.revision).min() else { return Ok(()) };
    let mut compared = 0;
    let mut before = Snapshot::new(&file, first);
    for later in first + 1..file.revisions.len() {
        let after = Snapshot::new(&file, later);
        compared += after.numbers().count();
        if compared > limits.compared_objects {
            return Err(StructureFault::Limit { limit: "compared_objects" });
        }
        facts.revisions[later].changes = changes(&before, &after)?;
        before = after;
    }
    Ok(())
}

/// Signatures that a field of the newest revision has as its value.
fn in_fields(newest: &Snapshot<'_>) -> Result<Vec<SignatureFacts>, StructureFault> {
    let mut found: Vec<SignatureFacts> = Vec::new();
    let all = fields(newest)?;
    let signed = all.iter().filter(|field| field.kind == FieldKind::Signature && !field.is_empty());
    for field in signed {
        let mut facts = match &field.value {
            Object::Reference(id) => signature(newest, *id, Some(field)),
            _ => direct(newest, field),
        };
        // Two fields with one signature: one of them shows what it does not have.
        if found.iter().any(|other| other.object == facts.object) {
            facts.findings.push(Finding::new(Reason::Structure, "two fields share a signature"));
        }
        found.push(facts);
    }
    Ok(found)
}

/// A value that is written in the field itself has no place of its own to be checked at.
fn direct(newest: &Snapshot<'_>, field: &Field) -> SignatureFacts {
    let mut facts = signature(newest, (0, u16::MAX), Some(field));
    facts.object = field.id;
    facts.findings = vec![Finding::new(Reason::Structure, "the signature is not an object of its own")];
    facts
}

/// Signature dictionaries in any revision that no field of the newest revision leads to.
fn outside_fields(file: &File<'_>, known: &BTreeSet<ObjectId>) -> Result<Vec<SignatureFacts>, StructureFault> {
    let mut found: Vec<SignatureFacts> = Vec::new();
    let newest = Snapshot::newest(file);
    let mut snapshot = Snapshot::new(file, 0);
    for number in 0..file.revisions.len() {
        if number > 0 {
            snapshot = snapshot.followed();
        }
        let own = &file.revisions[number].places;
        for (&id, _) in own.iter().filter(|(_, place)| **place != Place::Free) {
            // An object that nobody can read is nobody's signature.
            let Ok(Some(object)) = snapshot.number(id) else { continue };
            let is_current = known.contains(&object.id) && newest.place(id) == snapshot.place(id);
            if is_current || !looks_like_signature(&object.object) {
                continue;
            }
            let mut facts = signature(&snapshot, object.id, None);
            facts.findings.push(Finding::new(Reason::Structure, "the signature belongs to no field"));
            found.push(facts);
        }
    }
    Ok(found)
}

fn looks_like_signature(object: &Object) -> bool {
    let Some(entries) = dictionary(object) else { return false };
    matches!(name(entries, "Type"), Some("Sig" | "DocTimeStamp"))
        || (entries.has(b"ByteRange") && entries.has(b"Contents"))
}

fn mentions(bytes: &[u8], word: &[u8]) -> bool {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == word[0]);
    starts.into_iter().any(|(at, _)| bytes[at..].starts_with(word))
}

/// Scripts, and actions on opening: what is seen need not be what is in the file.
fn has_active_content(newest: &Snapshot<'_>) -> Result<bool, StructureFault> {
    let catalog = newest.catalog()?;
    let opening = newest.value(&catalog, "OpenAction")?;
    let runs_script = dictionary(&opening).is_some_and(|action| name(action, "S") == Some("JavaScript"));
    let names = newest.value(&catalog, "Names")?;
    let has_scripts = dictionary(&names).is_some_and(|names| names.has(b"JavaScript"));
    Ok(runs_script || has_scripts || catalog.has(b"AA"))
}
