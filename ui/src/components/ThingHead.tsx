/** The head of a thing beside a list: what kind of thing and its mark, its title, and the other language beneath. */
import type { ReactNode } from 'react';
import type { Text } from '../generated/contract';
import { useWords } from '../state/words';
import css from './ThingHead.module.css';

/** The head. */
export function ThingHead({ kind, mark, title }: { kind: ReactNode; mark: ReactNode; title: Text }) {
  const { read, beneath, langOf, other } = useWords();
  return (
    <>
      <p className={css.kicker}>
        <span>{kind}</span>
        <span className="ref">{mark}</span>
      </p>
      <h2 className={css.big} lang={langOf(title)}>
        {read(title)}
      </h2>
      {beneath(title) ? (
        <p className={css.beneath} lang={other}>
          {beneath(title)}
        </p>
      ) : null}
    </>
  );
}
