//! `remove_anchor`: trusts a certificate no longer.

use super::list_anchors::anchors;
use super::shaped::verdicts_change;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::prove::{AnchorsResponse, RemoveAnchorRequest};

pub(super) fn run(call: &mut Call<'_>, request: RemoveAnchorRequest) -> Result<AnchorsResponse, Failure> {
    let desk = call.registry.desk()?;
    desk.distrust(&request.fingerprint)?;
    anchors(desk, verdicts_change())
}
