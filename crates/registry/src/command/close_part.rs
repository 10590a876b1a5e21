//! `close_part`: a part takes no more records.

use super::planned::node;
use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{ClosePartRequest, NodeResponse};

pub(super) fn run(call: &mut Call<'_>, request: ClosePartRequest) -> Result<NodeResponse, Failure> {
    let desk = call.registry.desk()?;
    let part = id_of(&request.part_id)?;
    let changes = desk.close_part(part, &request.reason)?;
    Ok(NodeResponse { node: node(desk, part)?, changed: changed(&changes) })
}
