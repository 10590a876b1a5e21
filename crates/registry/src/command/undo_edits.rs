//! `undo_edits`: asks for the reverse of what a preview did, for the next few records, where nothing was changed since.

use super::bulk;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{BulkProgress, GoOnRequest};

pub(super) fn run(call: &mut Call<'_>, request: GoOnRequest) -> Result<BulkProgress, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
    let progress = desk.undo_edits(&request.preview_id, limit, lang)?;
    if progress.left == 0 {
        desk.catch_up();
    }
    Ok(bulk::progress(progress, lang))
}
