//! `open_folder`: a new folder under a class; its first part opens with it.

use super::planned::node;
use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{NodeResponse, OpenFolderRequest};

pub(super) fn run(call: &mut Call<'_>, request: OpenFolderRequest) -> Result<NodeResponse, Failure> {
    let desk = call.registry.desk()?;
    let (folder, changes) = desk.open_folder(id_of(&request.class_id)?, request.title, request.security)?;
    Ok(NodeResponse { node: node(desk, folder)?, changed: changed(&changes) })
}
