//! A form on its way through the stages: state, hand-over, dates. Pure: events come in,
//! a new state comes out; who keeps them is not known here.

mod decide;
mod due;
mod hand_over;
mod mark;
mod original;
mod part;
mod same_rows;
mod signed;
mod signing;
mod state;

pub(crate) use decide::to_whom;
pub use decide::{cites, decide_hand_over};
pub use due::{Overdue, Reminder, Reminders, escalated, late, overdue, reminders};
pub use hand_over::{Assignee, HandOver, Handed, Next, NextStage, Outcome};
pub use mark::{MarkOriginal, OriginalStep};
pub use original::{Original, OriginalState, apply_original, decide_original, originals};
pub use signed::{OnPaper, Sheet, Signed, SignedBy};
pub use state::{Instance, InstanceState, OpenStage, Returned, Revision, apply};
