/**
 * A list of rows in labelled groups, one selected: the work, forms under way, the hits. The selected row
 * follows the keys; Enter or a second click opens it. For up to a few hundred rows; the library
 * has LongList, the register of a file its own grid (Register.tsx).
 */
import { Check } from 'lucide-react';
import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react';
import { useArrival } from './arrival';
import { applyRowKey } from './rowKeys';
import css from './RowList.module.css';

export type RowGroup<T> = {
  key: string;
  /** Heading; null for a list without groups. */
  title: ReactNode | null;
  count: number | null;
  rows: readonly T[];
  /** What stands there when the group is empty, '' for its heading only; without it an empty group is left out. */
  empty?: ReactNode;
};

/** Rows chosen for something that is done to all of them. */
export type Choosing<T> = {
  can: (row: T) => boolean;
  has: (row: T) => boolean;
  toggle: (row: T) => void;
};

type Props<T> = {
  label: string;
  groups: readonly RowGroup<T>[];
  keyOf: (row: T) => string;
  draw: (row: T) => ReactNode;
  /** Vermilion left edge. */
  held?: (row: T) => boolean;
  selected: string | null;
  onSelect: (row: T) => void;
  onOpen: (row: T) => void;
  /** Pressed or asked for by Space: on a narrow window the thing is to cover the list. */
  onShow?: (row: T) => void;
  /** Several rows can be chosen beside the selected one; a row that cannot has no box. */
  choosing?: Choosing<T>;
  /** Takes the focus when it arrives. */
  autoFocus?: boolean;
  /** Takes the focus when it arrives and nothing else has it. */
  arrives?: boolean;
};

/** The list. */
export function RowList<T>(props: Props<T>) {
  const { label, groups, keyOf, selected, onSelect, onOpen, onShow, choosing, autoFocus, arrives } = props;
  const id = useId();
  const box = useArrival<HTMLDivElement>(null, arrives ?? false);
  const rows = groups.flatMap((group) => group.rows);
  const index = rows.findIndex((row) => keyOf(row) === selected);
  const at = (position: number, act: (row: T) => void) => {
    const row = rows[position];
    if (row) act(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves = {
      count: rows.length,
      index,
      page: 10,
      move: (to: number) => at(to, onSelect),
      open: (to: number) => at(to, onOpen),
      ...(choosing ? { toggle: (to: number) => at(to, (row) => choosing.can(row) && choosing.toggle(row)) } : {}),
      ...(onShow ? { preview: (to: number) => at(to, onShow) } : {}),
    };
    if (applyRowKey(event, moves)) event.preventDefault();
  };
  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true });
  }, [autoFocus, box]);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected, box]);
  const optionId = (row: T) => `${id}-${keyOf(row)}`;
  const current = rows[index];
  return (
    // Keys work here whatever the role.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      // A list box without choices is none; it stays one stop for the keys.
      role={rows.length > 0 ? 'listbox' : 'group'}
      aria-label={label}
      aria-activedescendant={current ? optionId(current) : undefined}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={css.list}
      onKeyDown={onKeyDown}
    >
      {groups.map((group) =>
        group.rows.length === 0 && group.empty === undefined ? null : (
          <Group key={group.key} group={group} list={props} optionId={optionId} />
        ),
      )}
    </div>
  );
}

function Group<T>({ group, list, optionId }: { group: RowGroup<T>; list: Props<T>; optionId: (row: T) => string }) {
  const { keyOf, held, selected, onSelect, onOpen, onShow, choosing } = list;
  const heading = useId();
  return (
    <div
      role="group"
      aria-labelledby={group.title ? heading : undefined}
      aria-label={group.title ? undefined : list.label}
    >
      {group.title ? (
        <div className={css.heading} role="presentation" data-empty={group.rows.length === 0 || undefined}>
          <span id={heading}>{group.title}</span>
          {group.count === null ? null : <span className={`num ${css.count}`}>{group.count}</span>}
        </div>
      ) : null}
      {group.rows.length === 0 && group.empty ? <div className={css.empty}>{group.empty}</div> : null}
      {group.rows.map((row) => (
        // Keys are handled by the list box, which keeps the focus.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={keyOf(row)}
          id={optionId(row)}
          role="option"
          aria-selected={keyOf(row) === selected}
          aria-checked={choosing?.can(row) ? choosing.has(row) : undefined}
          data-held={held?.(row) || undefined}
          className={css.row}
          onClick={() => {
            onSelect(row);
            onShow?.(row);
          }}
          onDoubleClick={() => onOpen(row)}
        >
          <RowOf row={row} list={list} />
        </div>
      ))}
    </div>
  );
}

/** The row, behind its box where it can be chosen; the box is for the pointer, the keys have `x`. */
function RowOf<T>({ row, list: { draw, choosing } }: { row: T; list: Props<T> }) {
  if (!choosing) return draw(row);
  return (
    <div className={css.choice}>
      {choosing.can(row) ? (
        // Keys are handled by the list box, and the row says whether it is chosen.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <span
          className={css.box}
          data-on={choosing.has(row) || undefined}
          onClick={(event) => {
            event.stopPropagation();
            choosing.toggle(row);
          }}
        >
          {choosing.has(row) ? <Check size={14} strokeWidth={2} aria-hidden="true" /> : null}
        </span>
      ) : (
        <span />
      )}
      <div>{draw(row)}</div>
    </div>
  );
}
