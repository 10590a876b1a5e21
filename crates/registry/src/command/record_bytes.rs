//! `record_bytes`: the raw bytes of one file of a record.

use words::Message;

use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::RecordBytesRequest;

/// More than this is not shown but exported.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

pub(super) fn run(call: &mut Call<'_>, request: RecordBytesRequest) -> Result<Vec<u8>, Failure> {
    let desk = call.registry.desk()?;
    let (entity, _, component) = desk.file_of(&request.record_id, &request.component_id)?;
    if component.size_bytes > MAX_BYTES {
        return Err(Failure::refusal(Message::new("registry-too-large-to-show").with("name", component.name)));
    }
    Ok(desk.store().component(entity.id, &component.name)?)
}
