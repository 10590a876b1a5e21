//! `preview_form`: what will be signed, exactly.

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{DraftRequest, PreviewResponse};

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<PreviewResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    desk.preview(&draft, lang)
}
