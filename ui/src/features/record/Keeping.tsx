/** How long the record is kept: one sentence, the time bar, and the why as numbered steps. */
import { ChevronRight } from 'lucide-react';
import { Derivation } from '../../components/Derivation';
import { TimeBar } from '../../components/Marks';
import { ErrorNote, Waiting } from '../../components/Notes';
import type { RecordView } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Record.module.css';

type Props = { record: RecordView; why: boolean; onWhy: () => void };

/** The section. */
export function Keeping({ record, why, onWhy }: Props) {
  const { say, said, read } = useWords();
  const { keeping } = record;
  return (
    <section className={css.section} data-held={keeping.held || undefined}>
      <h2>{say('ui-keeping')}</h2>
      <p className={css.sentence}>{said(keeping.text)}</p>
      <TimeBar keeping={keeping} />
      <p className={css.small}>
        {keeping.rule
          ? say('ui-rule', { rule: keeping.rule, title: keeping.rule_title ? read(keeping.rule_title) : '' })
          : ''}
      </p>
      <button type="button" className={css.why} aria-expanded={why} onClick={onWhy}>
        <ChevronRight size={15} strokeWidth={1.75} aria-hidden="true" />
        {say('ui-why')}
      </button>
      {why ? <Why reference={record.reference} /> : null}
    </section>
  );
}

function Why({ reference }: { reference: string }) {
  const explained = useVerb('explain', { reference });
  if (explained.error) return <ErrorNote error={explained.error} />;
  if (!explained.data) return <Waiting />;
  return <Derivation steps={explained.data.steps} />;
}
