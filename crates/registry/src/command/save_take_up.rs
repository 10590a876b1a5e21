//! `save_take_up`: writes the figures by form as a table for spreadsheets.

use std::path::Path;

use crate::command::Call;
use crate::failure::Failure;
use crate::taking_up::take_up_csv;
use crate::view::files::SaveFileResponse;
use crate::view::takeup::SaveTakeUpRequest;
use crate::writing::write_whole;

pub(super) fn run(call: &mut Call<'_>, request: SaveTakeUpRequest) -> Result<SaveFileResponse, Failure> {
    let answer = call.registry.desk()?.take_up(&request.ask)?;
    let name = write_whole(Path::new(&request.path), take_up_csv(&answer).as_bytes())?;
    Ok(SaveFileResponse { name })
}
