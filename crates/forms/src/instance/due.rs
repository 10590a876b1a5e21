//! Due dates, reminders and what is overdue: always derived, never stored as a state.

use jiff::civil::Date;
use serde::Serialize;
use words::Message;

use super::state::Instance;
use crate::calendar::{Calendar, Uncovered};
use crate::definition::Stage;
use crate::inputs::Snapshots;

/// A stage that is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// The stage.
    pub stage: String,
    /// When it was due.
    pub due_on: Date,
    /// Calendar days since then.
    pub days: i32,
}

/// Whether the open stage is late on `today`. The due date itself is still in time.
pub fn overdue(instance: &Instance, today: Date) -> Option<Overdue> {
    let open = instance.open.as_ref()?;
    let due_on = open.due_on.filter(|due_on| *due_on < today)?;
    let days = due_on.until(today).ok()?.get_days();
    Some(Overdue { stage: open.stage.clone(), due_on, days })
}

/// The days on which to remind of a stage that is due on `due_on`.
pub fn reminders(stage: &Stage, due_on: Date, calendar: &Calendar) -> Result<Vec<Date>, Uncovered> {
    stage.remind.iter().map(|offset| calendar.shifted(due_on, *offset)).collect()
}

/// By when `stage` is due, counted from `from`; a message when the calendar does not tell.
pub fn due_on(stage: &Stage, from: Date, snapshots: &Snapshots) -> Result<Option<Date>, Message> {
    let Some(due) = &stage.due else { return Ok(None) };
    let calendar = snapshots.get(&due.calendar).and_then(Calendar::read);
    let calendar =
        calendar.ok_or_else(|| Message::new("forms-snapshot-missing").with("name", due.calendar.as_str()))?;
    let day = calendar.shifted(from, due.working_days.into());
    day.map(Some).map_err(|day| Message::new("forms-calendar-range").with("day", day.0.to_string()))
}
