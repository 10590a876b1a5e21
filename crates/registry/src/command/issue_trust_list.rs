//! `issue_trust_list`: issues the trust list of a file to all desks of the department.

use std::path::Path;

use super::list_anchors::anchors;
use super::shaped::verdicts_change;
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::prove::{AnchorsResponse, IssueTrustListRequest};

pub(super) fn run(call: &mut Call<'_>, request: IssueTrustListRequest) -> Result<AnchorsResponse, Failure> {
    let file = Incoming::read(Path::new(&request.path))?;
    let desk = call.registry.desk()?;
    desk.issue_trust_list(&file.bytes)?;
    anchors(desk, verdicts_change())
}
