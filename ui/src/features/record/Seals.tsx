/** The seals of a record: one sentence first, then who, whether intact, when; checked again on demand. */
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { SealRow } from '../../components/SealRow';
import type { RecordView } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Record.module.css';

/** The section; nothing for a record without signatures. */
export function Seals({ record }: { record: RecordView }) {
  const { say, said, moment } = useWords();
  const verify = useAct('verify_record');
  const check = () => verify.mutate({ reference: record.reference });
  useCommands(record.seals.length > 0 ? { verify: check } : {});
  if (record.seals.length === 0) return null;
  const seals = verify.data?.signatures ?? record.seals;
  return (
    <section className={css.section}>
      <h2>{say('ui-seals')}</h2>
      <ul className={css.seals}>
        {seals.map((seal, index) => (
          <SealRow key={`${seal.by} ${String(index)}`} seal={seal} />
        ))}
      </ul>
      <ErrorNote error={verify.error} />
      <p className={css.verified}>
        <Button kind="quiet" onPress={check} isDisabled={verify.isPending}>
          {verify.isPending ? say('ui-verifying') : say('ui-verify-again')}
        </Button>
        {verify.data ? (
          <span role="status">
            {say('ui-verified-at', { at: moment(verify.data.checked_at) })} {verify.data.reasons.map(said).join(' ')}
          </span>
        ) : null}
      </p>
    </section>
  );
}
