//! `undo_move`: a draft goes back to the edition from which it was moved.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{DraftRequest, MoveDraftResponse};

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<MoveDraftResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let (draft, changes) = desk.undo_move(id_of(&request.draft_id)?)?;
    Ok(MoveDraftResponse { draft: desk.draft_view(&draft, lang)?, changed: changed(&changes) })
}
