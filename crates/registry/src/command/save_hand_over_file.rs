//! `save_hand_over_file`: writes a form on its way into a file that another desk can take in.

use std::path::Path;

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::exchange::{SaveHandOverRequest, SaveHandOverResponse};

pub(super) fn run(call: &mut Call<'_>, request: SaveHandOverRequest) -> Result<SaveHandOverResponse, Failure> {
    let desk = call.registry.desk()?;
    let (name, _) = desk.save_hand_over_file(id_of(&request.instance_id)?, Path::new(&request.path))?;
    Ok(SaveHandOverResponse { name })
}
