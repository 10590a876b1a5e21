//! `list_drafts`: forms being filled in at this desk, and those in the trash.

use crate::command::Call;
use crate::drafting::DAYS_IN_TRASH;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::drafts::ListDraftsResponse;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListDraftsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let rows = |drafts: Vec<store::DraftRow>| {
        let open = desk.of_open_stages(drafts)?;
        open.into_iter().map(|draft| desk.draft_row(&draft, lang)).collect()
    };
    let (drafts, trash): (Result<_, Failure>, Result<_, Failure>) =
        (rows(desk.store().drafts()?), rows(desk.store().trash()?));
    Ok(ListDraftsResponse {
        drafts: drafts?,
        trash: trash?,
        days_in_trash: u32::try_from(DAYS_IN_TRASH).unwrap_or(u32::MAX),
    })
}
