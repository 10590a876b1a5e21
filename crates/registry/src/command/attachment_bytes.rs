//! `attachment_bytes`: a file attached to a draft, or to its form by an office before.

use forms::{ATTACHMENTS, Attachment};
use serde_json::Value;
use words::Message;

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::AttachmentBytesRequest;

/// More than this is not shown.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

pub(super) fn run(call: &mut Call<'_>, request: AttachmentBytesRequest) -> Result<Vec<u8>, Failure> {
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let too_large = |name: &str| Failure::refusal(Message::new("registry-too-large-to-show").with("name", name));
    if let Some(file) = draft.files.iter().find(|file| file.sha256 == request.sha256) {
        if file.size_bytes > MAX_BYTES {
            return Err(too_large(&file.name));
        }
        return Ok(desk.store().draft_file(draft.id, &file.file_id)?);
    }
    let data = desk.instance(draft.instance)?.data();
    let slots = data.get(ATTACHMENTS).and_then(Value::as_object).cloned().unwrap_or_default();
    let listed = slots.into_iter().flat_map(|(_, files)| serde_json::from_value::<Vec<Attachment>>(files));
    let file = listed.flatten().find(|file| file.sha256 == request.sha256);
    let file = file.ok_or_else(|| {
        Failure::refusal(Message::new("registry-attachment-not-here").with("name", request.sha256.as_str()))
    })?;
    if file.size_bytes > MAX_BYTES {
        return Err(too_large(&file.name));
    }
    desk.attachment_of(draft.instance, &file)
}
