//! `pick_files`: the system's own dialog, through the shell.

use crate::command::Call;
use crate::failure::Failure;
use crate::picking;
use crate::view::common::{PickFilesRequest, PickFilesResponse};

pub(super) fn run(call: &mut Call<'_>, request: PickFilesRequest) -> Result<PickFilesResponse, Failure> {
    picking::files(call.shell, &request)
}
