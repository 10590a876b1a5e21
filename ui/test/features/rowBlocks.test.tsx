/** A long table: drawn where it is seen, and everywhere reached. */
import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { focusPath } from '../../src/features/fill/focus';
import { CardBlocks, RowBlocks } from '../../src/features/fill/RowBlocks';

type Seen = (entries: { target: Element; isIntersecting: boolean; boundingClientRect: { height: number } }[]) => void;

let seen: Seen = () => undefined;

beforeEach(() => {
  class Observer {
    constructor(heard: Seen) {
      seen = heard;
    }
    observe() {
      // What is near is told by hand.
    }
    unobserve() {
      // As above.
    }
    disconnect() {
      // As above.
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => vi.unstubAllGlobals());

const draw = (row: number) => (
  <tr key={row} data-row={row}>
    <td>
      <input id={`f-rows-${String(row)}-name`} aria-label={`Row ${String(row)}`} />
    </td>
  </tr>
);
const table = (count: number) => (
  <table>
    <RowBlocks group="/rows" count={count} columns={1} draw={draw} />
  </table>
);
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => Number(row.dataset.row));

it('draws every row of a short table', () => {
  render(table(48));
  expect(rows()).toHaveLength(48);
});

it('draws the rows near to what is seen, keeps the height of the others, and finds a row that is far', () => {
  render(table(500));
  expect(rows()).toEqual(Array.from({ length: 32 }, (_, row) => row));
  expect(document.querySelectorAll('tbody')).toHaveLength(32);
  const tenth = document.querySelectorAll('tbody')[10];
  const first = document.querySelectorAll('tbody')[0];
  if (!tenth || !first) throw new Error('no blocks');
  const entry = (target: Element, isIntersecting: boolean) => ({
    target,
    isIntersecting,
    boundingClientRect: { height: 1234 },
  });
  act(() => seen([entry(tenth, true), entry(first, false)]));
  expect(rows()).toEqual([
    ...Array.from({ length: 16 }, (_, at) => 16 + at),
    ...Array.from({ length: 16 }, (_, at) => 160 + at),
  ]);
  expect(first.querySelector('td')?.style.height).toBe('1234px');

  act(() => focusPath('/rows/499/name'));
  expect(document.activeElement?.id).toBe('f-rows-499-name');
  // Whoever types in it does not lose it.
  const last = document.querySelectorAll('tbody')[31];
  if (!last) throw new Error('no last block');
  act(() => seen([entry(last, false)]));
  expect(document.activeElement?.id).toBe('f-rows-499-name');
});

it('does the same with cards, of which fewer fill the screen', () => {
  const card = (row: number) => (
    <li key={row} data-row={row}>
      <input id={`f-rows-${String(row)}-name`} aria-label={`Card ${String(row)}`} />
    </li>
  );
  const { rerender } = render(<CardBlocks group="/rows" count={16} draw={card} />);
  expect(rows()).toHaveLength(16);
  rerender(<CardBlocks group="/rows" count={300} draw={card} />);
  expect(rows()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  act(() => focusPath('/rows/299/name'));
  expect(document.activeElement?.id).toBe('f-rows-299-name');
  expect(rows()).toHaveLength(12);
});
