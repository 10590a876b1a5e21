/** What happened to a record, by day: who, what, old and new, the reason, and how far it is proven. */
import type { HistoryEntry, RecordView } from '../../generated/contract';
import { dayOf } from '../../state/dates';
import { useWords } from '../../state/words';
import css from './Record.module.css';

/** The section. */
export function History({ record }: { record: RecordView }) {
  const { say, date } = useWords();
  const days = [...Map.groupBy(record.history, (entry) => dayOf(entry.at))];
  return (
    <section className={css.section} id="record-history">
      <h2>{say('ui-history')}</h2>
      {days.map(([day, entries]) => (
        <div key={day} className={css.day}>
          <h3 className="num">{date(day)}</h3>
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.event_id} entry={entry} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { pick, say, said, read, clock } = useWords();
  return (
    <li className={css.entry}>
      <span className={`num ${css.clock}`}>{clock(entry.at)}</span>
      <span>
        {said(entry.what)}
        {entry.old !== null || entry.new !== null ? (
          <span className={css.small}>
            {' '}
            {say('ui-old-new', { old: entry.old ? read(entry.old) : '—', new: entry.new ? read(entry.new) : '—' })}
          </span>
        ) : null}
        {entry.reason ? <span className={css.reason}>{entry.reason}</span> : null}
        <span className={css.small}>
          {entry.agent ? `${read(entry.agent.name)} · ` : ''}
          {pick('ui-proof', entry.state)}
        </span>
      </span>
    </li>
  );
}
