//! `preview_copies`: which copies would be written of the files of many records, and under which names, begun.

use super::bulk;
use super::chosen::chosen;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{CopiesPreview, PreviewCopiesRequest};

pub(super) fn run(call: &mut Call<'_>, request: PreviewCopiesRequest) -> Result<CopiesPreview, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let records = chosen(desk, &request.selection, lang)?;
    Ok(bulk::copies_preview(desk.preview_copies(records)?, lang))
}
