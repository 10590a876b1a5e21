//! `due`: what may be acted on by a day, and how much follows month by month.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use records::State;

use super::shaped::{action_of, count, keeping_state};
use crate::command::Call;
use crate::failure::Failure;
use crate::keeping::Kept;
use crate::view::keeping::{DueMonth, DueRequest, DueResponse, DueRow};

/// Ten years of columns.
const MONTHS: i32 = 120;
const LIMIT_MAX: u32 = 1_000;

pub(super) fn run(call: &mut Call<'_>, request: DueRequest) -> Result<DueResponse, Failure> {
    let desk = call.registry.desk()?;
    let (due, total) = desk.due(request.from, request.on, request.limit.min(LIMIT_MAX))?;
    let first = request.on.first_of_month();
    let coming = desk.store().register_months(first, first.saturating_add(MONTHS.months()))?.into_iter().collect();
    Ok(DueResponse {
        on: request.on,
        total: count(usize::try_from(total).unwrap_or(usize::MAX)),
        rows: due.iter().map(row).collect(),
        months: months(request.on, &coming),
    })
}

fn row(kept: &Kept) -> DueRow {
    let assessment = &kept.assessment;
    let (reference, title) = match &kept.entity.state {
        State::Record(record) => (record.reference(), record.title.clone()),
        _ => Default::default(),
    };
    DueRow {
        record_id: kept.entity.id.to_string(),
        reference,
        title,
        class: assessment.class.clone().unwrap_or_default(),
        state: keeping_state(assessment),
        action: action_of(assessment.action),
        base: assessment.base,
        end: assessment.end,
        due: assessment.due,
        held: assessment.held,
    }
}

/// What falls due within each month; what was due earlier stands in the rows alone.
fn months(on: Date, coming: &BTreeMap<String, u64>) -> Vec<DueMonth> {
    let month = |n: i32| on.first_of_month().saturating_add(n.months()).strftime("%Y-%m").to_string();
    (0..MONTHS)
        .map(|n| {
            let month = month(n);
            let due = coming.get(&month).and_then(|due| u32::try_from(*due).ok()).unwrap_or(0);
            // No hold can be placed yet.
            DueMonth { month, due, held: 0 }
        })
        .collect()
}
