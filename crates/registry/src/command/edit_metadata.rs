//! `edit_metadata`: changes elements of a record; the old values stay in its history.

use records::{Act, own_value};
use serde_json::Value;
use words::Message;

use super::metadata::{element_of, read};
use super::shaped::changed;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Changed;
use crate::view::files::EditMetadataRequest;

pub(super) fn run(call: &mut Call<'_>, request: EditMetadataRequest) -> Result<Changed, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record) = desk.record(&request.record_id)?;
    let reason = request.reason.as_deref().map(str::trim).unwrap_or_default();
    // What the authority has accepted is changed only with a reason; what waits here is still ours.
    if reason.is_empty() && !desk.store().history(entity.id)?.is_empty() {
        return Err(Failure::refusal(Message::new("registry-reason-needed")));
    }
    let mut edits = Vec::new();
    for edit in &request.edits {
        let element = element_of(&edit.element)?;
        let (old, new) = (own_value(&record, element).unwrap_or(Value::Null), read(element, edit.value.as_deref())?);
        if old != new {
            edits.push((element, old, new));
        }
    }
    if edits.is_empty() {
        return Ok(Changed::default());
    }
    let act = Act::EditMetadata { changes: edits, reason: reason.to_owned() };
    let (_, changes) = desk.ask(desk.asking()?, entity.id, entity.scope, act, Vec::new())?;
    desk.catch_up();
    Ok(Changed { changed: changed(&changes) })
}
