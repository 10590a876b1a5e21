/**
 * The register of a file: an ARIA grid that draws only the rows in sight and says which those are. A row
 * that has not come yet is drawn as a quiet line. Never more than a million rows, since the engine cuts
 * an element at 33 million pixels.
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
};

/** The grid. */
export function Register<T>(props: Props<T>) {
  const { label, columns, rowAt, total, rowHeight, selected: index, onSelect, onOpen, onSee } = props;
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
  const select = (to: number) => onSelect(to, rowAt(to));
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on the heading of a column are the heading's.
    if ((event.target as Element).closest('[role="columnheader"]')) return;
    const open = (to: number) => {
      const row = rowAt(to);
      if (row) onOpen(row);
    };
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
      aria-selected={index === list.selected}
      data-held={list.held(row) || undefined}
      className={css.row}
      style={place}
      onClick={(event) => {
        // The grid keeps the focus: a row leaves the page when it is out of sight.
        event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
        list.onSelect(index, row);
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
