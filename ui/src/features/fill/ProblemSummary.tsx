/** What is not right yet, at the top of the form: each line leads to its field. */
import { fileIn } from '../../state/pointer';
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

/**
 * What the row is called in which a place stands: by its number, and by its group too where a number alone would not say of
 * what. Rows around it come first.
 */
export function useRowName(): (reading: Reading, pointer: string, grouped?: boolean) => string {
  const { read, say } = useWords();
  return (reading, pointer, grouped = false) => {
    const rows = reading.rowsOf(pointer);
    const names = rows.map(({ group, card, number }) => {
      if (!grouped && rows.length === 1) return say(card ? 'ui-card' : 'ui-row', { number });
      return say(card ? 'ui-card-in' : 'ui-row-in', { label: read(group.label), number });
    });
    return names.join(say('ui-comma'));
  };
}

/** Before the sentence what it is about, from the outside in: the rows, the field, the file. */
export function useNamedProblem(reading: Reading): (problem: Problem) => string {
  const { read, say } = useWords();
  const sentence = useProblemWords();
  const rowName = useRowName();
  return (problem) => {
    const { path } = problem;
    // The name of a row has the label of its group already.
    const isRow = reading.rowsOf(path).at(-1)?.path === path;
    const label = problem.label && !isRow ? read(problem.label).replace(/[.?。？:：]$/, '') : '';
    const at = fileIn(path);
    const file = at === null ? '' : say('ui-file-number', { number: at + 1 });
    const place = [rowName(reading, path, true), label, file].filter(Boolean).join(say('ui-comma'));
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
