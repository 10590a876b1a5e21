/**
 * A list of rows of one height in labelled groups, one selected, of any length: only the rows in sight are
 * drawn, and a row that has not come yet is a quiet line. It moves as every list does (rowKeys). Deliberately
 * not here: columns (Register), and lists whose rows are of different heights (RowList).
 */
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { applyRowKey } from './rowKeys';
import css from './RowList.module.css';

export type LongGroup<T> = {
  key: string;
  title: string;
  /** Rows, loaded or not. */
  total: number;
  rowAt: (index: number) => T | undefined;
  /** What stands there when the group is empty; without it an empty group is left out. */
  empty?: ReactNode;
};

type Props<T> = {
  label: string;
  groups: readonly LongGroup<T>[];
  draw: (row: T) => ReactNode;
  rowHeight: number;
  /** Place of the selected row over all groups. */
  at: number;
  onSelect: (at: number) => void;
  onOpen: (row: T) => void;
  /** Pressed or asked for by Space: on a narrow window the thing is to cover the list. */
  onShow: () => void;
  /** Which rows of a group are in sight. */
  onSee: (group: string, first: number, last: number) => void;
  /** What is asked now has not been answered yet. */
  busy?: boolean;
  /** Takes the focus when it arrives. */
  autoFocus?: boolean;
};

/** What is in sight of the list; before it has a size, the beginning. */
type Sight = { top: number; height: number };

const BEGINNING = 900;
/** Rows drawn before and behind those in sight. */
const MORE = 8;
/** The heading that stays at the top. */
const HEADING = 34;

/** The list. */
export function LongList<T>(props: Props<T>) {
  const { label, groups, rowHeight, at, onSelect, onOpen, onShow, busy, autoFocus } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ top: 0, height: BEGINNING });
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const look = () => {
    const { scrollTop, clientHeight } = box.current ?? { scrollTop: 0, clientHeight: 0 };
    setSight({ top: scrollTop, height: clientHeight || BEGINNING });
  };
  useEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (autoFocus) box.current?.focus({ preventScroll: true });
  }, [autoFocus]);
  useEffect(() => bringIntoSight(box.current, groups, at, rowHeight), [at, total, rowHeight]);
  const rowOf = (place: number) => {
    const found = spread(groups).find((group) => place >= group.from && place < group.from + group.total);
    return found?.rowAt(place - found.from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const open = (to: number) => {
      const row = rowOf(to);
      if (row) onOpen(row);
    };
    if (applyRowKey(event, { count: total, index: at, page: 10, move: onSelect, open, preview: onShow }))
      event.preventDefault();
  };
  return (
    // Keys work here whatever the role.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      role={total > 0 ? 'listbox' : 'group'}
      aria-label={label}
      aria-busy={busy ?? false}
      aria-activedescendant={rowOf(at) ? `${id}-${String(at)}` : undefined}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={css.list}
      onKeyDown={onKeyDown}
      onScroll={look}
    >
      {spread(groups).map((group) =>
        group.total === 0 && group.empty === undefined ? null : (
          <Group key={group.key} id={id} group={group} sight={sight} list={props} />
        ),
      )}
    </div>
  );
}

/** The groups with the place of their first rows. */
function spread<T>(groups: readonly LongGroup<T>[]) {
  let from = 0;
  return groups.map((group) => {
    from += group.total;
    return { ...group, from: from - group.total };
  });
}

type GroupProps<T> = { id: string; group: LongGroup<T> & { from: number }; sight: Sight; list: Props<T> };

function Group<T>({ id, group, sight, list }: GroupProps<T>) {
  const { rowHeight, onSee } = list;
  const heading = useId();
  const body = useRef<HTMLDivElement>(null);
  // Where the rows begin, of the picture that is drawn now: groups above grow and shrink.
  const [begins, setBegins] = useState(0);
  useLayoutEffect(() => setBegins(body.current?.offsetTop ?? 0));
  const above = sight.top - begins;
  const first = Math.max(Math.floor(above / rowHeight) - MORE, 0);
  const last = Math.min(Math.ceil((above + sight.height) / rowHeight) + MORE, group.total) - 1;
  useEffect(() => {
    if (last >= first) onSee(group.key, first, last);
  }, [group.key, first, last, onSee]);
  const places = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  return (
    <div role="group" aria-labelledby={heading}>
      <div className={css.heading} role="presentation" data-empty={group.total === 0 || undefined}>
        <span id={heading}>{group.title}</span>
        <span className={`num ${css.count}`}>{group.total}</span>
      </div>
      {group.total === 0 && group.empty ? <div className={css.empty}>{group.empty}</div> : null}
      <div ref={body} role="presentation" className={css.stretch} style={{ height: group.total * rowHeight }}>
        {places.map((place) => (
          <Line key={place} id={`${id}-${String(group.from + place)}`} place={place} group={group} list={list} />
        ))}
      </div>
    </div>
  );
}

function Line<T>({ id, place, group, list }: { id: string; place: number } & Omit<GroupProps<T>, 'id' | 'sight'>) {
  const { rowHeight, at, onSelect, onOpen, onShow, draw } = list;
  const row = group.rowAt(place);
  const style = { height: rowHeight, transform: `translateY(${String(place * rowHeight)}px)` };
  if (!row) return <div role="presentation" aria-hidden="true" className={`${css.row} ${css.fixed}`} style={style} />;
  const own = group.from + place;
  return (
    // Keys are handled by the list box, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={own === at}
      aria-setsize={group.total}
      aria-posinset={place + 1}
      className={`${css.row} ${css.fixed}`}
      style={style}
      onClick={() => {
        onSelect(own);
        onShow();
      }}
      onDoubleClick={() => onOpen(row)}
    >
      {draw(row)}
    </div>
  );
}

/** Scrolls so far that the row is whole, below the heading that stays. */
function bringIntoSight<T>(box: HTMLElement | null, groups: readonly LongGroup<T>[], at: number, rowHeight: number) {
  const group = spread(groups).find((one) => at >= one.from && at < one.from + one.total);
  const bodies = [...(box?.querySelectorAll<HTMLElement>(`.${css.stretch ?? ''}`) ?? [])];
  const shown = groups.filter((one) => one.total > 0 || one.empty !== undefined);
  const body = bodies[shown.findIndex((one) => one.key === group?.key)];
  if (!box || !group || !body) return;
  const top = body.offsetTop + (at - group.from) * rowHeight;
  if (top - HEADING < box.scrollTop) box.scrollTop = at === 0 ? 0 : top - HEADING;
  else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
}
