//! Reminders of stages as the desk tells them: the rule is the form's, the calendar that of the vault.
//!
//! Deliberately not here: which days they are (`forms::reminders`), and notices of the system.

use forms::{Definition, Instance, OpenStage};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::reminders::{ReminderSide, StageReminder, StageReminders};

impl Desk {
    /// Which reminders of an open stage stand today; a message where the calendar does not tell.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn reminders(
        &self,
        definition: &Definition,
        open: &OpenStage,
    ) -> Result<Result<forms::Reminders, Message>, Failure> {
        Ok(forms::reminders(definition, open, &self.snapshots(definition)?, self.today()))
    }
}

impl Desk {
    /// The late stages of a form about which one turns to a post, each with that post, where the calendar tells.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn turned<'d, 'i>(
        &self,
        definition: &'d Definition,
        instance: &'i Instance,
    ) -> Result<Vec<(&'i OpenStage, &'d str)>, Failure> {
        let today = self.today();
        if forms::overdue(instance, today).is_empty() {
            return Ok(Vec::new());
        }
        let snapshots = self.snapshots(definition)?;
        let post = |open| forms::escalated(definition, open, &snapshots, today).ok().flatten();
        Ok(instance.open.iter().filter_map(|open| Some((open, post(open)?))).collect())
    }

    /// The posts to turn to about the late stages of a form.
    ///
    /// # Errors
    /// As [`Self::turned`].
    pub(crate) fn turn_to(&self, definition: &Definition, instance: &Instance) -> Result<Vec<String>, Failure> {
        let turned = self.turned(definition, instance)?;
        let mut posts: Vec<String> = turned.into_iter().map(|(_, post)| post.to_owned()).collect();
        posts.dedup();
        Ok(posts)
    }
}

/// Reminders as the window shows them.
pub(crate) fn shown(told: Result<forms::Reminders, Message>) -> StageReminders {
    match told {
        Ok(told) => StageReminders {
            standing: told.standing.last().map(|reminder| StageReminder {
                on: reminder.on,
                side: match reminder.working_days {
                    ..0 => ReminderSide::Before,
                    0 => ReminderSide::OnTheDay,
                    1.. => ReminderSide::After,
                },
                working_days: u32::try_from(reminder.working_days.unsigned_abs()).unwrap_or(u32::MAX),
            }),
            next_on: told.next_on,
            unknown: None,
        },
        Err(message) => StageReminders { unknown: Some(message), ..StageReminders::default() },
    }
}
