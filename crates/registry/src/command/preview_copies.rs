//! `preview_copies`: which copies would be written of the files of many records, and under which names.

use super::bulk::counted;
use super::chosen::chosen;
use super::shaped::count;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{CopiesPreview, CopyName, PreviewCopiesRequest};

/// Copies that are named; the rest are counted.
const FIRST: usize = 200;

pub(super) fn run(call: &mut Call<'_>, request: PreviewCopiesRequest) -> Result<CopiesPreview, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let records = chosen(desk, &request.selection, lang)?;
    let preview = desk.preview_copies(&records)?;
    let named = preview.files().take(FIRST).map(|file| CopyName {
        reference: file.reference.clone(),
        name: file.name.clone(),
        size_bytes: file.size_bytes,
    });
    Ok(CopiesPreview {
        preview_id: preview.id.clone(),
        records: count(preview.records()),
        files: count(preview.files().count()),
        size_bytes: preview.files().map(|file| file.size_bytes).sum(),
        first: named.collect(),
        refused: counted(preview.refused.iter().map(|(_, why)| why), lang),
    })
}
