//! `save_copies`: writes the copies that a preview named, for the next few records. Nothing is overwritten.

use std::path::Path;

use super::bulk;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{BulkProgress, SaveCopiesRequest};

pub(super) fn run(call: &mut Call<'_>, request: SaveCopiesRequest) -> Result<BulkProgress, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
    Ok(bulk::progress(desk.save_copies(&request.preview_id, Path::new(&request.path), limit)?, lang))
}
