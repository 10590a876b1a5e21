/**
 * A window on a register: the pages in sight are asked for and kept, wherever in the list one looks.
 * Nothing is loaded that nobody has looked at.
 */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ListRecordsRequest, ListRecordsResponse, RecordRow, RecordSort, WireError } from '../generated/contract';
import { useHost } from './desk';
import { PAGE, useSight } from './sight';

export type RecordPages = {
  /** The row at a place, where it has been loaded. */
  rowAt: (index: number) => RecordRow | undefined;
  /** Rows in all, loaded or not; -1 until the first answer. */
  total: number;
  /** Place of the record that was to be found; null until it is known, or where it is not in the list. */
  found: number | null;
  error: WireError | null;
  /** Asks again after an error. */
  again: () => void;
  /** Says which rows are in sight. */
  see: (first: number, last: number) => void;
};

/** The records of a scope in an order; `find` is a record whose place is wanted. */
export function useRecordPages(
  scope: ListRecordsRequest['scope'],
  sort: RecordSort,
  find: string | null = null,
): RecordPages {
  const host = useHost();
  const { pages, see } = useSight();
  const ask = (from: number, limit: number, wanted: string | null) =>
    host.call('list_records', { scope, sort, from, limit, find: wanted });
  const loaded = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['list_records', scope, sort, page],
      queryFn: () => ask(page * PAGE, PAGE, null),
    })),
  });
  // One row is asked for with the place; the pages are asked for where one looks.
  const place = useQuery<ListRecordsResponse, WireError>({
    queryKey: ['list_records', scope, sort, 'find', find],
    queryFn: () => ask(0, 1, find),
    enabled: find !== null,
    placeholderData: keepPreviousData,
  });
  const rowAt = (index: number) => {
    const page = loaded[pages.indexOf(Math.floor(index / PAGE))];
    return page?.data?.rows[index % PAGE];
  };
  const known = loaded.find((page) => page.data)?.data ?? place.data;
  const failed = loaded.find((page) => page.error);
  return {
    rowAt,
    total: known?.total ?? (loaded.some((page) => page.isPending) ? -1 : 0),
    found: find === null ? null : (place.data?.found ?? null),
    error: (failed?.error as WireError | null | undefined) ?? null,
    again: () => void failed?.refetch(),
    see,
  };
}
