//! `settle_prefill`: what the profile says now is taken into a draft, or what stands there is kept.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{MoveDraftResponse, SettlePrefillRequest};

pub(super) fn run(call: &mut Call<'_>, request: SettlePrefillRequest) -> Result<MoveDraftResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let id = id_of(&request.draft_id)?;
    let (draft, changes) = desk.settle_prefill(id, &request.path, request.use_now, lang)?;
    Ok(MoveDraftResponse { draft: desk.draft_view(&draft, lang)?, changed: changed(&changes) })
}
