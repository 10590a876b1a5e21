/** What became of each of several forms: signed and where it went, or not and why. */
import { CircleAlert } from 'lucide-react';
import { Reference, SealMark } from '../../components/Marks';
import type { DraftRow, SignResponse } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Several.module.css';
import type { Outcome } from './several';

type Props = {
  rows: readonly DraftRow[];
  outcomes: Readonly<Record<string, Outcome>>;
  /** Whose seal stands on what was signed. */
  signer: string | null;
};

/** The list. */
export function OutcomeList({ rows, outcomes, signer }: Props) {
  const { read, say, fault } = useWords();
  return (
    <ul className={css.outcomes}>
      {rows.map((row) => {
        const { handed, error } = outcomes[row.draft_id] ?? { handed: null, error: null };
        return (
          <li key={row.draft_id} className={css.outcome}>
            {handed ? (
              <SealMark state={null} name={signer} size={20} />
            ) : (
              <CircleAlert size={20} strokeWidth={1.5} className={css.alert} aria-hidden="true" />
            )}
            <div>
              <p>
                {read(row.about ?? row.title)} <span className="ref quiet">{row.form_no}</span>
              </p>
              <p className={handed ? 'quiet' : css.alert}>
                {handed ? (
                  <Went answer={handed} />
                ) : (
                  `${say('ui-several-not')} · ${error ? fault(error) : say('ui-several-stopped')}`
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Where a form went. */
function Went({ answer }: { answer: SignResponse }) {
  const { say, read } = useWords();
  const { reference, provisional, passed_to, waits_for } = answer;
  const signed = `${say('ui-several-signed')} · `;
  if (reference)
    return (
      <>
        {signed}
        <Reference reference={reference} provisional={provisional} />
      </>
    );
  const and = say('ui-and');
  if (passed_to.length > 0) return `${signed}${say('ui-passed-to', { to: passed_to.map(read).join(and) })}`;
  return `${signed}${say('ui-passed-waits', { stages: waits_for.map(read).join(and) })}`;
}
