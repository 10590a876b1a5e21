/**
 * Rows in blocks, as the bodies of a table or as lists of cards. Of many only the blocks near to what is seen are drawn; the
 * others keep their height, so that nothing moves.
 */
import { Component, useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { rowsIn } from '../../state/pointer';
import { onSought } from './focus';

/** Rows of a table and cards: how many make a block, how many are drawn as they are, how high is one that was never drawn, in pixels, and how near is near. */
const ROWS = { block: 16, few: 48, height: 45, near: '400px 0px' };
/** A card may be as high as the screen: the next ones are drawn before Tab comes to their end. */
const CARDS = { block: 4, few: 16, height: 420, near: '1200px 0px' };
/** So many rows of a table are drawn as they are. */
export const FEW = ROWS.few;

type Props = { group: string; count: number; draw: (row: number) => ReactNode };

/** The bodies of a table. */
export function RowBlocks({ group, count, columns, draw }: Props & { columns: number }) {
  const { blocks, heightOf, watch, ...near } = useBlocks(group, count, ROWS);
  if (!near.isLong) return <tbody>{rowsOf(0, count).map(draw)}</tbody>;
  return (
    <InPlace {...near}>
      {blocks.map(({ number, rows }) => (
        <tbody key={number} ref={watch} data-block={number}>
          {near.live.has(number) ? (
            rows.map(draw)
          ) : (
            <tr aria-hidden="true">
              <td colSpan={columns} style={{ height: heightOf(number, rows) }} />
            </tr>
          )}
        </tbody>
      ))}
    </InPlace>
  );
}

/** Lists of cards. */
export function CardBlocks({ group, count, className, draw }: Props & { className?: string | undefined }) {
  const { blocks, heightOf, watch, ...near } = useBlocks(group, count, CARDS);
  if (!near.isLong) return <ol className={className}>{rowsOf(0, count).map(draw)}</ol>;
  return (
    <InPlace {...near}>
      {blocks.map(({ number, rows }) => {
        const isNear = near.live.has(number);
        return (
          <ol
            key={number}
            ref={watch}
            data-block={number}
            className={className}
            {...(isNear ? {} : { 'aria-hidden': true, style: { height: heightOf(number, rows) } })}
          >
            {isNear ? rows.map(draw) : null}
          </ol>
        );
      })}
    </InPlace>
  );
}

const rowsOf = (first: number, end: number) => Array.from({ length: end - first }, (_, at) => first + at);

/** The blocks of a group, and which of them are drawn. */
function useBlocks(group: string, count: number, { block, few, height, near }: typeof ROWS) {
  const isLong = count > few && typeof IntersectionObserver !== 'undefined';
  const { live, heights, watch, scroller } = useNear(group, { block, near }, isLong);
  const blocks = Array.from({ length: Math.ceil(count / block) }, (_, number) => {
    return { number, rows: rowsOf(number * block, Math.min(count, (number + 1) * block)) };
  });
  const heightOf = (number: number, rows: number[]) => heights.current.get(number) ?? rows.length * height;
  return { blocks, heightOf, watch, live, scroller, isLong };
}

type InPlaceProps = Pick<Near, 'live' | 'scroller'> & { children: ReactNode };

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
  watch: (body: HTMLElement | null) => (() => void) | undefined;
};

/** Which blocks are near to what is seen, hold the focus, or are sought. */
function useNear(group: string, { block, near: margin }: Pick<typeof ROWS, 'block' | 'near'>, isLong: boolean): Near {
  const [live, setLive] = useState<ReadonlySet<number>>(new Set([0, 1]));
  const heights = useRef(new Map<number, number>());
  const observer = useRef<IntersectionObserver | null>(null);
  const bodies = useRef(new Set<HTMLElement>());
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
    const watching = new IntersectionObserver(seen, { root: scroller.current, rootMargin: margin });
    observer.current = watching;
    bodies.current.forEach((body) => watching.observe(body));
    return () => watching.disconnect();
  }, [isLong, margin]);
  useEffect(
    () =>
      onSought((path) => {
        const row = rowsIn(path).find((one) => one.group === group)?.row;
        if (row !== undefined) flushSync(() => is(Math.floor(row / block), true));
      }),
    [group, block],
  );
  const [watch] = useState(() => (body: HTMLElement | null) => {
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
