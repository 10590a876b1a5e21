//! `save_definition`: writes the text of a definition to the file that the person chose, whole or not at all.

use std::path::Path;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::authoring::{SaveDefinitionRequest, SaveDefinitionResponse};
use crate::writing::write_whole;

pub(super) fn run(call: &mut Call<'_>, request: SaveDefinitionRequest) -> Result<SaveDefinitionResponse, Failure> {
    call.registry.desk()?;
    Ok(SaveDefinitionResponse { name: write_whole(Path::new(&request.path), request.source.as_bytes())? })
}
