/** The reminders of a stage among the facts of what waits; nothing where there is none. */
import type { StageReminders } from '../generated/contract';
import { useWords } from '../state/words';
import { reminderLines } from './reminders';

/** The fact. */
export function ReminderFact({ reminders }: { reminders: StageReminders }) {
  const words = useWords();
  const lines = reminderLines(words, reminders);
  if (lines.length === 0) return null;
  return (
    <>
      <dt>{words.say('ui-reminder-label')}</dt>
      <dd className="num">
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
    </>
  );
}
