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
  const { say, said, date } = useWords();
  const facts = step.inputs;
  const sources = new Set(facts.flatMap((input) => input.source ?? []));
  return (
    <li>
      <p>{said(step.text)}</p>
      {facts.length > 0 ? (
        <dl className={css.facts}>
          {facts.map((input, index) => (
            <div key={index}>
              <dt>{said(input.name)}</dt>
              <dd className="num">{said(input.value)}</dd>
            </div>
          ))}
          {[...sources].map((source) => (
            <div key={source} className={css.source}>
              <dt className="unseen">{say('ui-source')}</dt>
              <dd>{source}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {step.result && isCivilDate(step.result) ? <p className={`num ${css.result}`}>{date(step.result)}</p> : null}
    </li>
  );
}
