//! What starts a retention period.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::period::Period;

/// The criterion by which a unit becomes inactive and its period starts to run.
///
/// Variants without fields are written with braces so that an unknown field in a
/// schedule is an error: a misspelt offset must not vanish and shorten a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Trigger {
    /// The day the record was declared (of an aggregate: its latest record).
    Declared {},
    /// The day the part was closed; several parts: all closed, the latest counts.
    PartClosed {},
    /// The unit's own named date element, for example the date of the document.
    Date {
        /// Name of the element.
        element: String,
    },
    /// A registered event, looked up by its kind and the unit's subject key.
    Event {
        /// Kind of the event, for example `contract-completed`.
        event: String,
        /// Name of the unit's key, for example `contract`; its value selects the events.
        subject: String,
    },
    /// A day that the schedule itself names.
    Fixed {
        /// The day.
        on: Date,
    },
    /// At once: the day the unit was declared or, failing that, opened.
    Immediate {},
    /// The day the previous stage of the class was completed.
    StageCompleted {},
    /// Never: kept permanently.
    Permanent {},
    /// Another trigger and a period after it, without a cut-off.
    After {
        /// The trigger counted from.
        trigger: Box<Trigger>,
        /// How long after it.
        period: Period,
    },
    /// Whichever is later; an unknown one counts as later.
    LatestOf {
        /// Two or more triggers.
        of: Vec<Trigger>,
    },
    /// Whichever known one is earlier; an event not registered has not happened.
    EarliestOf {
        /// Two or more triggers.
        of: Vec<Trigger>,
    },
    /// All conditions must be met; the last one counts. The dates are those of
    /// [`Trigger::LatestOf`]; schedules word conditions and dates apart.
    AllOf {
        /// Two or more triggers.
        of: Vec<Trigger>,
    },
    /// The first one for which there is a fact, in the order given: a registered
    /// event before the date that the form itself supplied.
    FirstKnown {
        /// Two or more triggers.
        of: Vec<Trigger>,
    },
}

impl Trigger {
    /// The triggers directly inside this one.
    pub fn inner(&self) -> &[Trigger] {
        match self {
            Self::After { trigger, .. } => std::slice::from_ref(trigger),
            Self::LatestOf { of } | Self::EarliestOf { of } | Self::AllOf { of } | Self::FirstKnown { of } => of,
            _ => &[],
        }
    }

    /// A choice among several triggers.
    pub fn is_choice(&self) -> bool {
        matches!(self, Self::LatestOf { .. } | Self::EarliestOf { .. } | Self::AllOf { .. } | Self::FirstKnown { .. })
    }
}
