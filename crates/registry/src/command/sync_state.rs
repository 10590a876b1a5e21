//! `sync_state`: how the exchange with the records server stands.

use store::{OutboxRow, OutboxState as Standing};
use sync::Status;
use words::Text;

use super::shaped::count;
use super::waiting::{about, what};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::exchange::{OutboxItem, OutboxState, ServerView, SyncStage, SyncState};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<SyncState, Failure> {
    state(call.registry.desk()?)
}

/// The state as it is now; the verbs of the exchange answer it too.
pub(super) fn state(desk: &Desk) -> Result<SyncState, Failure> {
    let outbox = desk.store().outbox()?;
    let (refused, waiting): (Vec<&OutboxRow>, Vec<&OutboxRow>) =
        outbox.iter().partition(|row| row.state == Standing::Tray);
    let status = desk.sync_status()?;
    let server = server(desk)?;
    let stage = match (&server, &status) {
        (None, _) => SyncStage::Alone,
        (Some(_), Some(Status::Halted { .. })) => SyncStage::Attention,
        (Some(_), _) if !refused.is_empty() => SyncStage::Attention,
        (Some(_), Some(Status::Offline { .. })) => SyncStage::Offline,
        (Some(_), _) if waiting.is_empty() => SyncStage::Synced,
        (Some(_), _) => SyncStage::Waiting,
    };
    Ok(SyncState {
        stage,
        server,
        last_exchange_at: match &status {
            Some(Status::Idle { at } | Status::NeedsAttention { at, .. }) => Some(*at),
            _ => None,
        },
        offline_since: match &status {
            Some(Status::Offline { since, .. }) => Some(*since),
            _ => None,
        },
        trouble: match &status {
            Some(Status::Offline { why, .. } | Status::Halted { why }) => Some(why.clone()),
            _ => None,
        },
        waiting: count(waiting.len()),
        waiting_since: waiting.first().map(|row| row.signed.operation.authored_at),
        attention: count(refused.len()),
        anchored_to: None,
        outbox: outbox.iter().map(|row| item(desk, row)).collect::<Result<_, _>>()?,
        recent: Vec::new(),
    })
}

fn server(desk: &Desk) -> Result<Option<ServerView>, Failure> {
    let (Some(url), Some(deployment)) = (desk.server_url()?, desk.store().deployment()?) else { return Ok(None) };
    let name = Text::new(deployment.origin.as_str(), deployment.origin.as_str());
    Ok(Some(ServerView { url, name, fingerprint: deployment.server_key }))
}

fn item(desk: &Desk, row: &OutboxRow) -> Result<OutboxItem, Failure> {
    let operation = &row.signed.operation;
    let (reference, title) = about(desk, operation)?;
    Ok(OutboxItem {
        operation_id: operation.op_id.to_string(),
        what: what(operation),
        reference,
        title,
        asked_at: operation.authored_at,
        state: match row.state {
            Standing::Waiting => OutboxState::Queued,
            Standing::Accepted => OutboxState::Accepted,
            Standing::Tray => OutboxState::Refused,
        },
        receipt: None,
    })
}
