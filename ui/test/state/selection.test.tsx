/** What is chosen of a list that is mostly not here: counts, stretches, all but these, and lists that change. */
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { DeskProvider, newCache } from '../../src/state/desk';
import {
  ALL,
  countOf,
  forgetSelection,
  holds,
  NOTHING,
  requestOf,
  stretch,
  toggle,
  useSelection,
  type Selection,
} from '../../src/state/selection';
import type { RecordSort } from '../../src/generated/contract';
import { recordedHost } from '../recorded/host';

afterEach(forgetSelection);

const SCOPE = { kind: 'all' as const, id: null };
const TOTAL = 100_000;
const spot = (index: number) => ({ id: `r${String(index)}`, index });
const chosen = (selection: Selection, places: number[]) => places.filter((index) => holds(selection, spot(index)));

describe('a selection', () => {
  it('of all but these names only these', () => {
    const all = toggle(toggle(ALL, spot(3)), spot(70_000));
    expect(countOf(all, TOTAL)).toBe(TOTAL - 2);
    expect(chosen(all, [2, 3, 69_999, 70_000])).toEqual([2, 69_999]);
    expect(requestOf(all, SCOPE, 'number')).toEqual({
      scope: SCOPE,
      sort: 'number',
      base: { kind: 'all' },
      toggled: ['r3', 'r70000'],
    });
  });

  it('of a stretch is drawn from either end, over rows that never came', () => {
    for (const [from, to] of [
      [10, 60_000],
      [60_000, 10],
    ] as const) {
      const some = stretch(spot(from), spot(to));
      expect(countOf(some, TOTAL)).toBe(59_991);
      expect(chosen(some, [9, 10, 30_000, 60_000, 60_001])).toEqual([10, 30_000, 60_000]);
      expect(requestOf(some, SCOPE, 'title').base).toEqual({ kind: 'range', first: spot(from).id, last: spot(to).id });
    }
  });

  it('is turned round row by row, and back', () => {
    const some = stretch(spot(10), spot(12));
    const fewer = toggle(toggle(some, spot(11)), spot(90));
    expect(countOf(fewer, TOTAL)).toBe(3);
    expect(chosen(fewer, [10, 11, 12, 90])).toEqual([10, 12, 90]);
    expect(chosen(toggle(fewer, spot(11)), [10, 11, 12])).toEqual([10, 11, 12]);
    expect(countOf(toggle(toggle(NOTHING, spot(1)), spot(1)), TOTAL)).toBe(0);
  });
});

describe('the selection of a list', () => {
  const begin = (places: Record<string, number | null> = {}) => {
    const moved = { ...places };
    const host = recordedHost({
      list_records: ({ find }) => ({ rows: [], total: TOTAL, found: find === null ? null : (moved[find] ?? null) }),
    });
    const cache = newCache();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <DeskProvider host={host} cache={cache}>
        {children}
      </DeskProvider>
    );
    const hook = renderHook(({ sort }: { sort: RecordSort }) => useSelection(SCOPE, sort, TOTAL), {
      wrapper,
      initialProps: { sort: 'number' },
    });
    return { ...hook, host, moved };
  };

  it('begins a stretch at the row that was pointed at, and keeps that end', () => {
    const { result } = begin({ r5: 5, r8: 8, r2: 2 });
    act(() => result.current.point(spot(5)));
    act(() => result.current.extend(spot(8)));
    expect(result.current.count).toBe(4);
    act(() => result.current.extend(spot(2)));
    expect(result.current.count).toBe(4);
    expect([1, 2, 5, 6].filter((index) => result.current.holds(spot(index)))).toEqual([2, 5]);
  });

  it('moves a stretch with its records when others come before them, and drops it with an end', async () => {
    const { result, host, moved } = begin({ r5: 5, r8: 8 });
    act(() => result.current.point(spot(5)));
    act(() => result.current.extend(spot(8)));
    Object.assign(moved, { r5: 6, r8: 9 });
    act(() => host.change({ changed: [{ topic: 'records', ids: [] }] }));
    await waitFor(() => expect(result.current.holds({ id: 'r8', index: 9 })).toBe(true));
    expect(result.current.holds({ id: 'new', index: 5 })).toBe(false);
    expect(result.current.count).toBe(4);
    moved.r8 = null;
    act(() => host.change({ changed: [{ topic: 'records', ids: [] }] }));
    await waitFor(() => expect(result.current.count).toBe(0));
  });

  it('forgets a stretch in another order, and keeps all but these', () => {
    const { result, rerender } = begin({ r5: 5, r8: 8 });
    act(() => result.current.point(spot(5)));
    act(() => result.current.extend(spot(8)));
    rerender({ sort: 'title' });
    expect(result.current.count).toBe(0);
    act(() => result.current.all());
    act(() => result.current.toggle(spot(7)));
    rerender({ sort: 'dated' });
    expect(result.current.count).toBe(TOTAL - 1);
  });

  it('is still there when one comes back from a record', () => {
    const { result, unmount } = begin();
    act(() => result.current.all());
    act(() => result.current.toggle(spot(7)));
    unmount();
    const back = begin().result.current;
    expect([back.count, back.holds(spot(7)), back.holds(spot(8))]).toEqual([TOTAL - 1, false, true]);
    forgetSelection();
    expect(begin().result.current.count).toBe(0);
  });
});
