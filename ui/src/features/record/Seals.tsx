/** The seals of a record: one sentence first, then who, whether intact, when; checked again on demand. */
import { Button } from '../../components/Button';
import { SealMark, sealOf } from '../../components/Marks';
import { ErrorNote } from '../../components/Notes';
import type { RecordView, SignatureView } from '../../generated/contract';
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

/** One seal. */
export function SealRow({ seal }: { seal: SignatureView }) {
  const { say, said, read, moment, date } = useWords();
  const name = seal.name ? read(seal.name) : seal.by;
  return (
    <li className={css.seal}>
      <SealMark
        state={sealOf(seal.verdict)}
        name={seal.name ? seal.name['zh-Hant-HK'] || seal.name.en : seal.by}
        size={26}
      />
      <div>
        <p className={css.sealName}>{[name, seal.post ? read(seal.post) : ''].filter(Boolean).join(say('ui-comma'))}</p>
        <p>{said(seal.reason)}</p>
        {seal.changes.length > 0 ? (
          <ul className={css.changes}>
            {seal.changes.map((change) => (
              <li key={change.code}>{said(change)}</li>
            ))}
          </ul>
        ) : null}
        <p className={css.small}>
          {seal.at
            ? `${moment(seal.at)} · ${say(seal.at_proven ? 'ui-time-proven' : 'ui-time-claimed')}`
            : say('ui-time-none')}
          {seal.issuer ? ` · ${say('ui-issued-by', { issuer: seal.issuer })}` : ''}
          {seal.valid_until ? ` · ${say('ui-valid-until', { until: date(seal.valid_until.slice(0, 10)) })}` : ''}
        </p>
      </div>
    </li>
  );
}
