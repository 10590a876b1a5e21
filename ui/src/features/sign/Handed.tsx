/** After signing: what became of the form, in one sentence, and where to go from here. */
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { Reference } from '../../components/Marks';
import { OnePane } from '../../components/Panes';
import type { SignResponse } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';
import css from './Sign.module.css';

/** The sentence and two ways on. */
export function Handed({ answer, signed }: { answer: SignResponse; signed: boolean }) {
  const { say, read } = useWords();
  const go = useGo();
  const sync = useVerb('sync_state', {});
  const title = useArrival<HTMLHeadingElement>();
  const { reference } = answer;
  const passed = ({ passed_to, waits_for }: SignResponse) =>
    passed_to.length > 0
      ? say('ui-passed-to', { to: passed_to.map(read).join(say('ui-and')) })
      : say('ui-passed-waits', { stages: waits_for.map(read).join(say('ui-and')) });
  const show = () => (reference ? go('/files', { record: reference }) : go('/work'));
  useCommands({ finish: show });
  return (
    <OnePane label={say('ui-check')}>
      <article className={css.handed}>
        <p className={css.kicker}>{say(answer.state === 'filed' ? 'ui-filed' : 'ui-passed-on')}</p>
        <h1 className={css.big} tabIndex={-1} ref={title}>
          {reference ? <Reference reference={reference} provisional={answer.provisional} /> : passed(answer)}
        </h1>
        <p className={css.handedText}>
          {[
            ...told(answer, sync.data !== undefined && sync.data.server !== null),
            ...(signed ? ['ui-signed-text'] : []),
          ]
            .map((code) => say(code))
            .join(say('ui-space'))}
        </p>
        {answer.filed_apart.length > 0 && (
          <section className={css.apart}>
            <h2>{say('ui-filed-apart')}</h2>
            <ul>
              {answer.filed_apart.map((filed) => (
                <li key={filed.reference}>
                  <Reference reference={filed.reference} provisional={filed.provisional} /> {read(filed.title)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className={css.act}>
          <Button kind="main" onPress={show} chord="Ctrl+Enter">
            {say(reference ? 'ui-show-record' : 'ui-work')}
          </Button>
          <Button onPress={() => go('/forms')}>{say('ui-cmd-new-form')}</Button>
        </div>
      </article>
    </OnePane>
  );
}

/** What became of it. Only a desk with a server sends anything. */
function told(answer: SignResponse, hasServer: boolean): string[] {
  if (answer.state === 'filed') return hasServer ? ['ui-filed-text', 'ui-filed-exchange'] : ['ui-filed-text'];
  if (answer.passed_to.length === 0) return ['ui-passed-waits-text'];
  return [hasServer ? 'ui-passed-exchange' : 'ui-passed-text'];
}
