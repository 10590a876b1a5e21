//! `sync_now`: exchanges everything that can be exchanged now.

use super::shaped::changed;
use super::sync_state::state;
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::{Change, Nothing, Topic};
use crate::view::exchange::SyncChanged;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<SyncChanged, Failure> {
    exchange(call.registry.desk()?)
}

/// An exchange, and what it changed. Not to reach the server is an answer and no failure.
pub(super) fn exchange(desk: &mut Desk) -> Result<SyncChanged, Failure> {
    let exchanged = desk.exchange(None)?;
    desk.catch_up();
    let mut changed = changed(&exchanged.changes);
    // The state of the exchange is another one even where no operation moved.
    changed.retain(|change| change.topic != Topic::Sync);
    changed.push(Change { topic: Topic::Sync, ids: Vec::new() });
    Ok(SyncChanged { state: state(desk)?, changed })
}
