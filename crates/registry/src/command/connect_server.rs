//! `connect_server`: joins a records server with a one-time code, and exchanges at once.

use super::shaped::changed;
use super::sync_now::exchange;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::exchange::{ConnectServerRequest, SyncChanged};

pub(super) fn run(call: &mut Call<'_>, request: ConnectServerRequest) -> Result<SyncChanged, Failure> {
    let desk = call.registry.desk()?;
    let joined = desk.connect(&request.url, &request.code)?;
    let mut answer = exchange(desk)?;
    answer.changed.extend(changed(&joined));
    Ok(answer)
}
