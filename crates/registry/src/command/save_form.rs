//! `save_form`: writes a copy of a definition that is here. The device chain notes that it was taken.

use std::path::Path;

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Topic;
use crate::view::takeup::{SaveFormRequest, SaveFormResponse};

pub(super) fn run(call: &mut Call<'_>, request: SaveFormRequest) -> Result<SaveFormResponse, Failure> {
    let (name, _) = call.registry.desk()?.save_form(&request.form_id, Path::new(&request.path))?;
    Ok(SaveFormResponse { name, changed: all_of(Topic::Log) })
}
