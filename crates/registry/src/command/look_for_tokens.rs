//! `look_for_tokens`: asks all modules what is put in. The window has it done as an errand, while the desk goes on.

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Changed, Nothing, Topic};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<Changed, Failure> {
    let seen = call.registry.look()?.take();
    call.registry.remember(seen)?;
    Ok(Changed { changed: all_of(Topic::Keys) })
}
