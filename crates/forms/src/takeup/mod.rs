//! Take-up: how much a form is used, counted from what the journal tells of each form on its way and from nothing
//! else, so that whoever has the events comes to the same figures.
//!
//! Two kinds of figures: what *happened* on a day of the period (begun, completed, refused, withdrawn), and what *stood so*
//! on its last day (open, overdue, originals outstanding). Deliberately not here: who keeps the events, which period is
//! meant, and targets: they measure the figures and are no part of them.

mod course;
mod figures;
mod target;

pub use course::{Course, Told, course};
pub use figures::{MonthFigures, OfInstance, Spell, TakeUp, TakeUpFigures, share, take_up};
pub use target::{FormTarget, TakeUpMeasure, TakeUpTarget, TargetPeriod};
