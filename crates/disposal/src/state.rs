//! Where a unit stands on a day, and what it waits for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whose clock named the day of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// The desk's own; what is due by it is due "by the local clock" only.
    #[default]
    Local,
    /// The server's trusted time, which decides.
    Trusted,
}

impl Clock {
    /// The name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Trusted => "trusted",
        }
    }
}

/// The day of the question and the clock that named it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The day, in the office's zone.
    pub day: Date,
    /// Whose clock.
    pub clock: Clock,
}

impl From<Date> for AsOf {
    /// A day without more is a day by the local clock.
    fn from(day: Date) -> Self {
        Self { day, clock: Clock::Local }
    }
}

/// Why a due day cannot be named yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum WaitingReason {
    /// A part is open.
    Open,
    /// The event has not been registered.
    NoEvent,
    /// The unit does not say which subject it is about.
    NoSubject,
    /// A date is missing.
    MissingDate,
    /// A date lies after the day of the question.
    FutureDate,
    /// A date cannot be read, or is a stand-in for an unknown one.
    InvalidDate,
    /// The previous stage has not been completed.
    StageNotCompleted,
    /// The end lies beyond the calendar.
    OutOfRange,
    /// A hold stands without an end. Said of the earliest disposal only, never of
    /// a unit's state.
    Held,
}

impl WaitingReason {
    /// The name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::NoEvent => "no-event",
            Self::NoSubject => "no-subject",
            Self::MissingDate => "missing-date",
            Self::FutureDate => "future-date",
            Self::InvalidDate => "invalid-date",
            Self::StageNotCompleted => "stage-not-completed",
            Self::OutOfRange => "out-of-range",
            Self::Held => "held",
        }
    }

    /// There is no fact at all, so that another one may be asked instead.
    pub(crate) fn is_absence(self) -> bool {
        matches!(self, Self::NoEvent | Self::NoSubject | Self::MissingDate)
    }
}

/// Where a unit stands. Being held is an overlay, not a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum RetentionState {
    /// No class, or a class without stages.
    Unscheduled,
    /// Something is not known yet; never due.
    Waiting {
        /// What is missing.
        reason: WaitingReason,
    },
    /// Kept through this day.
    Running {
        /// Last day of keeping.
        #[ts(type = "string")]
        until: Date,
    },
    /// The action may be taken.
    Due {
        /// First day on which it may.
        #[ts(type = "string")]
        since: Date,
    },
    /// Kept for ever.
    Permanent,
    /// A ceiling lies before a floor: records review decides, not the calculus.
    Conflict,
}

impl RetentionState {
    /// The name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unscheduled => "unscheduled",
            Self::Waiting { .. } => "waiting",
            Self::Running { .. } => "running",
            Self::Due { .. } => "due",
            Self::Permanent => "permanent",
            Self::Conflict => "conflict",
        }
    }

    /// Why the unit waits.
    pub fn reason(self) -> Option<WaitingReason> {
        match self {
            Self::Waiting { reason } => Some(reason),
            _ => None,
        }
    }
}
