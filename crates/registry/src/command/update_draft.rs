//! `update_draft`: edits in order, saved before the answer.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{UpdateDraftRequest, UpdateDraftResponse};

pub(super) fn run(call: &mut Call<'_>, request: UpdateDraftRequest) -> Result<UpdateDraftResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let edits = request.edits.into_iter().map(Into::into).collect();
    let (draft, evaluation, changes) = desk.update_draft(id_of(&request.draft_id)?, edits, lang)?;
    let attachments = crate::draft_files::attached_files(&draft);
    Ok(UpdateDraftResponse { evaluation, attachments, saved_at: draft.saved_at, changed: changed(&changes) })
}
