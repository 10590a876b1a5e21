//! `list_publishers`: the publishers whose forms the department takes.

use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::{Change, Nothing};
use crate::view::publishers::{PublisherView, PublisherWithdrawn, PublishersResponse};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<PublishersResponse, Failure> {
    publishers(call.registry.desk()?, Vec::new())
}

/// The list as it is now; the verbs that change it answer it too.
pub(super) fn publishers(desk: &Desk, changed: Vec<Change>) -> Result<PublishersResponse, Failure> {
    let view = |(id, one): (records::EntityId, records::Publisher)| PublisherView {
        publisher_id: id.to_string(),
        name: one.name,
        title: one.title,
        key: one.key,
        own: one.own,
        withdrawn: one.withdrawn.map(|gone| PublisherWithdrawn { on: gone.on, reason: gone.reason }),
    };
    Ok(PublishersResponse { publishers: desk.publishers()?.into_iter().map(view).collect(), changed })
}
