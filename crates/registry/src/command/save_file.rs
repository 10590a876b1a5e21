//! `save_file`: writes an unaltered copy of one file of a record. The device chain notes that it left the vault.

use std::path::Path;

use words::Message;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{SaveFileRequest, SaveFileResponse};
use crate::writing::write_whole;

pub(super) fn run(call: &mut Call<'_>, request: SaveFileRequest) -> Result<SaveFileResponse, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record) = desk.record(&request.record_id)?;
    let reference = record.reference();
    let unknown = || Failure::refusal(Message::new("registry-no-such-file"));
    let component =
        record.components.iter().find(|component| component.name == request.component_id).ok_or_else(unknown)?;
    let bytes = desk.store().component(entity.id, &component.name)?;
    let name = write_whole(Path::new(&request.path), &bytes)?;
    desk.note_exported([Message::new("registry-exported").with("reference", reference)])?;
    Ok(SaveFileResponse { name })
}
