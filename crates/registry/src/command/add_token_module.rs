//! `add_token_module`: a module that is not found unasked.

use std::path::Path;

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Changed, Topic};
use crate::view::drafts::TokenModuleRequest;

pub(super) fn run(call: &mut Call<'_>, request: TokenModuleRequest) -> Result<Changed, Failure> {
    call.registry.add_module(Path::new(&request.path))?;
    Ok(Changed { changed: all_of(Topic::Keys) })
}
