//! `end_batch`: breaks a batch off and closes its key. What was signed stays signed; what was not stays a draft.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Changed;
use crate::view::drafts::EndBatchRequest;

pub(super) fn run(call: &mut Call<'_>, request: EndBatchRequest) -> Result<Changed, Failure> {
    // One that is over already was ended before.
    drop(call.registry.take_batch(&request.batch_id));
    Ok(Changed { changed: Vec::new() })
}
