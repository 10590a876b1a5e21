//! `restore_draft`: a draft comes out of the trash.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Changed;
use crate::view::drafts::DraftRequest;

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<Changed, Failure> {
    let changes = call.registry.desk()?.restore_draft(id_of(&request.draft_id)?)?;
    Ok(Changed { changed: changed(&changes) })
}
