//! `take_filing_back`: takes filings back that were a mistake; what is refused keeps nothing else back.

use store::Changes;

use super::shaped::{changed, count, id_of};
use super::wire_error;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::files::{TakeFilingBackRequest, TakeFilingBackResponse};
use crate::withdrawing::at_once;

pub(super) fn run(call: &mut Call<'_>, request: TakeFilingBackRequest) -> Result<TakeFilingBackResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let reason = request.reason.unwrap_or_else(|| at_once(lang));
    let (mut taken, mut refused, mut changes) = (0, Vec::new(), Changes::default());
    for id in request.record_ids {
        match id_of(&id).and_then(|record| desk.take_filing_back(record, &reason)) {
            Ok(more) => {
                taken += 1;
                changes.extend(more);
            }
            Err(failure) => refused.push(wire_error(&failure, lang)),
        }
    }
    desk.catch_up();
    Ok(TakeFilingBackResponse { taken: count(taken), refused, changed: changed(&changes) })
}
