//! `sync_state`: how the exchange with the records server stands.

use records::Operation;
use store::{OutboxRow, OutboxState as Standing};
use sync::Status;
use words::Text;

use super::shaped::count;
use super::waiting::{about, what};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::exchange::{Anchor, OutboxItem, OutboxState, Receipt, ServerView, SyncStage, SyncState};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<SyncState, Failure> {
    state(call.registry.desk()?)
}

/// How many operations that came back are listed.
const RECENT: u64 = 50;

/// The state as it is now; the verbs of the exchange answer it too.
pub(super) fn state(desk: &Desk) -> Result<SyncState, Failure> {
    let outbox = desk.store().outbox()?;
    let (refused, waiting): (Vec<&OutboxRow>, Vec<&OutboxRow>) =
        outbox.iter().partition(|row| row.state == Standing::Tray);
    let status = desk.sync_status()?;
    let server = server(desk)?;
    // Where the desk decides itself nothing is exchanged, and its own entries are no receipts.
    let receipts = if server.is_some() { desk.store().receipts(RECENT)? } else { Vec::new() };
    Ok(SyncState {
        stage: stage(server.is_some(), status.as_ref(), &refused, &waiting),
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
        anchored_to: anchored_to(desk)?,
        outbox: outbox.iter().map(|row| waits(desk, row)).collect::<Result<_, _>>()?,
        recent: receipts.iter().map(|receipt| came_back(desk, receipt)).collect::<Result<_, _>>()?,
    })
}

fn stage(joined: bool, status: Option<&Status>, refused: &[&OutboxRow], waiting: &[&OutboxRow]) -> SyncStage {
    match status {
        _ if !joined => SyncStage::Alone,
        Some(Status::Halted { .. }) => SyncStage::Attention,
        _ if !refused.is_empty() => SyncStage::Attention,
        Some(Status::Offline { .. }) => SyncStage::Offline,
        _ if waiting.is_empty() => SyncStage::Synced,
        _ => SyncStage::Waiting,
    }
}

/// The signed heads as one: how many entries of all chains they cover.
fn anchored_to(desk: &Desk) -> Result<Option<Anchor>, Failure> {
    let anchors = desk.store().anchors()?;
    let entries = anchors.iter().map(|anchor| anchor.seq).sum();
    Ok((entries > 0).then_some(Anchor { entries }))
}

fn server(desk: &Desk) -> Result<Option<ServerView>, Failure> {
    let (Some(url), Some(deployment)) = (desk.server_url()?, desk.store().deployment()?) else { return Ok(None) };
    let name = Text::new(deployment.origin.as_str(), deployment.origin.as_str());
    Ok(Some(ServerView { url, name, fingerprint: deployment.server_key }))
}

fn waits(desk: &Desk, row: &OutboxRow) -> Result<OutboxItem, Failure> {
    let state = match row.state {
        Standing::Waiting => OutboxState::Queued,
        Standing::Accepted => OutboxState::Accepted,
        Standing::Tray => OutboxState::Refused,
    };
    item(desk, &row.signed.operation, state, None)
}

fn came_back(desk: &Desk, receipt: &store::Receipt) -> Result<OutboxItem, Failure> {
    // Only a signed head at or behind it proves its place.
    let proven = receipt.anchored_to >= receipt.seq;
    let state = if proven { OutboxState::Logged } else { OutboxState::Accepted };
    let shown = Receipt {
        scope: receipt.scope.to_string(),
        position: receipt.seq,
        accepted_at: receipt.accepted_at,
        head: receipt.anchored_to,
    };
    item(desk, &receipt.signed.operation, state, Some(shown))
}

fn item(
    desk: &Desk,
    operation: &Operation,
    state: OutboxState,
    receipt: Option<Receipt>,
) -> Result<OutboxItem, Failure> {
    let (reference, title) = about(desk, operation)?;
    Ok(OutboxItem {
        operation_id: operation.op_id.to_string(),
        what: what(operation),
        reference,
        title,
        asked_at: operation.authored_at,
        state,
        receipt,
    })
}
