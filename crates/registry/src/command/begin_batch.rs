//! `begin_batch`: opens a key once for several forms that were shown. Nothing is signed yet; `sign_next` signs one after the
//! other.

use super::open_key::open;
use super::shaped::{count, id_of};
use crate::batch::{AsShown, Batch, checked};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::{BatchBegun, BeginBatchRequest};

pub(super) fn run(call: &mut Call<'_>, request: BeginBatchRequest) -> Result<BatchBegun, Failure> {
    call.registry.desk()?;
    call.registry.end_batch();
    let forms = request.forms.into_iter().map(|form| Ok(AsShown { draft: id_of(&form.draft_id)?, digest: form.digest }));
    let forms = checked(forms.collect::<Result<_, Failure>>()?)?;
    let key = open(call, &request.key_path)?;
    let batch = Batch::begin(key, forms, call.registry.clock().now());
    let begun = BatchBegun { batch_id: batch.id.clone(), left: count(batch.left()) };
    call.registry.keep_batch(batch);
    Ok(begun)
}
