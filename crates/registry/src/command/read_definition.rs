//! `read_definition`: the text of a definition file that the person chose.

use std::path::Path;

use crate::authoring;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::authoring::{ReadDefinitionRequest, ReadDefinitionResponse};

pub(super) fn run(call: &mut Call<'_>, request: ReadDefinitionRequest) -> Result<ReadDefinitionResponse, Failure> {
    call.registry.desk()?;
    authoring::read(Path::new(&request.path))
}
