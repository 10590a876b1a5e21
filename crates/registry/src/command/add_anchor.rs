//! `add_anchor`: trusts the certificates of a file.

use std::path::Path;

use super::list_anchors::anchors;
use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::common::{Change, Topic};
use crate::view::prove::{AddAnchorRequest, AnchorsResponse};

pub(super) fn run(call: &mut Call<'_>, request: AddAnchorRequest) -> Result<AnchorsResponse, Failure> {
    let file = Incoming::read(Path::new(&request.path))?;
    let desk = call.registry.desk()?;
    desk.trust(&file.bytes, &file.name)?;
    anchors(desk, verdicts_change())
}

/// Another trust gives other verdicts: seals stand on records as well as in the settings.
pub(super) fn verdicts_change() -> Vec<Change> {
    [Topic::Settings, Topic::Records].into_iter().flat_map(all_of).collect()
}
