//! What the rules of one calculation look at.

use jiff::civil::Date;

use crate::facts::Facts;
use crate::schedule::ScheduleVersionRef;

/// The facts, the day of the question and the version's calendar.
pub(super) struct Context<'a> {
    pub facts: &'a Facts,
    pub on: Date,
    pub version: &'a ScheduleVersionRef,
}
