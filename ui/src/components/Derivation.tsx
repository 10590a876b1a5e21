/** Why a record is kept so long: numbered steps, each with its facts, its rule and what follows. */
import type { ExplainStep } from '../generated/contract';
import { isCivilDate } from '../state/dates';
import { useWords } from '../state/words';
import css from './Derivation.module.css';

/** The steps, as the desk derived them. */
export function Derivation({ steps }: { steps: readonly ExplainStep[] }) {
  return (
    <ol className={css.steps}>
      {steps.map((step, index) => (
        <Step key={`${step.rule} ${String(index)}`} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { step: ExplainStep }) {
  const { said, date } = useWords();
  const shown = (value: string) => (isCivilDate(value) ? date(value) : value);
  return (
    <li>
      <p>{said(step.text)}</p>
      {step.inputs.length > 0 ? (
        <dl className={css.inputs}>
          {step.inputs.map((input, index) => (
            <div key={index}>
              <dt>{said(input.name)}</dt>
              <dd className="num">
                {shown(input.value)}
                {input.source ? <span className={css.source}> {input.source}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {step.result ? <p className={`num ${css.result}`}>{shown(step.result)}</p> : null}
    </li>
  );
}
