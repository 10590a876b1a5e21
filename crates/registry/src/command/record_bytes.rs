//! `record_bytes`: the raw bytes of one file of a record.

use super::shaped::small_enough_to_show;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::RecordBytesRequest;

pub(super) fn run(call: &mut Call<'_>, request: RecordBytesRequest) -> Result<Vec<u8>, Failure> {
    let desk = call.registry.desk()?;
    let (entity, _, component) = desk.file_of(&request.record_id, &request.component_id)?;
    small_enough_to_show(&component.name, component.size_bytes)?;
    Ok(desk.edition(entity.id, &component)?)
}
