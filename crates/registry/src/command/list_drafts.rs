//! `list_drafts`: forms being filled in at this desk.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::drafts::ListDraftsResponse;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListDraftsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let rows = desk.store().drafts()?;
    let drafts = rows.iter().map(|draft| desk.draft_row(draft, lang)).collect::<Result<_, _>>()?;
    Ok(ListDraftsResponse { drafts })
}
