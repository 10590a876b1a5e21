//! `look_on_edits`: what a change of elements would do to the next few records of a preview. Nothing is written.

use super::bulk;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{EditsPreview, LookOnRequest};

pub(super) fn run(call: &mut Call<'_>, request: LookOnRequest) -> Result<EditsPreview, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    desk.look_on_edits(&request.preview_id)?;
    bulk::edits_preview(desk, desk.shown_edits(&request.preview_id)?, lang)
}
