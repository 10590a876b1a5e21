//! `pick_folder`: the folder for copies, by the system's own dialog, through the shell.

use crate::command::Call;
use crate::failure::Failure;
use crate::picking;
use crate::view::common::{Nothing, PickFolderResponse};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<PickFolderResponse, Failure> {
    Ok(picking::folder(call.shell))
}
