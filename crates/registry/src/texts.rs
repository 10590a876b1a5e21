//! The text of a record's files: read once, in a process of its own, and kept sealed
//! under the record's key.

use records::{EntityId, Record};

use crate::desk::Desk;
use crate::failure::Failure;

/// The pages of a record's files, one after the other. What cannot be read gives no page;
/// the reason is said by `extract` and in the record's view, and never blocks filing.
pub(crate) fn pages_of(desk: &mut Desk, id: EntityId, record: &Record) -> Result<Vec<String>, Failure> {
    if let Some(pages) = desk.store.record_text(id)? {
        return Ok(pages);
    }
    let Some(extractor) = desk.extractor.clone() else { return Ok(Vec::new()) };
    let mut pages = Vec::new();
    for component in &record.components {
        let bytes = desk.store.component(id, &component.name)?;
        if let Ok(extracted) = extractor.extract(bytes) {
            pages.extend(extracted.pages.into_iter().map(|page| page.text));
            pages.extend(extracted.parts.into_iter().map(|part| part.text));
        }
    }
    desk.store.transact::<_, store::Fault>(|tx| tx.keep_record_text(id, &pages))?;
    Ok(pages)
}
