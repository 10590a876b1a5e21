/** A file that is plain text, with the places of the words that were searched for. */
import { useEffect, useRef } from 'react';
import { paint, rangeOf, scrollTo } from '../../components/highlights';
import type { Found } from '../../state/found';
import { langIn } from '../../state/words';
import css from './Record.module.css';

/** The text; the place that is looked at comes into sight. */
export function PlainText({ text, label, found }: { text: string; label: string; found: Found | null }) {
  const box = useRef<HTMLPreElement>(null);
  const places = found?.places ?? null;
  const now = found?.now ?? null;
  useEffect(() => {
    const here = box.current;
    if (!here || !places) return;
    const pieces = { starts: [0], shown: [here] };
    return paint(
      'found',
      places.map(({ mark }) => rangeOf(mark, pieces)).filter((range) => range !== null),
    );
  }, [places, text]);
  useEffect(() => {
    const here = box.current;
    const range = here && now ? rangeOf(now.mark, { starts: [0], shown: [here] }) : null;
    if (!here || !range) return;
    scrollTo(here, range);
    return paint('found-now', [range]);
  }, [now, text]);
  return (
    // A scrolling region must be reachable by keys (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre ref={box} className={css.text} tabIndex={0} role="region" aria-label={label} lang={langIn(text)}>
      {text}
    </pre>
  );
}
