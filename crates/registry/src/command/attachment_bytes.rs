//! `attachment_bytes`: a file attached to a draft, or to its form by an office before.

use serde_json::Value;
use words::Message;

use super::shaped::{id_of, small_enough_to_show};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::AttachmentBytesRequest;

pub(super) fn run(call: &mut Call<'_>, request: AttachmentBytesRequest) -> Result<Vec<u8>, Failure> {
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    if let Some(file) = draft.files.iter().find(|file| file.sha256 == request.sha256) {
        small_enough_to_show(&file.name, file.size_bytes)?;
        return Ok(desk.store().draft_file(draft.id, &file.file_id)?);
    }
    let begun = desk.store().entity(draft.instance)?.is_some();
    let data = if begun { desk.instance(draft.instance)?.data() } else { Value::Null };
    let listed = forms::files_in(&data).into_iter().map(|one| one.file);
    let file = listed.into_iter().find(|file| file.sha256 == request.sha256);
    let file = file.ok_or_else(|| Failure::refusal(Message::new("registry-no-such-file")))?;
    small_enough_to_show(&file.name, file.size_bytes)?;
    desk.attachment_of(draft.instance, &file)
}
