//! `drag_file`: lets the person drag one file of a record to another program.
//!
//! The device chain notes that it was handed out, as it does for a copy that is saved; that nobody took it in
//! the end is not told.

use words::Message;

use crate::command::Call;
use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::view::files::{DragFileRequest, DragResponse};

pub(super) fn run(call: &mut Call<'_>, request: DragFileRequest) -> Result<DragResponse, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record, component) = desk.file_of(&request.record_id, &request.component_id)?;
    let name = tidy_name(&component.name);
    let bytes = desk.edition(entity.id, &component)?;
    call.shell.drag_out(&name, &bytes)?;
    let what = Message::new("registry-dragged-out").with("name", name.as_str()).with("reference", record.reference());
    call.registry.desk()?.note_exported([what])?;
    Ok(DragResponse { name })
}
