//! Writing the security store (ISO 32000-2, 12.8.4.3): new evidence behind what is there, each piece once.

use lopdf::{Dictionary, Object, Stream};

use crate::pdf::{Snapshot, StructureFault, dictionary, plain};
use crate::revocation::Evidence;
use crate::sign::Update;

/// Adds what the store does not hold yet; `false` when that is nothing.
///
/// # Errors
/// The store that is there cannot be read.
pub fn add(update: &mut Update<'_>, evidence: &Evidence) -> Result<bool, StructureFault> {
    let root = update.base.file.revisions[update.base.revision].root()?;
    let mut catalog = update.dictionary(root)?.ok_or(StructureFault::NoCatalog)?;
    let own = catalog.get(b"DSS").and_then(Object::as_reference).ok();
    let store = update.base.value(&catalog, "DSS")?;
    let mut store = dictionary(&store).cloned().unwrap_or_default();
    let lists: [(&str, Vec<&[u8]>); 3] = [
        ("Certs", evidence.certificates.iter().map(crate::certificate::Certificate::der).collect()),
        ("CRLs", evidence.lists.iter().map(|list| list.der()).collect()),
        ("OCSPs", evidence.answers.iter().map(|answer| answer.der()).collect()),
    ];
    let mut has_new = false;
    for (key, pieces) in lists {
        has_new |= append(update, &mut store, key, &pieces)?;
    }
    if !has_new {
        return Ok(false);
    }
    match own {
        Some(own) => update.set(own, Object::Dictionary(store)),
        None => {
            let id = update.add(Object::Dictionary(store));
            catalog.set("DSS", Object::Reference(id));
            update.set(root, Object::Dictionary(catalog));
        }
    }
    Ok(true)
}

fn append(
    update: &mut Update<'_>,
    store: &mut Dictionary,
    key: &str,
    pieces: &[&[u8]],
) -> Result<bool, StructureFault> {
    let array = store.get(key.as_bytes()).and_then(Object::as_reference).ok();
    let mut items = match update.base.value(store, key)? {
        Object::Array(items) => items,
        _ => Vec::new(),
    };
    let known = stored(update.base, &items)?;
    let new: Vec<&&[u8]> = pieces.iter().filter(|piece| !known.iter().any(|one| one == **piece)).collect();
    if new.is_empty() {
        return Ok(false);
    }
    for piece in new {
        let id = update.add(Object::Stream(Stream::new(Dictionary::new(), piece.to_vec())));
        items.push(Object::Reference(id));
    }
    match array {
        Some(array) => update.set(array, Object::Array(items)),
        None => store.set(key, Object::Array(items)),
    }
    Ok(true)
}

fn stored(base: &Snapshot<'_>, items: &[Object]) -> Result<Vec<Vec<u8>>, StructureFault> {
    let mut all = Vec::new();
    for item in items {
        if let Object::Stream(stream) = base.resolve(item)? {
            all.extend(plain(&stream, base.file.limits.evidence_bytes));
        }
    }
    Ok(all)
}
