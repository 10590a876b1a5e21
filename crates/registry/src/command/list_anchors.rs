//! `list_anchors`: the authorities whose certificates this desk believes.

use signing::certificate::{Certificate, CertificateSummary};
use signing::trust_list::TrustEntry;
use store::IssuedTrustList;

use super::shaped::text_of;
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::{Change, Nothing};
use crate::view::prove::{AnchorView, AnchorsResponse, ListedAnchor, TrustListView};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<AnchorsResponse, Failure> {
    anchors(call.registry.desk()?, Vec::new())
}

/// The list as it is now; the verbs that change it answer it too.
pub(super) fn anchors(desk: &Desk, changed: Vec<Change>) -> Result<AnchorsResponse, Failure> {
    let anchors = desk.trusted()?.iter().map(Certificate::summary).map(anchor).collect();
    let list = desk.trust_list()?.map(|issued| list(desk, issued));
    Ok(AnchorsResponse { anchors, list, changed })
}

fn anchor(about: CertificateSummary) -> AnchorView {
    AnchorView {
        fingerprint: about.sha256,
        subject: about.subject,
        issuer: about.issuer,
        valid_until: about.not_after,
    }
}

fn list(desk: &Desk, issued: IssuedTrustList) -> TrustListView {
    let IssuedTrustList { list, publisher, .. } = issued;
    let issue = list.issue;
    TrustListView {
        serial: issue.serial,
        title: list.title,
        issued_at: issue.issued_at,
        next_at: issue.next_update,
        is_old: issue.is_old(desk.now()),
        publisher: publisher.title,
        entries: list.entries.into_iter().map(listed).collect(),
    }
}

fn listed(TrustEntry { certificate, trusted_for }: TrustEntry) -> ListedAnchor {
    ListedAnchor {
        anchor: anchor(certificate.summary()),
        kind: text_of(&trusted_for.kind.label()),
        issuers: trusted_for.issuers.len(),
        policies: trusted_for.policies,
        valid_from: trusted_for.valid_from,
        valid_until: trusted_for.valid_until,
        remark: trusted_for.remark,
    }
}
