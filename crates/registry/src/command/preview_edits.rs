//! `preview_edits`: what a change of elements would do to each of many records, begun. Nothing is written.

use super::bulk;
use super::chosen::chosen;
use super::metadata::wanted;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{EditsPreview, PreviewEditsRequest};

pub(super) fn run(call: &mut Call<'_>, request: PreviewEditsRequest) -> Result<EditsPreview, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let records = chosen(desk, &request.selection, lang)?;
    let reason = request.reason.as_deref().map(str::trim).unwrap_or_default();
    let id = desk.preview_edits(records, wanted(&request.edits)?, reason)?.id.clone();
    bulk::edits_preview(desk, desk.shown_edits(&id)?, lang)
}
