//! `save_file`: writes an unaltered copy of one file of a record.
//!
//! The device chain notes that it left the vault. The copy is written beside its place and put there whole, so that a full disk leaves what was there.

use std::path::Path;

use words::Message;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{SaveFileRequest, SaveFileResponse};

pub(super) fn run(call: &mut Call<'_>, request: SaveFileRequest) -> Result<SaveFileResponse, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record) = desk.record(&request.record_id)?;
    let reference = record.reference();
    let unknown = || Failure::refusal(Message::new("registry-no-such-file"));
    let component =
        record.components.iter().find(|component| component.name == request.component_id).ok_or_else(unknown)?;
    let bytes = desk.store().component(entity.id, &component.name)?;
    let path = Path::new(&request.path);
    let name = path.file_name().ok_or_else(unknown)?.to_string_lossy().into_owned();
    let coming = path.with_file_name(format!(".{name}.coming"));
    let written = std::fs::write(&coming, bytes).and_then(|()| std::fs::rename(&coming, path));
    written.inspect_err(|_| drop(std::fs::remove_file(&coming)))?;
    desk.note_exported(Message::new("registry-exported").with("reference", reference))?;
    Ok(SaveFileResponse { name })
}
