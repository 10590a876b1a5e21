//! `attach_file`: a file into a slot of a draft; stored and hashed at once.

use std::path::Path;

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::stages::{Attached, SIGNED_SHEET};
use crate::view::drafts::{AttachFileRequest, AttachmentsResponse};

pub(super) fn run(call: &mut Call<'_>, request: AttachFileRequest) -> Result<AttachmentsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let file = Incoming::read(Path::new(&request.path))?;
    let id = id_of(&request.draft_id)?;
    let (draft, evaluation, changes) = match request.attachment_id.as_str() {
        SIGNED_SHEET => desk.attach_scan(id, file, lang)?,
        slot => desk.attach(id, Attached { slot: slot.to_owned(), rows: request.rows, file }, lang)?,
    };
    let attachments = crate::draft_files::attached_files(&draft);
    Ok(AttachmentsResponse { attachments, evaluation, saved_at: draft.saved_at, changed: changed(&changes) })
}
