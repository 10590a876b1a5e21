//! `edit_metadata`: changes elements of a record; the old values stay in its history.

use records::Act;

use super::metadata::wanted;
use super::shaped::changed;
use crate::bulk::differences;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Changed;
use crate::view::files::EditMetadataRequest;

pub(super) fn run(call: &mut Call<'_>, request: EditMetadataRequest) -> Result<Changed, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record) = desk.record(&request.record_id)?;
    let reason = request.reason.as_deref().map(str::trim).unwrap_or_default();
    desk.needs_reason(entity.id, reason)?;
    let changes = differences(&record, &wanted(&request.edits)?);
    if changes.is_empty() {
        return Ok(Changed::default());
    }
    let act = Act::EditMetadata { changes, reason: reason.to_owned() };
    let (_, changes) = desk.ask(desk.asking()?, entity.id, entity.scope, act, Vec::new())?;
    desk.catch_up();
    Ok(Changed { changed: changed(&changes) })
}
