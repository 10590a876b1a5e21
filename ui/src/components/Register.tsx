/**
 * The register of a file: an ARIA grid that draws only the rows in sight and says which those are. A row
 * that has not come yet is drawn as a quiet line. Where several can be chosen, each row has a box before it;
 * the row of the keys is another thing than the rows chosen. Never more than a million rows, since the
 * engine cuts an element at 33 million pixels.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, Minus } from 'lucide-react';
import { useEffect, useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useArrival } from './arrival';
import { applyRowKey } from './rowKeys';
import css from './Register.module.css';

export type Column<T> = {
  id: string;
  title: string;
  /** A track of a CSS grid: `64px`, `1fr`. */
  width: string;
  align?: 'end';
  sort?: 'ascending' | 'descending';
  onSort?: () => void;
  draw: (row: T) => ReactNode;
};

/** How several rows are chosen. */
export type Several<T> = {
  /** Rows chosen. */
  count: number;
  holds: (row: T, index: number) => boolean;
  toggle: (row: T, index: number) => void;
  /** From the row that was pointed at last. */
  extend: (row: T, index: number) => void;
  /** A row was pointed at. */
  point: (row: T, index: number) => void;
  all: () => void;
  clear: () => void;
  /** Name of the box over all rows. */
  allWord: string;
};

type Props<T> = {
  label: string;
  columns: readonly Column<T>[];
  /** The row at a place, where it has been loaded. */
  rowAt: (index: number) => T | undefined;
  total: number;
  rowHeight: number;
  held: (row: T) => boolean;
  /** Place of the chosen row; -1 for none. */
  selected: number;
  /** A row was chosen; undefined where it has not come yet. */
  onSelect: (index: number, row: T | undefined) => void;
  onOpen: (row: T) => void;
  /** Which rows are in sight. */
  onSee: (first: number, last: number) => void;
  /** Takes the focus when it arrives and nothing else has it. */
  arrives?: boolean;
  several?: Several<T>;
};

