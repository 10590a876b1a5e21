//! `move_draft`: a draft goes on in the newer edition of its form.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{DraftRequest, MoveDraftResponse};

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<MoveDraftResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let (draft, changes) = desk.move_draft(id_of(&request.draft_id)?, lang)?;
    Ok(MoveDraftResponse { draft: desk.draft_view(&draft, lang)?, changed: changed(&changes) })
}
