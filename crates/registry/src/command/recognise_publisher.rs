//! `recognise_publisher`: takes the forms of the publisher in a file, as it was shown before.

use std::path::Path;

use words::Message;

use super::list_publishers::publishers;
use super::shaped::changed;
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::publishers::publisher_in;
use crate::view::publishers::{PublisherOffer, PublishersResponse, RecognisePublisherRequest};

pub(super) fn run(call: &mut Call<'_>, request: RecognisePublisherRequest) -> Result<PublishersResponse, Failure> {
    let file = Incoming::read(Path::new(&request.path))?;
    let desk = call.registry.desk()?;
    if PublisherOffer::from(publisher_in(&file)?) != request.offered {
        return Err(Failure::refusal(Message::new("registry-publisher-other").with("name", file.name.as_str())));
    }
    let (_, changes) = desk.recognise_publisher(&file)?;
    publishers(desk, changed(&changes))
}
