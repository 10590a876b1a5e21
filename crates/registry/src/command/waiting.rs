//! Operations of this desk that have not come back from its authority, as the window shows them.

use records::{Act, Operation, State};
use words::{Message, Text};

use crate::desk::Desk;
use crate::failure::Failure;

/// The name of an act on the wire, for its sentence `registry-act-<name>`.
pub(super) fn act_name(act: &Act) -> &'static str {
    match act {
        Act::RegisterAgent { .. } => "register-agent",
        Act::AddClass { .. } => "add-class",
        Act::PublishSchedule { .. } => "publish-schedule",
        Act::RecognisePublisher { .. } => "recognise-publisher",
        Act::WithdrawPublisher { .. } => "withdraw-publisher",
        Act::IssueCatalogue { .. } => "issue-catalogue",
        Act::IssueTrustList { .. } => "issue-trust-list",
        Act::PublishForm { .. } => "publish-form",
        Act::SetTarget { .. } => "set-target",
        Act::OpenFolder { .. } => "open-folder",
        Act::OpenPart { .. } => "open-part",
        Act::ClosePart { .. } => "close-part",
        Act::DeclareRecord { .. } => "declare-record",
        Act::WithdrawRecord { .. } => "withdraw-record",
        Act::EditMetadata { .. } => "edit-metadata",
        Act::AddProof { .. } => "add-proof",
        Act::StateFact { .. } => "state-fact",
        Act::WithdrawFact { .. } => "withdraw-fact",
        Act::HandOver { .. } => "hand-over",
        Act::MarkOriginal { .. } => "mark-original",
    }
}

/// What an operation asks for.
pub(crate) fn what(operation: &Operation) -> Message {
    Message::new(format!("registry-act-{}", act_name(&operation.act)))
}

/// Reference and title of what an operation concerns, from the desk or, where it was refused and
/// nothing is shown, from what was typed.
pub(super) fn about(desk: &Desk, operation: &Operation) -> Result<(Option<String>, Option<Text>), Failure> {
    let state = desk.store().entity(operation.entity)?.map(|entity| entity.state);
    let title = match (&state, &operation.act) {
        (Some(State::Record(record)), _) => Some(record.title.clone()),
        (Some(State::Folder(folder)), _) => Some(folder.title.clone()),
        (_, Act::DeclareRecord { record }) => Some(record.title.clone()),
        (_, Act::RecognisePublisher { publisher }) => Some(publisher.title.clone()),
        (_, Act::OpenFolder { folder }) => Some(folder.title.clone()),
        _ => None,
    };
    Ok((state.and_then(|state| state.keys().into_iter().next()), title))
}
