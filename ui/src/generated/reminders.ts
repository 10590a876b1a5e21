/**
 * Contract: reminders of a stage, as My work and the forms under way tell them.
 *
 * Deliberately not here: which days they are (the form's rule), and notices of the system.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Message } from './common';

/** On which side of the due day a reminder lies. */
export type ReminderSide = 'before' | 'on_the_day' | 'after';

/** A reminder of a stage whose day has come. */
export type StageReminder = {
  on: string;
  side: ReminderSide;
  /** Working days between the two. */
  working_days: number;
};

/** What the reminders of an open stage say today. */
export type StageReminders = {
  /** The one that came last; null = none has. */
  standing: StageReminder | null;
  next_on: string | null;
  /** Why the days cannot be told; null = they can. */
  unknown: Message | null;
};
