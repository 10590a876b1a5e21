//! The rules of keeping: schedules, triggers, holds and the retention calculus.
//!
//! [`assess`] answers when a unit may be disposed of and why: a pure function of
//! a disposal class, its schedule version, the facts known about the unit, the
//! holds and a day. Every answer carries its derivation ([`Step`]), from which a
//! stranger can recompute the dates.
//!
//! Not here: who may dispose (the approval flow), what a record is (`records`),
//! and any clock, disk or network. Stored results are a cache, never the truth.

mod assess;
mod assessment;
mod check;
mod constraint;
mod cut_off;
mod date;
mod digest;
mod facts;
mod hold;
mod period;
mod schedule;
mod spoken;
mod state;
mod step;
mod trigger;
mod view;

pub use assess::{assess, unscheduled};
pub use assessment::Assessment;
pub use check::{Finding, Grade, Refused};
pub use constraint::{Constraint, ConstraintKind};
pub use cut_off::{BadYearEnd, CutOff, YearEnd};
pub use date::{BadDate, FactDate, office_day};
pub use digest::{CanonicalFault, explanation_digest};
pub use facts::{Assignment, AssignmentSource, EarlierClosing, Event, EventStatus, Facts, PartFacts};
pub use hold::{Hold, Holds};
pub use period::{BadPeriod, Period};
pub use schedule::{
    Action, Authority, Custody, DisposalClass, Expected, Nature, Schedule, ScheduleVersionRef, Stage, Unit, Vector,
    in_force,
};
pub use state::{AsOf, Clock, RetentionState, WaitingReason};
pub use step::{Rule, Step};
pub use trigger::Trigger;
pub use view::{DueView, Explanation, ExplanationStep};
