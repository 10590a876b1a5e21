//! `remove_token_module`: a module that was added is asked no longer.

use std::path::Path;

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Changed, Topic};
use crate::view::drafts::TokenModuleRequest;

pub(super) fn run(call: &mut Call<'_>, request: TokenModuleRequest) -> Result<Changed, Failure> {
    let path = Path::new(&request.path);
    call.registry.desk()?.remove_module(path)?;
    if let Some(seen) = &mut call.registry.seen {
        seen.forget(path);
    }
    Ok(Changed { changed: all_of(Topic::Keys) })
}
