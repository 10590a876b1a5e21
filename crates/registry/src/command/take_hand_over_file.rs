//! `take_hand_over_file`: takes stages in that came by hand.

use std::path::Path;

use super::shaped::{changed, count};
use crate::carrying;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::exchange::{TakeHandOverRequest, TakeHandOverResponse};

pub(super) fn run(call: &mut Call<'_>, request: TakeHandOverRequest) -> Result<TakeHandOverResponse, Failure> {
    let desk = call.registry.desk()?;
    let taken = desk.take_hand_over_file(&carrying::read(Path::new(&request.path))?)?;
    Ok(TakeHandOverResponse {
        instance_id: taken.instance.to_string(),
        form_no: taken.form_no,
        new: count(taken.new),
        changed: changed(&taken.changes),
    })
}
