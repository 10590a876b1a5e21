//! `copy_references`: the references of many records as text for the clipboard, one line each.

use super::chosen::chosen;
use super::shaped::count;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{CopyReferencesRequest, CopyReferencesResponse};

pub(super) fn run(call: &mut Call<'_>, request: CopyReferencesRequest) -> Result<CopyReferencesResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let (text, lines) = desk.reference_lines(&chosen(desk, &request.selection, lang)?, lang)?;
    Ok(CopyReferencesResponse { text, count: count(lines) })
}
