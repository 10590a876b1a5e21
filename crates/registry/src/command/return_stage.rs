//! `return_stage`: gives a form back to an earlier stage, with reasons.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Changed;
use crate::view::drafts::ReturnStageRequest;

pub(super) fn run(call: &mut Call<'_>, request: ReturnStageRequest) -> Result<Changed, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let turn = desk.turn_of(&draft, lang)?;
    let changes = desk.return_stage(&turn, &request.to_stage, &request.reasons)?;
    Ok(Changed { changed: changed(&changes) })
}
