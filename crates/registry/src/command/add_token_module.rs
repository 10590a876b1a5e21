//! `add_token_module`: a module that is not found unasked.

use std::path::Path;

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Changed, Topic};
use crate::view::drafts::TokenModuleRequest;

pub(super) fn run(call: &mut Call<'_>, request: TokenModuleRequest) -> Result<Changed, Failure> {
    let tokens = call.registry.tokens().clone();
    call.registry.desk()?.add_module(&tokens, Path::new(&request.path))?;
    Ok(Changed { changed: all_of(Topic::Keys) })
}
