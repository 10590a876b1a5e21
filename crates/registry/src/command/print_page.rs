//! `print_page`: hands the page of a form that is being filled in to the system to be printed.
//!
//! A draft is no record and leaves no event. What was printed is remembered beside it, because the page may come
//! back signed in ink.

use words::Message;

use super::shaped::id_of;
use crate::command::Call;
use crate::drafting::Ready;
use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::view::drafts::PrintPageRequest;
use crate::view::files::PrintResponse;

pub(super) fn run(call: &mut Call<'_>, request: PrintPageRequest) -> Result<PrintResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let Ready { turn, completed, seen, .. } = desk.ready(&draft, lang)?;
    if seen.digest != request.digest {
        return Err(Failure::refusal(Message::new("registry-preview-changed")));
    }
    let name = tidy_name(&format!("{}.pdf", turn.definition.form_no));
    call.shell.print(&name, &seen.bytes)?;
    call.registry.desk()?.note_printed(draft.id, &completed)?;
    Ok(PrintResponse { name })
}
