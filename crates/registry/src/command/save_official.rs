//! `save_official`: writes a copy of the official PDF of a form. The device chain notes that the form was taken.

use std::path::Path;

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Topic;
use crate::view::takeup::{SaveFormResponse, SaveOfficialRequest};
use crate::writing::write_whole;

pub(super) fn run(call: &mut Call<'_>, request: SaveOfficialRequest) -> Result<SaveFormResponse, Failure> {
    let desk = call.registry.desk()?;
    let (form_no, bytes) = desk.official(&request.form_id, &request.name)?;
    let name = write_whole(Path::new(&request.path), &bytes)?;
    desk.note_taken(&form_no)?;
    Ok(SaveFormResponse { name, changed: all_of(Topic::Log) })
}
