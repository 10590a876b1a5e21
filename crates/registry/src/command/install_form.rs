//! `install_form`: takes the definition of a form in from a file.

use std::path::Path;

use super::shaped::changed;
use crate::command::Call;
use crate::editions::files_beside;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::library::{InstallFormRequest, InstallFormResponse};

pub(super) fn run(call: &mut Call<'_>, request: InstallFormRequest) -> Result<InstallFormResponse, Failure> {
    let path = Path::new(&request.path);
    let file = Incoming::read(path)?;
    let beside = files_beside(&file.bytes, path);
    let installed = call.registry.desk()?.install_form(&file.name, &file.bytes, &beside)?;
    Ok(InstallFormResponse {
        form_no: installed.form_no,
        title: installed.title,
        edition: installed.edition,
        listed: installed.listed,
        changed: changed(&installed.changes),
    })
}
