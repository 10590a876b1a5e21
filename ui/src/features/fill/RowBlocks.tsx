/**
 * The rows of a table in blocks. Of a long table only the blocks near to what is seen are drawn; the others keep their
 * height, so that nothing moves.
 */
import { Component, useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { rowsIn } from '../../state/pointer';
import { onSought } from './focus';

const BLOCK = 16;
/** So many rows are drawn as they are. */
export const FEW = 48;
/** Of a row that was never drawn, in pixels. */
const ROW_HEIGHT = 45;
/** How near is near. */
const MARGIN = '400px 0px';

type Props = { group: string; count: number; columns: number; draw: (row: number) => ReactNode };

/** The bodies of the table. */
export function RowBlocks({ group, count, columns, draw }: Props) {
  const numbers = Array.from({ length: Math.ceil(count / BLOCK) }, (_, number) => number);
  const isLong = count > FEW && typeof IntersectionObserver !== 'undefined';
  const { live, heights, watch, scroller } = useNear(group, isLong);
  if (!isLong) return <tbody>{Array.from({ length: count }, (_, row) => draw(row))}</tbody>;
  const bodies = numbers.map((number) => {
    const rows = Array.from({ length: Math.min(BLOCK, count - number * BLOCK) }, (_, at) => number * BLOCK + at);
    return (
      <tbody key={number} ref={watch} data-block={number}>
        {live.has(number) ? (
          rows.map(draw)
        ) : (
          <tr aria-hidden="true">
            <td colSpan={columns} style={{ height: heights.current.get(number) ?? rows.length * ROW_HEIGHT }} />
          </tr>
        )}
      </tbody>
    );
  });
  return (
    <InPlace live={live} scroller={scroller}>
      {bodies}
    </InPlace>
  );
}

type InPlaceProps = { live: ReadonlySet<number>; scroller: RefObject<Element | null>; children: ReactNode };

/**
 * Leaves a table where it was moved to while its blocks are changed for others: what is taken out goes before anything comes
 * in, and an engine that lays out in between finds the table too short to stand so far down.
 */
class InPlace extends Component<InPlaceProps> {
  override getSnapshotBeforeUpdate(before: InPlaceProps): number | null {
    const { live, scroller } = this.props;
    return before.live === live ? null : (scroller.current?.scrollTop ?? null);
  }

  override componentDidUpdate(_before: InPlaceProps, _state: unknown, stood: number | null): void {
    const { current } = this.props.scroller;
    if (stood !== null && current && current.scrollTop !== stood) current.scrollTop = stood;
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

type Near = {
  scroller: RefObject<Element | null>;
  live: ReadonlySet<number>;
  heights: RefObject<Map<number, number>>;
  watch: (body: HTMLTableSectionElement | null) => (() => void) | undefined;
};

/** Which blocks are near to what is seen, hold the focus, or are sought. */
function useNear(group: string, isLong: boolean): Near {
  const [live, setLive] = useState<ReadonlySet<number>>(new Set([0, 1]));
  const heights = useRef(new Map<number, number>());
  const observer = useRef<IntersectionObserver | null>(null);
  const bodies = useRef(new Set<HTMLTableSectionElement>());
  const scroller = useRef<Element | null>(null);
  const is = (number: number, near: boolean) =>
    setLive((held) => {
      if (held.has(number) === near) return held;
      const next = new Set(held);
      if (near) next.add(number);
      else next.delete(number);
      return next;
    });
  useLayoutEffect(() => {
    if (!isLong) return undefined;
    const seen = (entries: IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const number = Number((target as HTMLElement).dataset.block);
        if (!isIntersecting) heights.current.set(number, boundingClientRect.height);
        // Whoever types in it is not to lose it by turning the wheel.
        if (isIntersecting || !target.contains(document.activeElement)) is(number, isIntersecting);
      }
    };
    const [first] = bodies.current;
    scroller.current = scrollerOf(first ?? null);
    const watching = new IntersectionObserver(seen, { root: scroller.current, rootMargin: MARGIN });
    observer.current = watching;
    bodies.current.forEach((body) => watching.observe(body));
    return () => watching.disconnect();
  }, [isLong]);
  useEffect(
    () =>
      onSought((path) => {
        const row = rowsIn(path).find((one) => one.group === group)?.row;
        if (row !== undefined) flushSync(() => is(Math.floor(row / BLOCK), true));
      }),
    [group],
  );
  const [watch] = useState(() => (body: HTMLTableSectionElement | null) => {
    if (!body) return undefined;
    bodies.current.add(body);
    observer.current?.observe(body);
    return () => {
      bodies.current.delete(body);
      observer.current?.unobserve(body);
    };
  });
  return { live, heights, watch, scroller };
}

/** What scrolls a thing up and down; the page where nothing does. */
function scrollerOf(element: Element | null): Element | null {
  for (let box = element?.parentElement ?? null; box; box = box.parentElement) {
    const { overflowY, overflowX } = getComputedStyle(box);
    // A box that scrolls sideways is told to scroll downwards as well, and never does.
    if (/auto|scroll/.test(overflowY) && !(overflowX === overflowY && box.scrollHeight <= box.clientHeight)) return box;
  }
  return null;
}
