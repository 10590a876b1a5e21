//! `take_up`: how much each form is used in a period.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::takeup::{TakeUpRequest, TakeUpResponse};

pub(super) fn run(call: &mut Call<'_>, request: TakeUpRequest) -> Result<TakeUpResponse, Failure> {
    call.registry.desk()?.take_up(&request.ask)
}