/** The grid. */
export function Register<T>(props: Props<T>) {
  const { label, columns, rowAt, total, rowHeight, selected: index, onSee, several } = props;
  const id = useId();
  const scroller = useArrival<HTMLDivElement>(null, props.arrives ?? false);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => onSee(first, last), [first, last, onSee]);
  // Wherever the choice comes from, keys or a record one comes back from, it is in sight.
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index);
  }, [index, virtual]);
  const onKeyDown = useRowKeys(props);
  const gridTemplateColumns = [...(several ? ['18px'] : []), ...columns.map((column) => column.width)].join(' ');
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable={several ? true : undefined}
      aria-activedescendant={items.some((item) => item.index === index) ? `${id}-${String(index)}` : undefined}
      tabIndex={0}
      className={css.grid}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={css.head} style={{ gridTemplateColumns }}>
        {several ? <AllBox several={several} total={total} /> : null}
        {columns.map((column) => (
          <Head key={column.id} column={column} />
        ))}
      </div>
      <div role="presentation" className={css.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          const place = { gridTemplateColumns, height: rowHeight, transform: `translateY(${String(item.start)}px)` };
          return (
            <Line
              key={item.key}
              id={`${id}-${String(item.index)}`}
              index={item.index}
              row={row}
              place={place}
              list={props}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The keys of the grid: they move, open, and choose. */
function useRowKeys<T>({ rowAt, total, selected: index, onSelect, onOpen, several }: Props<T>) {
  const extend = useExtending(several, rowAt);
  const withRow = (at: number, act: ((row: T, at: number) => void) | undefined) => {
    const row = rowAt(at);
    if (row) act?.(row, at);
  };
  const choosing = several && {
    toggle: (at: number) => withRow(at, several.toggle),
    extend: (to: number) => {
      onSelect(to, rowAt(to));
      extend(to);
    },
  };
  return (event: KeyboardEvent) => {
    // Keys on the heading of a column are the heading's.
    if ((event.target as Element).closest('[role="columnheader"]')) return;
    const move = (to: number) => {
      withRow(to, several?.point);
      onSelect(to, rowAt(to));
    };
    const moves = { count: total, index, page: 15, move, open: (at: number) => withRow(at, onOpen), ...choosing };
    if (applyRowKey(event, moves)) event.preventDefault();
  };
}

/**
 * Draws a stretch to a row that may not have come yet: then as soon as it has, unless something else was
 * meant meanwhile.
 */
function useExtending<T>(several: Several<T> | undefined, rowAt: (index: number) => T | undefined) {
  const [wanted, setWanted] = useState<number | null>(null);
  const row = wanted === null ? undefined : rowAt(wanted);
  useEffect(() => {
    if (wanted === null || row === undefined) return;
    several?.extend(row, wanted);
    setWanted(null);
    // The row that has come decides, not what is drawn anew meanwhile.
  }, [wanted, row]);
  return setWanted;
}

/** The box over all rows: chooses all, or none any more. By keys it is Ctrl+A and Escape. */
function AllBox<T>({ several, total }: { several: Several<T>; total: number }) {
  const { count, all, clear, allWord } = several;
  const state = count === 0 ? 'false' : count >= total ? 'true' : 'mixed';
  return (
    <div role="columnheader" className={css.title}>
      <button
        type="button"
        role="checkbox"
        tabIndex={-1}
        aria-checked={state}
        aria-label={allWord}
        className={css.allBox}
        onClick={count === 0 ? all : clear}
      >
        <Tick state={state} />
      </button>
    </div>
  );
}

function Tick({ state }: { state: 'true' | 'false' | 'mixed' }) {
  return (
    <span aria-hidden="true" className={css.tick} data-state={state}>
      {state === 'true' ? <Check size={13} strokeWidth={2.5} /> : null}
      {state === 'mixed' ? <Minus size={13} strokeWidth={2.5} /> : null}
    </span>
  );
}

function Head<T>({ column }: { column: Column<T> }) {
  return (
    <div role="columnheader" aria-sort={column.sort} className={css.title} data-align={column.align}>
      {column.onSort ? (
        <button type="button" className={css.sort} onClick={column.onSort}>
          {column.title}
          <span aria-hidden="true">{column.sort ? (column.sort === 'ascending' ? ' ↑' : ' ↓') : ''}</span>
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}

type LineProps<T> = {
  id: string;
  index: number;
  row: T | undefined;
  place: { gridTemplateColumns: string; height: number; transform: string };
  list: Props<T>;
};

function Line<T>({ id, index, row, place, list }: LineProps<T>) {
  const { several } = list;
  if (!row)
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" className={css.row} style={place}>
        {several ? <span aria-hidden="true" /> : null}
        <div role="gridcell" className={css.waiting} />
      </div>
    );
  const isAt = index === list.selected;
  const isChosen = several?.holds(row, index) ?? false;
  return (
    // Keys are handled by the grid, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      // The engine names no row by its cells, and this is what the focus stands on.
      aria-labelledby={list.columns.map((column) => `${id}-${column.id}`).join(' ')}
      // With nothing chosen the row of the keys is what would be opened.
      aria-selected={several && several.count > 0 ? isChosen : isAt}
      data-at={isAt || undefined}
      data-held={list.held(row) || undefined}
      className={css.row}
      style={place}
      onClick={(event) => {
        // The grid keeps the focus: a row leaves the page when it is out of sight.
        event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
        press(event, row, index, list);
      }}
      onDoubleClick={(event) => (isTick(event) ? undefined : list.onOpen(row))}
    >
      {several ? (
        <span data-tick className={css.tickCell}>
          <Tick state={isChosen ? 'true' : 'false'} />
        </span>
      ) : null}
      {list.columns.map((column) => (
        <div key={column.id} id={`${id}-${column.id}`} role="gridcell" className={css.cell} data-align={column.align}>
          {column.draw(row)}
        </div>
      ))}
    </div>
  );
}

const isTick = (event: MouseEvent): boolean => (event.target as Element).closest('[data-tick]') !== null;

/** A press points at a row; on its box, or with Ctrl, it turns the row round; with Shift it draws a stretch. */
function press<T>(event: MouseEvent, row: T, index: number, { several, onSelect }: Props<T>): void {
  if (several && event.shiftKey) several.extend(row, index);
  else if (several && (event.ctrlKey || event.metaKey || isTick(event))) several.toggle(row, index);
  else several?.point(row, index);
  onSelect(index, row);
}
