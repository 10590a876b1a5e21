//! `file_plan`: classes, and the branches that are open.

use super::planned::plan;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::plan::{FilePlanRequest, FilePlanResponse};

pub(super) fn run(call: &mut Call<'_>, request: FilePlanRequest) -> Result<FilePlanResponse, Failure> {
    plan(call.registry.desk()?, &request)
}
