//! `print_blank`: hands a blank form to the system to be printed, for pen and ink.

use crate::command::Call;
use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::view::drafts::PrintBlankRequest;
use crate::view::files::PrintResponse;

pub(super) fn run(call: &mut Call<'_>, request: PrintBlankRequest) -> Result<PrintResponse, Failure> {
    let lang = call.registry.lang();
    let (definition, bytes) = call.registry.desk()?.blank(&request.form_id, lang)?;
    let name = tidy_name(&format!("{} {}.pdf", definition.form_no, definition.edition));
    call.shell.print(&name, &bytes)?;
    Ok(PrintResponse { name })
}
