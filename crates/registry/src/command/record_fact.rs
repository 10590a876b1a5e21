//! `record_fact`: states a fact for which a period waits.

use super::explain::line;
use super::shaped::changed;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::keeping::{RecordFactRequest, RecordFactResponse};

pub(super) fn run(call: &mut Call<'_>, request: RecordFactRequest) -> Result<RecordFactResponse, Failure> {
    let desk = call.registry.desk()?;
    let note = request.note.as_deref().unwrap_or_default();
    let changes = desk.state_fact(&request.reference, &request.fact, request.on, note)?;
    desk.catch_up();
    let kept = desk.assess(&request.reference, desk.today())?;
    Ok(RecordFactResponse {
        keeping: line(desk, &request.reference, &kept.assessment)?,
        changed: changed(&changes),
    })
}
