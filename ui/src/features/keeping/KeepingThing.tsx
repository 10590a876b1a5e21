/** The chosen record of the calendar: until when it is kept, and why, step by step. */
import { Button } from '../../components/Button';
import { Derivation } from '../../components/Derivation';
import { TimeBar } from '../../components/Marks';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import type { DueRow } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Keeping.module.css';

/** The pane. */
export function KeepingThing({ row, onOpen }: { row: DueRow | null; onOpen: (row: DueRow) => void }) {
  const { say, said, read, beneath, langOf, other } = useWords();
  const explained = useVerb('explain', { reference: row?.reference ?? '' }, { enabled: row !== null });
  if (!row) return <Empty text={say('ui-keeping-choose')} />;
  return (
    <article className={css.thing}>
      <p className={css.kicker}>
        <span className="ref">{row.reference}</span>
        <Button kind="quiet" onPress={() => onOpen(row)} chord="Enter">
          {say('ui-show-record')}
        </Button>
      </p>
      <h2 className={css.big} lang={langOf(row.title)}>
        {read(row.title)}
      </h2>
      {beneath(row.title) ? (
        <p className={css.beneath} lang={other}>
          {beneath(row.title)}
        </p>
      ) : null}
      <ErrorNote error={explained.error}>
        <Button kind="quiet" onPress={() => void explained.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {explained.data ? (
        <>
          <p className={css.sentence}>{said(explained.data.keeping.text)}</p>
          <TimeBar keeping={explained.data.keeping} />
          <h3 className={css.why}>{say('ui-why')}</h3>
          <Derivation steps={explained.data.steps} />
        </>
      ) : explained.error ? null : (
        <Waiting />
      )}
    </article>
  );
}
