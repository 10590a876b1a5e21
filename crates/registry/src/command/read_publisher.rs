//! `read_publisher`: whom a file offers, before anybody says that its forms are taken.

use std::path::Path;

use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::publishers::{PublisherOffer, ReadPublisherRequest};

pub(super) fn run(call: &mut Call<'_>, request: ReadPublisherRequest) -> Result<PublisherOffer, Failure> {
    let file = Incoming::read(Path::new(&request.path))?;
    Ok(call.registry.desk()?.offered_publisher(&file)?.into())
}
