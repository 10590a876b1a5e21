//! `pick_save`: where a copy shall lie, by the system's own dialog, through the shell.

use crate::command::Call;
use crate::failure::Failure;
use crate::picking;
use crate::view::common::{PickSaveRequest, PickSaveResponse};

pub(super) fn run(call: &mut Call<'_>, request: PickSaveRequest) -> Result<PickSaveResponse, Failure> {
    Ok(picking::place(call.shell, &request))
}
