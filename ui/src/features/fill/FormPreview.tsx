/** A form as it is filled in, drawn for whoever writes its definition: the answers are tried, nothing is kept. */
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { FormView, Problem } from '../../generated/contract';
import type { DraftDesk } from '../../state/draftDesk';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { Pages } from './Pages';
import { Reading } from './reading';

type Props = { form: FormView; stage_id: string; desk: DraftDesk };

/** The form. What is wrong is shown where somebody has been. */
export function FormPreview({ form, desk }: Props) {
  const { read, langOf } = useWords();
  const state = useSyncExternalStore(desk.watch, () => desk.state);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const leave = useCallback((path: string) => setLeft((held) => (held.has(path) ? held : new Set(held).add(path))), []);
  const shown = (problem: Problem) =>
    [...left].some((path) => problem.path === path || problem.path.startsWith(`${path}/`));
  const title = form.texts.title ?? { en: '', 'zh-Hant-HK': '' };
  return (
    <div className={css.column}>
      <header className={css.head}>
        <p className={css.kicker}>
          <span className="ref">{form.form_no}</span>
        </p>
        <p className={css.title} lang={langOf(title)}>
          {read(title)}
        </p>
      </header>
      <Pages
        tools={{
          reading: new Reading(form, state),
          desk,
          shown,
          leave,
          originals: [],
          setOriginals: () => undefined,
          view: null,
        }}
      />
    </div>
  );
}
