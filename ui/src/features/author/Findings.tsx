/** What is to be said of the text, worst first: each line leads to its place. */
import type { DefinitionPreview } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Author.module.css';

type Props = { answer: DefinitionPreview | null; onGo: (line: number, column: number) => void };

/** The list, with one sentence over it that is spoken when it changes. */
export function Findings({ answer, onGo }: Props) {
  const { say } = useWords();
  const findings = answer?.findings ?? [];
  const grave = findings.filter((one) => one.kind !== 'remark').length;
  const word = grave > 0 ? 'ui-author-faults' : 'ui-author-sound';
  return (
    <section className={css.findings} aria-label={say('ui-author-findings')} data-pane tabIndex={-1}>
      <p role="status" className={css.verdict} data-grave={grave > 0 || undefined}>
        {answer ? say(word, { count: grave, remarks: findings.length - grave }) : say('ui-waiting')}
      </p>
      <ol className={css.lines}>
        {findings.map(({ kind, pointer, line, column, message }, at) => (
          <li key={`${pointer} ${message.code} ${String(at)}`}>
            <button type="button" className={css.line} data-kind={kind} onClick={() => onGo(line, column)}>
              <span className="num">{say('ui-author-line', { line: String(line) })}</span>
              <span>{say(message.code, message.args)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
