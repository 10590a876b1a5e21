/**
 * Two panes side by side with a line between them that can be moved by pointer or arrows; the width
 * is remembered per screen. On a narrow window only one of them is seen: the thing when it is `covering`,
 * the list otherwise, with a way from each to the other. F6 walks every element marked `data-pane`.
 */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useWords } from '../state/words';
import { isFocusLost, useArrival } from './arrival';
import css from './Panes.module.css';

type Props = {
  /** Under which name the width is remembered. */
  id: string;
  initial: number;
  least: number;
  most: number;
  list: ReactNode;
  listLabel: string;
  thing: ReactNode;
  thingLabel: string;
  /** Something is open in the thing pane: on a narrow window it covers the list. */
  covering?: boolean;
  /** The way back from there. */
  onBack?: () => void;
  /** Heading of the screen, for a thing without one of level 1: spoken while it covers the list. */
  thingTitle?: string;
  /** The same for a list without one: spoken while it is seen alone. */
  listTitle?: string;
  /** What stands there, when it is more than the way back (filters, sections). */
  backWord?: string;
  /** The way from the list to the thing, for a list whose rows do not lead there. */
  forth?: { word: string; go: () => void };
  /** On a narrow window both stand beneath each other instead. */
  stacked?: boolean;
};

const remembered = (id: string): number | null => Number(localStorage.getItem(`pane-${id}`)) || null;

/** List at the left, thing at the right. */
export function Panes(props: Props) {
  const { id, initial, least, most, list, listLabel, thing, thingLabel, covering, onBack, backWord, forth } = props;
  const { say } = useWords();
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const width = widths[id] ?? remembered(id) ?? initial;
  const set = (wanted: number) => {
    const kept = Math.round(Math.min(Math.max(wanted, least), most));
    setWidths((held) => ({ ...held, [id]: kept }));
    localStorage.setItem(`pane-${id}`, String(kept));
  };
  const box = useFollowingFocus(covering ?? false);
  return (
    <div
      ref={box}
      className={css.panes}
      data-covering={covering || undefined}
      data-stacked={props.stacked || undefined}
    >
      <section aria-label={listLabel} data-pane tabIndex={-1} className={css.list} style={{ width }}>
        {forth ? (
          <button type="button" className={`${css.back} ${css.forth}`} onClick={forth.go}>
            {forth.word}
            <ArrowRight size={16} strokeWidth={1.5} aria-hidden="true" />
          </button>
        ) : null}
        {!covering && props.listTitle ? <h1 className={`unseen ${css.onlyNarrow}`}>{props.listTitle}</h1> : null}
        {list}
      </section>
      <Divider width={width} least={least} most={most} set={set} />
      <section aria-label={thingLabel} data-pane tabIndex={-1} className={css.thing}>
        {onBack ? (
          <button type="button" className={css.back} onClick={onBack}>
            <ArrowLeft size={16} strokeWidth={1.5} aria-hidden="true" />
            {backWord ?? say('ui-cmd-back')}
          </button>
        ) : null}
        {covering && props.thingTitle ? <h1 className={`unseen ${css.onlyNarrow}`}>{props.thingTitle}</h1> : null}
        {thing}
      </section>
    </div>
  );
}

/** What has the focus and is no longer seen gives it to the pane that is seen instead. */
function useFollowingFocus(covering: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const former = useRef(covering);
  useEffect(() => {
    if (former.current === covering) return;
    former.current = covering;
    const [list, thing] = box.current?.querySelectorAll<HTMLElement>(':scope > [data-pane]') ?? [];
    const held = document.activeElement;
    const gone = held instanceof HTMLElement && held !== document.body && held.offsetParent === null;
    if (!gone && !isFocusLost()) return;
    const wanted = covering ? thing : list?.querySelector<HTMLElement>('[role][tabindex="0"]');
    (wanted ?? list)?.focus({ preventScroll: true });
  }, [covering]);
  return box;
}

function Divider({
  width,
  least,
  most,
  set,
}: {
  width: number;
  least: number;
  most: number;
  set: (width: number) => void;
}) {
  const { say } = useWords();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(width + step);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const from = event.clientX - width;
    const line = event.currentTarget;
    line.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => set(moved.clientX - from);
    line.addEventListener('pointermove', move);
    line.addEventListener('pointerup', () => line.removeEventListener('pointermove', move), { once: true });
  };
  return (
    // A separator that can be moved is a widget (ARIA 1.2, separator).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={say('ui-pane-width')}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={css.divider}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}

/** One pane alone, for screens without a list. */
export function OnePane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.panes}>
      <section aria-label={label} data-pane tabIndex={-1} className={css.thing}>
        {children}
      </section>
    </div>
  );
}

type HeadProps = {
  title: ReactNode;
  sub?: ReactNode;
  level?: 1 | 2;
  /** The heading takes the focus when the screen arrives and nothing else has it. */
  arrives?: boolean;
  children?: ReactNode;
};

/** The heading of a pane: a title, and what belongs at its right. A screen has one of level 1. */
export function PaneHead({ title, sub, level = 1, arrives = false, children }: HeadProps) {
  const Title = `h${level}` as const;
  const heading = useArrival<HTMLHeadingElement>(null, arrives);
  return (
    <header className={css.head}>
      <div className={css.titles}>
        <Title ref={heading} tabIndex={arrives ? -1 : undefined} className={css.title}>
          {title}
        </Title>
        {sub ? <p className={css.sub}>{sub}</p> : null}
      </div>
      {children ? <div className={css.tools}>{children}</div> : null}
    </header>
  );
}
