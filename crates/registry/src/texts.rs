//! The text of a record's files: read once, in a process of its own, and kept sealed
//! under the record's key.
//!
//! What could not be read for now (a file that has not come yet, a reader that was ended) is
//! kept as unread: the record is found by everything else, and is read again when it is next
//! put into the queue.

use records::{EntityId, Record};

use crate::desk::Desk;
use crate::failure::Failure;

/// The pages of a record's files, one after the other. What cannot be read gives no page;
/// the reason is said by `extract` and in the record's view, and never blocks filing.
pub(crate) fn pages_of(desk: &mut Desk, id: EntityId, record: &Record) -> Result<Vec<String>, Failure> {
    let unread = format!("unread-{id}");
    let kept = desk.store.record_text(id)?;
    if let Some(pages) = &kept
        && !desk.store.kept::<bool>(&unread)?.unwrap_or(false)
    {
        return Ok(pages.clone());
    }
    let Some(extractor) = desk.extractor.clone() else { return Ok(kept.unwrap_or_default()) };
    let (mut pages, mut whole) = (Vec::new(), true);
    for component in &record.components {
        let bytes = match desk.store.component(id, &component.name) {
            Ok(bytes) => bytes,
            // One file that is not here, or damaged, hides nothing else.
            Err(store::Fault::Damaged(_) | store::Fault::Files(_)) => {
                whole = false;
                continue;
            }
            Err(fault) => return Err(fault.into()),
        };
        match extractor.extract(bytes) {
            Ok(extracted) => {
                pages.extend(extracted.pages.into_iter().map(|page| page.text));
                pages.extend(extracted.parts.into_iter().map(|part| part.text));
            }
            Err(_) => whole = false,
        }
    }
    desk.store.transact::<_, store::Fault>(|tx| {
        tx.keep_record_text(id, &pages)?;
        tx.keep(&unread, &!whole)
    })?;
    Ok(pages)
}
