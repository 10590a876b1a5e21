//! `sign_next`: signs the next form of a batch and hands it over. One that cannot be signed stays as it was, with its reason;
//! the others go on. With the last one the key is closed.

use words::Message;

use super::handed::{as_shown, hand_over};
use super::open_key::ask_again;
use super::shaped::count;
use super::wire_error;
use crate::command::Call;
use crate::failure::Failure;
use crate::stages::Signing;
use crate::view::drafts::{SignNextRequest, SignedNext};

pub(super) fn run(call: &mut Call<'_>, request: SignNextRequest) -> Result<SignedNext, Failure> {
    let (lang, now) = (call.registry.lang(), call.registry.clock().now());
    call.registry.desk()?;
    let over = || Failure::refusal(Message::new("registry-batch-over"));
    // Out of the registry's hands until it is known whether it goes on: whatever breaks off closes the key.
    let mut batch = call.registry.take_batch(&request.batch_id).filter(|batch| batch.is_fresh(now)).ok_or_else(over)?;
    let (form, again) = batch.next(now).ok_or_else(over)?;
    if again {
        ask_again(call, &batch.key)?;
    }
    let desk = call.registry.desk()?;
    let handed =
        as_shown(desk, &form, lang).and_then(|ready| hand_over(desk, &ready, Signing::Certificate(&batch.key)));
    let left = count(batch.left());
    if left > 0 {
        call.registry.keep_batch(batch);
    }
    let (handed, error) = match handed {
        Ok(handed) => (Some(handed), None),
        Err(failure) => (None, Some(wire_error(&failure, lang))),
    };
    let changed = handed.as_ref().map(|handed| handed.changed.clone()).unwrap_or_default();
    Ok(SignedNext { draft_id: form.draft.to_string(), handed, error, left, changed })
}
