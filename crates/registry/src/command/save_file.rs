//! `save_file`: writes an unaltered copy of one file of a record. The device chain notes that it left the vault.

use std::path::Path;

use words::Message;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{SaveFileRequest, SaveFileResponse};
use crate::writing::write_whole;

pub(super) fn run(call: &mut Call<'_>, request: SaveFileRequest) -> Result<SaveFileResponse, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record, component) = desk.file_of(&request.record_id, &request.component_id)?;
    let bytes = desk.edition(entity.id, &component)?;
    let name = write_whole(Path::new(&request.path), &bytes)?;
    desk.note_exported([Message::new("registry-exported").with("reference", record.reference())])?;
    Ok(SaveFileResponse { name })
}
