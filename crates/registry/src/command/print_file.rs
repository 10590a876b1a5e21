//! `print_file`: hands one file of a record, a PDF, to the system to be printed.
//!
//! The device chain notes that it left the vault, as it does for a copy that is saved.

use words::Message;

use crate::command::Call;
use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::view::files::{PrintFileRequest, PrintResponse};

/// What can be printed: the paper itself, as it was signed.
const PDF: &str = "application/pdf";

pub(super) fn run(call: &mut Call<'_>, request: PrintFileRequest) -> Result<PrintResponse, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record, component) = desk.file_of(&request.record_id, &request.component_id)?;
    let name = tidy_name(&component.name);
    if component.media != PDF {
        return Err(Failure::refusal(Message::new("registry-print-only-pdf").with("name", name)));
    }
    let bytes = desk.edition(entity.id, &component)?;
    call.shell.print(&name, &bytes)?;
    let what = Message::new("registry-handed-to-print").with("name", name.as_str()).with("reference", record.reference());
    call.registry.desk()?.note_exported([what])?;
    Ok(PrintResponse { name })
}
