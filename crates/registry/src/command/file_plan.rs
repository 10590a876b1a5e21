//! `file_plan`: classes, folders and parts, flat.

use super::planned::plan;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::files::FilePlanResponse;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<FilePlanResponse, Failure> {
    Ok(FilePlanResponse { nodes: plan(call.registry.desk()?)? })
}
