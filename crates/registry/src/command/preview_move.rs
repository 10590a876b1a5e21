//! `preview_move`: what moving a draft to the newer edition would do to each answer.

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::DraftRequest;
use crate::view::editions::MovePreview;

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<MovePreview, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    desk.preview_move(&draft, lang)
}
