//! `save_attachment`: writes an unaltered copy of a file attached to a draft, or to its form by an office before. The device chain
//! notes that it left the vault.

use std::path::Path;

use words::Message;

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::SaveAttachmentRequest;
use crate::view::files::SaveFileResponse;
use crate::writing::write_whole;

pub(super) fn run(call: &mut Call<'_>, request: SaveAttachmentRequest) -> Result<SaveFileResponse, Failure> {
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let file = desk.file_at(&draft, &request.sha256)?;
    let name = write_whole(Path::new(&request.path), &desk.bytes_at(&file)?)?;
    desk.note_exported([Message::new("registry-exported-attachment").with("instance", draft.instance.to_string())])?;
    Ok(SaveFileResponse { name })
}
