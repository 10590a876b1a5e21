/**
 * A register in pages of 200, by keyset: pages follow each other, and those up to a wanted row are
 * fetched one after the other.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { ListRecordsRequest, ListRecordsResponse, RecordRow, RecordSort, WireError } from '../generated/contract';
import { useHost } from './desk';

const PAGE = 200;

export type RecordPages = {
  rows: readonly RecordRow[];
  /** Rows in all, loaded or not; -1 until the first answer. */
  total: number;
  error: WireError | null;
  /** Asks again after an error. */
  again: () => void;
  /** Fetches on until row `index` is there. */
  need: (index: number) => void;
};

/** The records of a scope in an order. */
export function useRecordPages(scope: ListRecordsRequest['scope'], sort: RecordSort): RecordPages {
  const host = useHost();
  const asked = useInfiniteQuery<
    ListRecordsResponse,
    WireError,
    { pages: ListRecordsResponse[] },
    unknown[],
    string | null
  >({
    queryKey: ['list_records', scope, sort],
    queryFn: ({ pageParam }) => host.call('list_records', { scope, sort, after_key: pageParam, limit: PAGE }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next_key,
  });
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const wanted = useRef(0);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = asked;
  const loaded = rows.length;
  const need = useCallback(
    (index: number) => {
      wanted.current = index;
      const more = async () => {
        if (!hasNextPage || isFetchingNextPage) return;
        const answer = await fetchNextPage();
        const have = answer.data?.pages.reduce((sum, page) => sum + page.rows.length, 0) ?? 0;
        if (have > loaded && have <= wanted.current && answer.hasNextPage) await more();
      };
      void more();
    },
    [fetchNextPage, hasNextPage, isFetchingNextPage, loaded],
  );
  return {
    rows,
    total: asked.data?.pages[0]?.total ?? (asked.isPending ? -1 : 0),
    error: asked.error,
    again: () => void asked.refetch(),
    need,
  };
}
