//! `rebuild_index`: reads everything anew into an index under a new key.

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Nothing, Topic};
use crate::view::prove::RebuildResponse;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<RebuildResponse, Failure> {
    let records = call.registry.desk()?.rebuild_index()?;
    Ok(RebuildResponse { records: u32::try_from(records).unwrap_or(u32::MAX), changed: all_of(Topic::Index) })
}
