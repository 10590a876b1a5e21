//! `carry_out_edits`: does what a preview showed, for the next few records. One that is refused keeps no other back.

use super::bulk;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{BulkProgress, GoOnRequest};

pub(super) fn run(call: &mut Call<'_>, request: GoOnRequest) -> Result<BulkProgress, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
    let progress = desk.carry_out_edits(&request.preview_id, limit)?;
    if progress.left == 0 {
        desk.catch_up();
    }
    Ok(bulk::progress(progress, lang))
}
