//! `print_set_aside`: hands what a moved draft has set aside to the system to be printed.

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::view::drafts::DraftRequest;
use crate::view::files::PrintResponse;

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<PrintResponse, Failure> {
    let lang = call.registry.lang();
    let (form_no, bytes) = call.registry.desk()?.set_aside_page(id_of(&request.draft_id)?, lang)?;
    let name = tidy_name(&format!("{form_no} set aside.pdf"));
    call.shell.print(&name, &bytes)?;
    Ok(PrintResponse { name })
}
