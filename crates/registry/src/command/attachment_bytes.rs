//! `attachment_bytes`: a file attached to a draft, or to its form by an office before.

use super::shaped::{id_of, small_enough_to_show};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::AttachmentBytesRequest;

pub(super) fn run(call: &mut Call<'_>, request: AttachmentBytesRequest) -> Result<Vec<u8>, Failure> {
    let desk = call.registry.desk()?;
    let file = desk.file_at(&desk.draft(id_of(&request.draft_id)?)?, &request.sha256)?;
    small_enough_to_show(&file.name, file.size_bytes)?;
    desk.bytes_at(&file)
}
