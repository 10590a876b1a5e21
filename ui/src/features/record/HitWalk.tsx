/** Over a preview: what was searched for, which of its places one looks at, and the way to the next. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { IconButton } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import type { Found } from '../../state/found';
import { useCommands } from '../../state/keys';
import { commandOf } from '../../state/keymap';
import { langIn, useWords } from '../../state/words';
import css from './HitWalk.module.css';

type Props = {
  words: string;
  found: Found;
  /** The texts are pages, so that a place has the number of one. */
  paged?: boolean;
};

/** The line. */
export function HitWalk({ words, found, paged = false }: Props) {
  const { say } = useWords();
  const { places, step } = found;
  const count = places?.length ?? 0;
  const next = () => step(1);
  const previous = () => step(-1);
  useCommands(count > 0 ? { 'hit-next': next, 'hit-previous': previous } : {});
  const named = (id: 'hit-next' | 'hit-previous') => `${say(commandOf(id).title)} (${commandOf(id).chord ?? ''})`;
  return (
    <div className={css.walk} role="group" aria-label={say('ui-found-words', { words })}>
      <span className={css.words} lang={langIn(words)} title={words} aria-hidden="true">
        {words}
      </span>
      <Where found={found} paged={paged} />
      {count > 0 ? (
        <span className={css.steps}>
          <IconButton word={named('hit-previous')} onPress={previous}>
            <ChevronUp size={17} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
          <IconButton word={named('hit-next')} onPress={next}>
            <ChevronDown size={17} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        </span>
      ) : null}
    </div>
  );
}

/** Told as a new element each time, since a changed text alone is not spoken. */
function Where({ found, paged }: { found: Found; paged: boolean }) {
  const { say } = useWords();
  const { places, now, at, close, error } = found;
  if (error) return <ErrorNote error={error} />;
  const where = [
    say('ui-found-at', { at, total: places?.length ?? 0 }),
    now && paged ? say('ui-page-number', { number: now.text + 1 }) : '',
    close ? say('ui-found-near') : '',
  ];
  const told = now ? where.filter(Boolean).join(' · ') : say(places ? 'ui-found-none' : 'ui-found-reading');
  return (
    <span role="status" className={css.where}>
      <span key={told} className="num">
        {told}
      </span>
    </span>
  );
}
