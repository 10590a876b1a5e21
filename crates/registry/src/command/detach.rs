//! `detach`: takes a file out of a draft.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{AttachmentsResponse, DetachRequest};

pub(super) fn run(call: &mut Call<'_>, request: DetachRequest) -> Result<AttachmentsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let (draft, evaluation, changes) = desk.detach(id_of(&request.draft_id)?, &request.file_id, lang)?;
    let attachments = crate::draft_files::attached_files(&draft);
    Ok(AttachmentsResponse { attachments, evaluation, saved_at: draft.saved_at, changed: changed(&changes) })
}
