/** The sections of the form at the left, each with what is still open, as the desk counts it. */
import { Check } from 'lucide-react';
import { PaneHead } from '../../components/Panes';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import type { Reading } from './reading';

type Props = { reading: Reading; problems: number; onGo: (path: string) => void };

/** The list. */
export function SectionList({ reading, problems, onGo }: Props) {
  const { say, read } = useWords();
  const shown = reading.sections.filter((section) => reading.shows(section));
  return (
    <>
      <PaneHead
        level={2}
        title={say('ui-sections')}
        sub={problems === 0 ? say('ui-nothing-open') : say('ui-open-count', { count: problems })}
      />
      <ol className={css.sections}>
        {shown.map((section) => {
          const open = reading.problemsIn(section).length;
          const first = reading.firstOf(section);
          return (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                className={css.section}
                onClick={(event) => {
                  event.preventDefault();
                  if (first) onGo(first);
                }}
              >
                <span>{read(section.title)}</span>
                {open > 0 ? (
                  <span className={`num ${css.open}`}>{say('ui-section-open', { count: open })}</span>
                ) : (
                  <Check size={15} strokeWidth={1.75} aria-label={say('ui-section-done')} className={css.done} />
                )}
              </a>
            </li>
          );
        })}
      </ol>
    </>
  );
}
