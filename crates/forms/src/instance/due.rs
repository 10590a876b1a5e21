//! Due dates, reminders and what is overdue: always derived, never stored as a state.

use jiff::civil::Date;
use serde::Serialize;
use words::Message;

use super::state::{Instance, OpenStage};
use crate::calendar::{Calendar, Uncovered};
use crate::definition::{Definition, Due, Stage};
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

/// The open stages that are late on `today`. The due date itself is still in time.
pub fn overdue(instance: &Instance, today: Date) -> Vec<Overdue> {
    instance.open.iter().filter_map(|open| late(open, today)).collect()
}

/// Whether one open stage is late on `today`.
pub fn late(open: &OpenStage, today: Date) -> Option<Overdue> {
    let due_on = open.due_on.filter(|due_on| *due_on < today)?;
    let days = due_on.until(today).ok()?.get_days();
    Some(Overdue { stage: open.stage.clone(), due_on, days })
}

/// A reminder whose day has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The stage.
    pub stage: String,
    /// Its day.
    pub on: Date,
    /// Working days after the due day; negative before it, 0 on it.
    pub working_days: i64,
    /// When the stage is due.
    pub due_on: Date,
}

/// What the reminders of an open stage say on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reminders {
    /// Those whose day has come, in the order of their days.
    pub standing: Vec<Reminder>,
    /// The day of the next one.
    pub next_on: Option<Date>,
}

/// Which reminders of an open stage stand on `today`. One whose day is not after the day on which the
/// stage came says nothing that its coming did not say, and never stands.
///
/// # Errors
/// A message where the calendar is not there or does not reach a reminder's day: no day is guessed.
pub fn reminders(
    definition: &Definition,
    open: &OpenStage,
    snapshots: &Snapshots,
    today: Date,
) -> Result<Reminders, Message> {
    let stage = definition.stage(&open.stage).filter(|stage| !stage.remind.is_empty());
    let (Some(stage), Some(due_on)) = (stage, open.due_on) else { return Ok(Reminders::default()) };
    let Some(due) = &stage.due else { return Ok(Reminders::default()) };
    let mut days = reminder_days(stage, due_on, &calendar(due, snapshots)?).map_err(out_of_range)?;
    days.retain(|(on, _)| *on > open.since);
    let (come, coming): (Vec<_>, Vec<_>) = days.into_iter().partition(|(on, _)| *on <= today);
    let reminder = |(on, working_days)| Reminder { stage: open.stage.clone(), on, working_days, due_on };
    Ok(Reminders { standing: come.into_iter().map(reminder).collect(), next_on: coming.first().map(|(on, _)| *on) })
}

/// The post to which to turn about a late stage: named by the stage, from as many working days after the due day
/// on as it says.
///
/// # Errors
/// As [`reminders`].
pub fn escalated<'d>(
    definition: &'d Definition,
    open: &OpenStage,
    snapshots: &Snapshots,
    today: Date,
) -> Result<Option<&'d str>, Message> {
    let stage = definition.stage(&open.stage).filter(|_| late(open, today).is_some());
    let told = stage.and_then(|stage| Some((stage.escalate.as_ref()?, stage.due.as_ref()?, open.due_on?)));
    let Some((escalate, due, due_on)) = told else { return Ok(None) };
    let from = calendar(due, snapshots)?.shifted(due_on, escalate.after_working_days.into()).map_err(out_of_range)?;
    Ok((from <= today).then_some(escalate.post.as_str()))
}

/// The days on which to remind of a stage that is due on `due_on`, in order, each with its distance.
fn reminder_days(stage: &Stage, due_on: Date, calendar: &Calendar) -> Result<Vec<(Date, i64)>, Uncovered> {
    let days = stage.remind.iter().map(|days| calendar.shifted(due_on, *days).map(|on| (on, *days)));
    let mut days = days.collect::<Result<Vec<_>, _>>()?;
    days.sort_unstable();
    days.dedup_by_key(|(on, _)| *on);
    Ok(days)
}

/// By when `stage` is due, counted from `from`; a message when the calendar does not tell.
pub fn due_on(stage: &Stage, from: Date, snapshots: &Snapshots) -> Result<Option<Date>, Message> {
    let Some(due) = &stage.due else { return Ok(None) };
    calendar(due, snapshots)?.shifted(from, due.working_days.into()).map(Some).map_err(out_of_range)
}

fn calendar(due: &Due, snapshots: &Snapshots) -> Result<Calendar, Message> {
    let calendar = snapshots.get(&due.calendar).and_then(Calendar::read);
    calendar.ok_or_else(|| Message::new("forms-snapshot-missing").with("name", due.calendar.as_str()))
}

fn out_of_range(day: Uncovered) -> Message {
    Message::new("forms-calendar-range").with("day", day.0.to_string())
}
