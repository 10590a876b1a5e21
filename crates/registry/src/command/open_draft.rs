//! `open_draft`: a draft as it was left, in its own edition.

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{DraftRequest, DraftView};

pub(super) fn run(call: &mut Call<'_>, request: DraftRequest) -> Result<DraftView, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    // What is shown and filled in is what somebody stands for.
    desk.vouched_form(&draft.form.to_string())?;
    desk.draft_view(&draft, lang)
}
