//! `look_on_copies`: which copies would be written of the next few records of a preview.

use super::bulk;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{CopiesPreview, LookOnRequest};

pub(super) fn run(call: &mut Call<'_>, request: LookOnRequest) -> Result<CopiesPreview, Failure> {
    let lang = call.registry.lang();
    Ok(bulk::copies_preview(call.registry.desk()?.look_on_copies(&request.preview_id)?, lang))
}
