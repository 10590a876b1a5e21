/**
 * A window on the library: the first page answers what is typed, and the former one stays until it has; further
 * pages are asked for where one looks.
 */
import { useQueries } from '@tanstack/react-query';
import type { FormEntry, FormFilter, ListFormsResponse, WireError } from '../generated/contract';
import { useHost, useVerb } from './desk';
import { PAGE, useSight } from './sight';

/** All forms. */
export const ANY_FORM: FormFilter = { department: null, tier: null, needs_originals: false, here: false, shelf: null };

export type FormPages = {
  /** The form at a place, where it has been loaded. */
  rowAt: (index: number) => FormEntry | undefined;
  /** The last answer; null until the first. */
  answer: ListFormsResponse | null;
  /** The answer is to what is asked now. */
  settled: boolean;
  error: WireError | null;
  again: () => void;
  /** Says which rows are in sight. */
  see: (first: number, last: number) => void;
};

/** The forms that have the words and pass the filter; `find` is a form whose place is wanted. */
export function useFormPages(query: string, filter: FormFilter, find: string | null): FormPages {
  const host = useHost();
  const { pages, see } = useSight();
  const first = useVerb('list_forms', { query, filter, from: 0, limit: PAGE, find }, { hold: true });
  const further = pages.filter((page) => page > 0);
  const loaded = useQueries({
    queries: further.map((page) => ({
      queryKey: ['list_forms', query, filter, page],
      queryFn: () => host.call('list_forms', { query, filter, from: page * PAGE, limit: PAGE, find: null }),
    })),
  });
  const rowAt = (index: number) => {
    const page = Math.floor(index / PAGE);
    const answer = page === 0 ? first.data : loaded[further.indexOf(page)]?.data;
    return answer?.forms[index % PAGE];
  };
  const failed = loaded.find((page) => page.error);
  return {
    rowAt,
    answer: first.data ?? null,
    settled: !first.isPlaceholderData && !first.isPending,
    error: first.error ?? (failed?.error as WireError | null | undefined) ?? null,
    again: () => void (first.error ? first : failed)?.refetch(),
    see,
  };
}
