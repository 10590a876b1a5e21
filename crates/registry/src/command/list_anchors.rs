//! `list_anchors`: the authorities whose certificates this desk believes.

use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::{Change, Nothing};
use crate::view::prove::{AnchorView, AnchorsResponse};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<AnchorsResponse, Failure> {
    anchors(call.registry.desk()?, Vec::new())
}

/// The list as it is now; the verbs that change it answer it too.
pub(super) fn anchors(desk: &Desk, changed: Vec<Change>) -> Result<AnchorsResponse, Failure> {
    let anchors = desk.anchors()?.into_iter().map(|about| AnchorView {
        fingerprint: about.sha256,
        subject: about.subject,
        issuer: about.issuer,
        valid_until: about.not_after,
    });
    Ok(AnchorsResponse { anchors: anchors.collect(), changed })
}
