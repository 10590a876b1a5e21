//! `open_part`: the next part of a folder.

use super::planned::node;
use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{NodeResponse, OpenPartRequest};

pub(super) fn run(call: &mut Call<'_>, request: OpenPartRequest) -> Result<NodeResponse, Failure> {
    let desk = call.registry.desk()?;
    let (part, changes) = desk.open_part(id_of(&request.folder_id)?)?;
    Ok(NodeResponse { node: node(desk, part)?, changed: changed(&changes) })
}
