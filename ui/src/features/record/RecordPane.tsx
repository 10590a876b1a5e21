/**
 * One record: its paper at the left, at the right sections without boxes: title and reference, where
 * it is filed, seals, keeping with its why, metadata, history.
 */
import { useState } from 'react';
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { HeldWord, Reference, SecurityStripe, SecurityWord } from '../../components/Marks';
import { ErrorNote, Remark, Waiting } from '../../components/Notes';
import type { RecordView } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { History } from './History';
import { Keeping } from './Keeping';
import { Metadata } from './Metadata';
import { Preview } from './Preview';
import css from './Record.module.css';
import { Seals } from './Seals';

/** The record of a reference, present, former or provisional. */
export function RecordPane({ reference }: { reference: string }) {
  const { say } = useWords();
  const shown = useVerb('show_record', { reference });
  if (shown.error)
    return (
      <div className={css.trouble}>
        <h1 className={css.title}>{reference}</h1>
        <ErrorNote error={shown.error}>
          <Button kind="quiet" onPress={() => void shown.refetch()}>
            {say('ui-try-again')}
          </Button>
        </ErrorNote>
      </div>
    );
  if (!shown.data) return <Waiting />;
  return <Shown record={shown.data} />;
}

function Shown({ record }: { record: RecordView }) {
  const { say } = useWords();
  const [component, setComponent] = useState(record.components[0]?.component_id ?? null);
  const [why, setWhy] = useState(false);
  const to = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'start' });
  useStatusText(record.reference);
  useCommands({
    why: () => setWhy((open) => !open),
    history: () => to('record-history'),
    information: () => to('record-metadata'),
    'copy-reference': () => void copyReference(record),
  });
  return (
    <>
      <SecurityStripe level={record.security} />
      <div className={css.record}>
        <Preview record={record} component={component} onChoose={setComponent} />
        <article className={css.facts} aria-label={say('ui-record')}>
          <Head record={record} />
          <Seals record={record} />
          <Keeping record={record} why={why} onWhy={() => setWhy((open) => !open)} />
          <Metadata record={record} />
          <History record={record} />
        </article>
      </div>
    </>
  );
}

/** Copies the reference with its title, as one writes it in a minute. */
async function copyReference(record: RecordView): Promise<void> {
  const title = record.title['zh-Hant-HK'] || record.title.en;
  await navigator.clipboard.writeText(`${record.reference} ${title}`).catch(() => undefined);
}

function Head({ record }: { record: RecordView }) {
  const title = useArrival<HTMLHeadingElement>(record.record_id);
  const { say, read, beneath, langOf, other } = useWords();
  const go = useGo();
  return (
    <header className={css.head}>
      <p className={css.reference}>
        <Reference reference={record.reference} provisional={record.provisional} />
        <Button kind="quiet" onPress={() => void copyReference(record)}>
          {say('ui-copy')}
        </Button>
      </p>
      <h1 ref={title} tabIndex={-1} className={css.title} lang={langOf(record.title)}>
        {read(record.title)}
      </h1>
      {beneath(record.title) ? (
        <p className={css.beneath} lang={other}>
          {beneath(record.title)}
        </p>
      ) : null}
      {record.withdrawn === null ? null : <Remark>{say('ui-withdrawn', { why: record.withdrawn })}</Remark>}
      <p className={css.under}>
        <SecurityWord level={record.security} /> {record.keeping.held ? <HeldWord /> : null}
      </p>
      <nav aria-label={say('ui-filed-under')} className={css.path}>
        <ol>
          {record.path.map((step) => (
            <li key={step.node_id}>
              <a
                href={`#/files?node=${step.node_id}`}
                onClick={(event) => {
                  event.preventDefault();
                  go('/files', { node: step.node_id });
                }}
              >
                <span className="ref">{step.reference}</span>
              </a>
              {step.kind === 'part' ? null : <span className={css.stepTitle}> {read(step.title)}</span>}
            </li>
          ))}
        </ol>
      </nav>
      {record.former.length > 0 ? (
        <p className={css.former}>{say('ui-former', { references: record.former.join(say('ui-and')) })}</p>
      ) : null}
    </header>
  );
}
