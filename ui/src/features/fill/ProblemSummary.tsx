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

/** What a row is called: by its number, and within other rows by theirs too, the nearest first. */
export function useRowName(): (reading: Reading, pointer: string) => string {
  const { read, say } = useWords();
  return (reading, pointer) => {
    const rows = [...pointer.matchAll(/\/(\d+)(?=\/|$)/g)].map((found, index) => {
      const number = Number(found[1]) + 1;
      const label = reading.field(pointer.slice(0, found.index))?.label;
      return { index, number, label };
    });
    const nested = rows.length > 1;
    const names = rows.map(({ index, number, label }) =>
      nested && label && index < rows.length - 1
        ? say('ui-row-in', { label: read(label), number })
        : say('ui-row', { number }),
    );
    return names.reverse().join(say('ui-comma'));
  };
}

/** The field's label before the sentence, with its row where the field stands in one. */
export function useNamedProblem(reading: Reading): (problem: Problem) => string {
  const { read, say } = useWords();
  const sentence = useProblemWords();
  const rowName = useRowName();
  return (problem) => {
    const label = problem.label ? read(problem.label).replace(/[.?。？:：]$/, '') : '';
    // What lies at a place for attachments is a file, and no row.
    const file = /^\/\$attachments\/.*\/(\d+)(?:\/|$)/.exec(problem.path)?.[1];
    const row = file ? say('ui-file-number', { number: Number(file) + 1 }) : rowName(reading, problem.path);
    const place = [label, row].filter(Boolean).join(say('ui-comma'));
    return place ? say('ui-problem-at', { label: place, problem: sentence(problem) }) : sentence(problem);
  };
}

/** The summary. */
export function ProblemSummary({ reading }: { reading: Reading }) {
  const { say } = useWords();
  const named = useNamedProblem(reading);
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
