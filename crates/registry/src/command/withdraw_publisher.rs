//! `withdraw_publisher`: takes nothing new of a publisher any more.

use super::list_publishers::publishers;
use super::shaped::changed;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::publishers::{PublishersResponse, WithdrawPublisherRequest};

pub(super) fn run(call: &mut Call<'_>, request: WithdrawPublisherRequest) -> Result<PublishersResponse, Failure> {
    let desk = call.registry.desk()?;
    let changes = desk.withdraw_publisher(&request.key, &request.reason)?;
    publishers(desk, changed(&changes))
}
