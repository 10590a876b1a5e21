/** The pages of a form with their sections, one beneath the other. */
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { Section } from './Section';
import type { FieldTools } from './tools';

/** The pages of the form; their titles stand only where there is more than one. */
export function Pages({ tools }: { tools: FieldTools }) {
  const { read, langOf } = useWords();
  const { pages } = tools.reading.form;
  const shown = pages.filter((page) => page.sections.some((section) => tools.reading.shows(section)));
  return shown.map((page) => (
    <div key={page.id}>
      {shown.length > 1 ? (
        <h2 className={css.page} lang={langOf(page.title)}>
          {read(page.title)}
        </h2>
      ) : null}
      {page.sections.map((section) => (
        <Section key={section.id} section={section} tools={tools} level={shown.length > 1 ? 3 : 2} />
      ))}
    </div>
  ));
}
