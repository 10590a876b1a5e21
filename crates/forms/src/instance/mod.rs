//! A form on its way through the stages: state, hand-over, dates. Pure: events come in,
//! a new state comes out; who keeps them is not known here.

mod decide;
mod due;
mod hand_over;
mod state;

pub use decide::decide_hand_over;
pub(crate) use decide::to_whom;
pub use due::{Overdue, Reminder, Reminders, overdue, reminders};
pub use hand_over::{Assignee, HandOver, Handed, Next, Outcome, Signed};
pub use state::{Instance, InstanceState, OpenStage, Returned, Revision, apply};
