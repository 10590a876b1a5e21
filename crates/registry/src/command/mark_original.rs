//! `mark_original`: an original was seen, came, or went back.

use super::shaped::{changed, id_of};
use crate::command::Call;
use crate::failure::Failure;
use crate::stages::Marked;
use crate::under_way::originals_of;
use crate::view::originals::{MarkOriginalRequest, MarkOriginalResponse};

pub(super) fn run(call: &mut Call<'_>, request: MarkOriginalRequest) -> Result<MarkOriginalResponse, Failure> {
    let desk = call.registry.desk()?;
    let id = id_of(&request.instance_id)?;
    let MarkOriginalRequest { slot_id: slot, sha256, again, step, on, note, .. } = request;
    let on = on.unwrap_or_else(|| desk.today());
    let changes = desk.mark_original(id, Marked { slot, sha256, again, step, on, note })?;
    let instance = desk.instance(id)?;
    let (_, definition) = desk.form(&instance.definition_hash)?;
    Ok(MarkOriginalResponse { originals: originals_of(&definition, &instance), changed: changed(&changes) })
}
