//! `verify_record`: the signatures on a record's files, judged now.

use records::Component;

use super::judged::{Judged, judge, report};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::prove::{VerifyRecordRequest, VerifyReport};

pub(super) fn run(call: &mut Call<'_>, request: VerifyRecordRequest) -> Result<VerifyReport, Failure> {
    let desk = call.registry.desk()?;
    let (entity, record) = desk.record(&request.reference)?;
    let pdfs = || record.components.iter().filter(|component| component.media == "application/pdf");
    let mut chosen: Vec<&Component> = pdfs().filter(|component| !component.seals.is_empty()).collect();
    if chosen.is_empty() {
        // A PDF without a signature has its verdict too.
        chosen.extend(pdfs().next());
    }
    let mut reports = Vec::new();
    for component in chosen {
        let bytes = desk.edition(entity.id, component)?;
        reports.push(Judged::of_record(entity.id, component, judge(desk, &bytes)?));
    }
    report(desk, &record.reference(), &reports)
}
