/**
 * The file plan as a tree that draws only the rows in sight: classes, folders, parts, with counts.
 * Right opens, left closes or goes up, typing is left to the search. The screen keeps what is open.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useEffect, useId, useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { useArrival } from './arrival';
import { applyRowKey } from './rowKeys';
import css from './PlanTree.module.css';

/** `beneath`: how many lie directly beneath it, whether they are among the nodes or not. */
export type Branch = { id: string; parent: string | null; beneath: number };
type Placed<T> = { node: T; level: number; children: number; position: number; siblings: number };

/** The rows in sight of a tree, in order, given what is open. */
export function unfold<T extends Branch>(nodes: readonly T[], open: ReadonlySet<string>): Placed<T>[] {
  const below = Map.groupBy(nodes, (node) => node.parent);
  const walk = (parent: string | null, level: number): Placed<T>[] => {
    const siblings = below.get(parent) ?? [];
    return siblings.flatMap((node, position) => {
      const row = { node, level, children: node.beneath, position, siblings: siblings.length };
      return open.has(node.id) ? [row, ...walk(node.id, level + 1)] : [row];
    });
  };
  return walk(null, 1);
}

type Props<T extends Branch> = {
  label: string;
  nodes: readonly T[];
  open: ReadonlySet<string>;
  onToggle: (id: string) => void;
  selected: string | null;
  onSelect: (node: T) => void;
  draw: (node: T) => ReactNode;
  held: (node: T) => boolean;
  rowHeight: number;
  /** Pressed or asked for by Space: on a narrow window the thing is to cover the tree. */
  onShow?: (node: T) => void;
  /** Takes the focus when it arrives and nothing else has it. */
  arrives?: boolean;
};

/** The tree. */
export function PlanTree<T extends Branch>(props: Props<T>) {
  const { label, nodes, open, onToggle, selected, onSelect, rowHeight } = props;
  const id = useId();
  const rows = useMemo(() => unfold(nodes, open), [nodes, open]);
  const scroller = useArrival<HTMLDivElement>(null, props.arrives ?? false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const index = rows.findIndex((row) => row.node.id === selected);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index);
  }, [index, virtual]);
  const go = (to: number) => rows[to] && onSelect(rows[to].node);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[index];
    const sideways = row && sideKey(event.key, row, open);
    if (sideways === 'toggle') onToggle(row?.node.id ?? '');
    else if (sideways === 'up') go(rows.findIndex((other) => other.node.id === row?.node.parent));
    else if (sideways === 'down') go(index + 1);
    else if (
      !applyRowKey(event, {
        count: rows.length,
        index,
        page: 15,
        move: go,
        open: (to) => onToggle(rows[to]?.node.id ?? ''),
        ...(props.onShow ? { preview: (to: number) => rows[to] && props.onShow?.(rows[to].node) } : {}),
      })
    )
      return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={label}
      aria-activedescendant={items.some((item) => item.index === index) ? `${id}-${String(index)}` : undefined}
      tabIndex={0}
      className={css.tree}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={css.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? (
            <Twig key={row.node.id} id={`${id}-${String(item.index)}`} row={row} top={item.start} tree={props} />
          ) : null;
        })}
      </div>
    </div>
  );
}

function sideKey<T extends Branch>(
  key: string,
  row: Placed<T>,
  open: ReadonlySet<string>,
): 'toggle' | 'up' | 'down' | null {
  const isOpen = open.has(row.node.id);
  if (key === 'ArrowRight' && row.children > 0) return isOpen ? 'down' : 'toggle';
  if (key === 'ArrowLeft') return isOpen ? 'toggle' : 'up';
  return null;
}

function Twig<T extends Branch>({ id, row, top, tree }: { id: string; row: Placed<T>; top: number; tree: Props<T> }) {
  const { node, level, children, position, siblings } = row;
  const isOpen = tree.open.has(node.id);
  const place = {
    height: tree.rowHeight,
    transform: `translateY(${String(top)}px)`,
    paddingInlineStart: 8 + (level - 1) * 18,
  };
  return (
    // Keys are handled by the tree, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-posinset={position + 1}
      aria-setsize={siblings}
      aria-expanded={children > 0 ? isOpen : undefined}
      aria-selected={node.id === tree.selected}
      data-held={tree.held(node) || undefined}
      className={css.row}
      style={place}
      onClick={(event) => {
        // The tree keeps the focus: a row leaves the page when it is out of sight.
        event.currentTarget.closest<HTMLElement>('[role="tree"]')?.focus({ preventScroll: true });
        tree.onSelect(node);
        tree.onShow?.(node);
      }}
      onDoubleClick={() => tree.onToggle(node.id)}
    >
      <span
        className={css.turn}
        data-open={isOpen || undefined}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          tree.onToggle(node.id);
        }}
      >
        {children > 0 ? <ChevronRight size={14} strokeWidth={1.5} /> : null}
      </span>
      {tree.draw(node)}
    </div>
  );
}
