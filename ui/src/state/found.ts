/**
 * The places of the words that were searched for in the texts that a preview shows, and the one that is
 * looked at. What is a place the desk says; here one only walks them, over all pages and round.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MarkWordsResponse, TextMark, WireError } from '../generated/contract';
import { useHost } from './desk';

/** One place: in which text (page), from where to where in it. */
export type FoundPlace = { text: number; mark: TextMark };

/** What a preview knows of the words that were searched for. */
export type Found = {
  /** All places, in the order of the texts; null until the desk has answered. */
  places: readonly FoundPlace[] | null;
  /** The one that is looked at; null where there is none. */
  now: FoundPlace | null;
  /** Its number, from 1; 0 where there is none. */
  at: number;
  /** Only near words were found. */
  close: boolean;
  error: WireError | null;
  /** Looks at the next place, or with -1 at the one before. */
  step: (by: 1 | -1) => void;
};

/** The places of `words` in `texts`; null where nothing was searched for. */
export function useFound(words: string, texts: readonly string[] | null): Found | null {
  const host = useHost();
  const [answer, setAnswer] = useState<MarkWordsResponse | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [index, setIndex] = useState(0);
  useEffect(() => {
    setAnswer(null);
    setError(null);
    setIndex(0);
    if (words === '' || !texts) return;
    let wanted = true;
    host.call('mark_words', { query: words, texts: [...texts] }).then(
      (marks) => wanted && setAnswer(marks),
      (failed: unknown) => wanted && setError(failed as WireError),
    );
    return () => {
      wanted = false;
    };
  }, [host, words, texts]);
  const places = useMemo(
    () => answer?.marks.flatMap((marks, text) => marks.map((mark) => ({ text, mark }))) ?? null,
    [answer],
  );
  const count = places?.length ?? 0;
  const step = useCallback(
    (by: 1 | -1) => setIndex((held) => (count === 0 ? 0 : (held + by + count) % count)),
    [count],
  );
  if (words === '') return null;
  const now = places?.[index] ?? null;
  return { places, now, at: now ? index + 1 : 0, close: answer?.close ?? false, error, step };
}
