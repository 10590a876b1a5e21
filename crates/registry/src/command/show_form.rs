//! `show_form`: what a renderer needs of a definition.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::forms::{FormView, ShowFormRequest};

pub(super) fn run(call: &mut Call<'_>, request: ShowFormRequest) -> Result<FormView, Failure> {
    let (_, definition) = call.registry.desk()?.vouched_form(&request.form_id)?;
    Ok(definition.view())
}
