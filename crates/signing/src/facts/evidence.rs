//! Evidence that a file carries: its security store (ISO 32000-2, 12.8.4.3), and what its signatures bring with them.
//!
//! Each piece is kept with the revision that first holds it, since a later time-stamp proves how old it is. Not here:
//! what the evidence says.

use lopdf::Object;

use super::shapes::SignatureFacts;
use crate::certificate::Certificate;
use crate::pdf::{Place, Snapshot, StructureFault, dictionary, plain};
use crate::revocation::{Answer, Evidence, RevocationList};

type Read<T> = Result<T, StructureFault>;

/// All evidence in the newest revision and in the signatures.
pub fn evidence(newest: &Snapshot<'_>, signatures: &[SignatureFacts]) -> Read<Evidence> {
    let mut found = Evidence::default();
    store(newest, &mut found)?;
    for signature in signatures {
        let Some(container) = &signature.container else { continue };
        let stamps = container.stamps.iter().filter_map(|stamp| stamp.container.as_ref());
        for container in std::iter::once(container).chain(stamps) {
            // A container lies outside the bytes that it signs: only what comes later proves its age.
            let revision = Some(signature.revision + 1);
            // Its certificates stay its own: they were put beside one signature and vouch for no other.
            found.lists.extend(container.evidence.lists.iter().map(|list| list.clone().in_revision(revision)));
            found.answers.extend(container.evidence.answers.iter().map(|one| one.clone().in_revision(revision)));
            if is_too_much(newest, &found) {
                // What several signatures carry alike is one piece.
                found = Evidence::default().with(&found);
            }
            if is_too_much(newest, &found) {
                return Err(StructureFault::Limit { limit: "evidence" });
            }
        }
    }
    Ok(Evidence::default().with(&found))
}

fn is_too_much(newest: &Snapshot<'_>, found: &Evidence) -> bool {
    found.certificates.len() + found.lists.len() + found.answers.len() > newest.file.limits.evidence
}

fn store(newest: &Snapshot<'_>, found: &mut Evidence) -> Read<()> {
    let store = newest.value(&newest.catalog()?, "DSS")?;
    let Some(store) = dictionary(&store) else { return Ok(()) };
    let mut size = 0;
    for key in ["Certs", "CRLs", "OCSPs"] {
        let Object::Array(items) = newest.value(store, key)? else { continue };
        for item in items {
            let Object::Reference(id) = item else { continue };
            size += piece(newest, id.0, key, found)?;
            if is_too_much(newest, found) || size > newest.file.limits.evidence_total_bytes {
                return Err(StructureFault::Limit { limit: "evidence" });
            }
        }
    }
    Ok(())
}

/// One stream, and its size; what is not what its list says is no evidence, and is told as a change where it was added
/// later.
fn piece(newest: &Snapshot<'_>, number: u32, key: &str, found: &mut Evidence) -> Read<usize> {
    let Some(object) = newest.number(number)? else { return Ok(0) };
    let Object::Stream(stream) = &object.object else { return Ok(0) };
    let most = newest.file.limits.evidence_bytes;
    // What unpacks to more than is read was unpacked up to there.
    let Some(data) = plain(stream, most) else { return Ok(most) };
    let revision = Some(revision_of(newest, number));
    match key {
        "Certs" => found.certificates.extend(Certificate::from_der(&data).ok()),
        "CRLs" => found.lists.extend(RevocationList::from_der(&data).ok().map(|list| list.in_revision(revision))),
        _ => found.answers.extend(Answer::from_der(&data).ok().map(|one| one.in_revision(revision))),
    }
    Ok(data.len())
}

/// The revision that wrote an object; the newest, when it stands in an object stream.
fn revision_of(newest: &Snapshot<'_>, number: u32) -> usize {
    match newest.place(number).0 {
        Place::At { offset, .. } => newest.file.revision_of(offset).unwrap_or(newest.revision),
        _ => newest.revision,
    }
}
