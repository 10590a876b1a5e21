//! `due`: what may be acted on by a day, and how much follows month by month.

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
const LIMIT_MAX: usize = 1_000;

pub(super) fn run(call: &mut Call<'_>, request: DueRequest) -> Result<DueResponse, Failure> {
    let desk = call.registry.desk()?;
    let due = desk.due(request.on)?;
    let last = request.on.first_of_month().saturating_add(MONTHS.months());
    let coming = desk.due(last)?;
    let limit = usize::try_from(request.limit).unwrap_or(LIMIT_MAX).min(LIMIT_MAX);
    Ok(DueResponse {
        on: request.on,
        total: count(due.len()),
        rows: due.iter().take(limit).map(row).collect(),
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
fn months(on: Date, coming: &[Kept]) -> Vec<DueMonth> {
    let month = |n: i32| on.first_of_month().saturating_add(n.months());
    (0..MONTHS)
        .map(|n| {
            let (from, to) = (month(n), month(n + 1));
            let within = || {
                coming.iter().filter(|kept| kept.assessment.due.is_some_and(|day| from <= day && day < to))
            };
            DueMonth {
                month: from.strftime("%Y-%m").to_string(),
                due: count(within().count()),
                held: count(within().filter(|kept| kept.assessment.held).count()),
            }
        })
        .collect()
}
