//! `add_anchor`: trusts the certificates of a file.

use std::path::Path;

use super::list_anchors::anchors;
use super::shaped::verdicts_change;
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::prove::{AddAnchorRequest, AnchorsResponse};

pub(super) fn run(call: &mut Call<'_>, request: AddAnchorRequest) -> Result<AnchorsResponse, Failure> {
    let file = Incoming::read(Path::new(&request.path))?;
    let desk = call.registry.desk()?;
    desk.trust(&file.bytes, &file.name)?;
    anchors(desk, verdicts_change())
}
