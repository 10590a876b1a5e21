/**
 * Reminders of a stage in words: the one that came last, how far from the due day, and the next one. Which
 * days these are, the desk says.
 */
import type { StageReminders } from '../generated/contract';
import type { Words } from '../state/words';

/** For a row: that one was reminded, and when; null where no reminder stands. */
export function remindedMark({ say, date }: Words, { standing }: StageReminders): string | null {
  return standing && say('ui-reminded', { on: date(standing.on) });
}

/** For the facts: everything there is to tell, a line each. */
export function reminderLines(
  { pick, say, said, date }: Words,
  { standing, next_on, unknown }: StageReminders,
): string[] {
  const told = standing && pick('ui-reminder', standing.side, { on: date(standing.on), days: standing.working_days });
  const next = next_on && say('ui-reminder-next', { on: date(next_on) });
  return [told, next, unknown && said(unknown)].filter((line): line is string => line !== null);
}
