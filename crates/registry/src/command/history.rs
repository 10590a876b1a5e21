//! The history of a record: what was accepted, and what waits for its authority.

use std::collections::BTreeSet;

use records::{Change, Element, EntityId, Event};
use store::OutboxState;
use words::{Message, Text};

use super::metadata::{name_of, raw, shown};
use super::shaped::agent;
use super::waiting::act_name;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::files::{HistoryEntry, HistoryState};

/// A history, the newest first; and the elements that somebody changed.
pub(super) fn history(desk: &Desk, id: EntityId) -> Result<(Vec<HistoryEntry>, BTreeSet<Element>), Failure> {
    let (mut entries, mut edited) = (Vec::new(), BTreeSet::new());
    for entry in desk.store().history(id)? {
        let event = entry.event;
        match &event.change {
            Change::MetadataChanged { changes, reason } => {
                for change in changes {
                    edited.insert(change.element);
                    let value = |value| -> Result<Option<Text>, Failure> {
                        let text = shown(desk, change.element, value)?;
                        Ok(Some(if text.is_empty() { Text::new(raw(value), raw(value)) } else { text }))
                    };
                    let name = name_of(change.element);
                    let what = Message::new("registry-history-metadata-changed").with("element", name.as_str());
                    let row = accepted(desk, &event, &name, what)?;
                    let reason = (!reason.is_empty()).then(|| reason.clone());
                    entries.push(HistoryEntry { old: value(&change.old)?, new: value(&change.new)?, reason, ..row });
                }
            }
            Change::RecordWithdrawn { reason } => {
                let row = accepted(desk, &event, "", Message::new("registry-history-record-withdrawn"))?;
                entries.push(HistoryEntry { reason: Some(reason.clone()), ..row });
            }
            other => {
                let what = Message::new(format!("registry-history-{}", other.name()));
                entries.push(accepted(desk, &event, "", what)?);
            }
        }
    }
    for row in desk.store().outbox()? {
        let operation = &row.signed.operation;
        if operation.entity == id && row.state != OutboxState::Tray {
            entries.push(HistoryEntry {
                event_id: operation.op_id.to_string(),
                at: operation.authored_at,
                agent: Some(agent(desk, operation.agent)?),
                what: Message::new(format!("registry-act-{}", act_name(&operation.act))),
                old: None,
                new: None,
                reason: None,
                state: if row.state == OutboxState::Accepted { HistoryState::Accepted } else { HistoryState::Here },
            });
        }
    }
    entries.reverse();
    Ok((entries, edited))
}

fn accepted(desk: &Desk, event: &Event, within: &str, what: Message) -> Result<HistoryEntry, Failure> {
    Ok(HistoryEntry {
        event_id: format!("{}-{}{}{within}", event.scope, event.seq, if within.is_empty() { "" } else { "-" }),
        at: event.authored_at,
        agent: Some(agent(desk, event.by)?),
        what,
        old: None,
        new: None,
        reason: None,
        state: HistoryState::Accepted,
    })
}
