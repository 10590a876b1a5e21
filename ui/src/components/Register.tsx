/**
 * The register of a file: an ARIA grid that draws only the rows in sight. Rows arrive in pages; a row
 * that is not there yet is asked for and drawn as a quiet line. Never more than a million rows, since
 * the engine cuts an element at 33 million pixels.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react';
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

type Props<T> = {
  label: string;
  columns: readonly Column<T>[];
  /** Rows loaded so far, from the first. */
  rows: readonly T[];
  total: number;
  rowHeight: number;
  keyOf: (row: T) => string;
  held: (row: T) => boolean;
  selected: string | null;
  onSelect: (row: T) => void;
  onOpen: (row: T) => void;
  /** The last row in sight; rows up to it are wanted. */
  onNeed: (index: number) => void;
  /** Takes the focus when it arrives and nothing else has it. */
  arrives?: boolean;
};

/** The grid. */
export function Register<T>(props: Props<T>) {
  const { label, columns, rows, total, rowHeight, keyOf, selected, onSelect, onOpen, onNeed } = props;
  const id = useId();
  const scroller = useArrival<HTMLDivElement>(null, props.arrives ?? false);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const index = rows.findIndex((row) => keyOf(row) === selected);
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    if (last >= rows.length && rows.length < total) onNeed(last);
  }, [last, rows.length, total, onNeed]);
  const select = (to: number) => {
    const row = rows[to];
    if (!row) return onNeed(to);
    virtual.scrollToIndex(to);
    onSelect(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on the heading of a column are the heading's.
    if ((event.target as Element).closest('[role="columnheader"]')) return;
    const open = (to: number) => rows[to] && onOpen(rows[to]);
    if (applyRowKey(event, { count: total, index, page: 15, move: select, open })) event.preventDefault();
  };
  const gridTemplateColumns = columns.map((column) => column.width).join(' ');
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={items.some((item) => item.index === index) ? `${id}-${String(index)}` : undefined}
      tabIndex={0}
      className={css.grid}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={css.head} style={{ gridTemplateColumns }}>
        {columns.map((column) => (
          <Head key={column.id} column={column} />
        ))}
      </div>
      <div role="presentation" className={css.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
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
  if (!row)
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" className={css.row} style={place}>
        <div role="gridcell" className={css.waiting} />
      </div>
    );
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
      aria-selected={list.keyOf(row) === list.selected}
      data-held={list.held(row) || undefined}
      className={css.row}
      style={place}
      onClick={(event) => {
        // The grid keeps the focus: a row leaves the page when it is out of sight.
        event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
        list.onSelect(row);
      }}
      onDoubleClick={() => list.onOpen(row)}
    >
      {list.columns.map((column) => (
        <div key={column.id} id={`${id}-${column.id}`} role="gridcell" className={css.cell} data-align={column.align}>
          {column.draw(row)}
        </div>
      ))}
    </div>
  );
}
