//! `pick_save`: where a copy shall lie, by the system's own dialog, through the shell.

use crate::command::Call;
use crate::failure::Failure;
use crate::shell::Shell;
use crate::view::common::{PickSaveRequest, PickSaveResponse};

pub(super) fn run(call: &mut Call<'_>, request: PickSaveRequest) -> Result<PickSaveResponse, Failure> {
    Ok(pick(call.shell, &request))
}

/// The same without a desk.
pub(super) fn pick(shell: &dyn Shell, request: &PickSaveRequest) -> PickSaveResponse {
    PickSaveResponse { path: shell.pick_save(&request.name).map(|path| path.display().to_string()) }
}
