/** Which pages of a long list are in sight. */
import { useCallback, useState } from 'react';

/** Rows of one page. */
export const PAGE = 100;

/** The pages in sight, and how to say which rows are. */
export function useSight(): { pages: number[]; see: (first: number, last: number) => void } {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const see = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(Math.max(first, 0) / PAGE), last: Math.floor(Math.max(last, 0) / PAGE) };
    setSight((held) => (held.first === next.first && held.last === next.last ? held : next));
  }, []);
  const pages = Array.from({ length: sight.last - sight.first + 1 }, (_, index) => sight.first + index);
  return { pages, see };
}
