//! `preview_definition`: what the text of a definition makes, while somebody writes it. Nothing is stored.

use crate::authoring;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::authoring::{DefinitionPreview, PreviewDefinitionRequest};

pub(super) fn run(call: &mut Call<'_>, request: PreviewDefinitionRequest) -> Result<DefinitionPreview, Failure> {
    let lang = call.registry.lang();
    // Like every screen behind the door, this one opens with the vault.
    call.registry.desk()?;
    authoring::preview(request, lang)
}
