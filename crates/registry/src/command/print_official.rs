//! `print_official`: hands the official PDF of a form to the system to be printed. The device chain notes that the form was taken.

use crate::command::Call;
use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::view::files::PrintResponse;
use crate::view::takeup::PrintOfficialRequest;

pub(super) fn run(call: &mut Call<'_>, request: PrintOfficialRequest) -> Result<PrintResponse, Failure> {
    let (form_no, bytes) = call.registry.desk()?.official(&request.form_id, &request.name)?;
    let name = tidy_name(&request.name);
    call.shell.print(&name, &bytes)?;
    call.registry.desk()?.note_taken(&form_no)?;
    Ok(PrintResponse { name })
}
