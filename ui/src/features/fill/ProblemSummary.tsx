/** What is not right yet, at the top of the form: each line leads to its field. */
import { useWords } from '../../state/words';
import type { Problem } from '../../generated/contract';
import css from './Fill.module.css';
import { focusPath } from './focus';
import type { Reading } from './reading';

/** A problem as a sentence in the present language. */
export function useProblemWords(): (problem: Problem) => string {
  const { read, say } = useWords();
  return (problem) => (problem.text ? read(problem.text) : say(problem.code, problem.args));
}

/** The field's label before the sentence, with its row where the field stands in one. */
export function useNamedProblem(): (problem: Problem) => string {
  const { read, say } = useWords();
  const sentence = useProblemWords();
  return (problem) => {
    const row = /\/(\d+)(?:\/|$)/.exec(problem.path)?.[1];
    const label = problem.label ? read(problem.label).replace(/[.?。？:：]$/, '') : '';
    // What lies at a place for attachments is a file, and no row.
    const nth = problem.path.startsWith('/$attachments/') ? 'ui-file-number' : 'ui-row';
    const place = [label, row ? say(nth, { number: Number(row) + 1 }) : ''].filter(Boolean).join(say('ui-comma'));
    return place ? say('ui-problem-at', { label: place, problem: sentence(problem) }) : sentence(problem);
  };
}

/** The summary. */
export function ProblemSummary({ reading }: { reading: Reading }) {
  const { say } = useWords();
  const named = useNamedProblem();
  const { problems } = reading.evaluation;
  return (
    <section className={css.summary} aria-labelledby="summary-title">
      <h2 id="summary-title">{say('ui-problems', { count: problems.length })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.code}`}>
            <a
              href={`#${problem.path}`}
              onClick={(event) => {
                event.preventDefault();
                focusPath(problem.path);
              }}
            >
              {named(problem)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
