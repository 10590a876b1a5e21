//! `set_take_up_target`: what a form is to reach in every month, quarter or financial year.

use super::shaped::changed;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::takeup::{SetTargetRequest, SetTargetResponse};

pub(super) fn run(call: &mut Call<'_>, request: SetTargetRequest) -> Result<SetTargetResponse, Failure> {
    let changes = call.registry.desk()?.set_take_up_target(&request.form_no, request.period, request.target)?;
    Ok(SetTargetResponse { changed: changed(&changes) })
}
