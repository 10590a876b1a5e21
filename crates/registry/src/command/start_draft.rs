//! `start_draft`: begins a form, or opens the stage that has come to this desk.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{StartDraftRequest, StartDraftResponse};

pub(super) fn run(call: &mut Call<'_>, request: StartDraftRequest) -> Result<StartDraftResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let instance = request.instance_id.as_deref().map(id_of).transpose()?;
    let (draft, changes) = desk.start_draft(&request.form_id, instance, request.stage_id.as_deref(), lang)?;
    Ok(StartDraftResponse { draft: desk.draft_view(&draft, lang)?, changed: changed(&changes) })
}
