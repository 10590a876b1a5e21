/**
 * Whom this desk believes, each by digits that can be compared: authorities over certificates, publishers of forms. A list with
 * what can be done about it. Whoever leaves the list does so only after asking; the focus then begins again at its heading.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../components/Button';
import { ErrorNote, Waiting } from '../../components/Notes';
import type { WireError } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Settings.module.css';

/** One of them as it is shown. */
export type Shown = {
  /** Fingerprint or key, in hexadecimal. */
  hex: string;
  name: string;
  /** It is the department itself. */
  mark?: string | undefined;
  about: string;
  /** Since when it counts no longer, and why. */
  gone?: string | undefined;
};

type Props<T> = {
  id: string;
  title: string;
  text: string;
  none: string;
  /** What the digits are. */
  digits: string;
  asked: { error: WireError | null; isPending: boolean; refetch: () => unknown };
  all: readonly T[] | undefined;
  shown: (one: T) => Shown;
  /** The word of the button, and what it is called for one of them. */
  leave: { word: string; of: (name: string) => string };
  /** Asks before one leaves. */
  ask: (one: T, onClose: () => void, onDone: () => void) => ReactNode;
  /** What can be done about the list. */
  children: ReactNode;
};

/** The section. */
export function Believed<T>({ id, title, text, none, digits, asked, all, shown, leave, ask, children }: Props<T>) {
  const { say } = useWords();
  const [leaving, setLeaving] = useState<T | null>(null);
  const [left, setLeft] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone with its row. The dialog gives the focus back first, to nothing.
  useEffect(() => {
    if (left === 0) return;
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [left]);
  const close = () => setLeaving(null);
  const done = () => {
    close();
    setLeft((count) => count + 1);
  };
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      <p className={css.quiet}>{text}</p>
      <ErrorNote error={asked.error}>
        <Button kind="quiet" onPress={() => void asked.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {asked.isPending ? <Waiting /> : null}
      {all?.length === 0 ? <p>{none}</p> : null}
      <ul className={css.anchors}>
        {(all ?? []).map((one) => {
          const { hex, name, mark, about, gone } = shown(one);
          return (
            <li key={hex}>
              <div>
                <p className={css.subject}>
                  {name}
                  {mark ? <span className={css.mark}>{mark}</span> : null}
                </p>
                <p className={css.small}>{about}</p>
                <Digits word={digits} hex={hex} />
                {gone ? <p className={css.gone}>{gone}</p> : null}
              </div>
              {gone ? null : (
                <Button kind="quiet" onPress={() => setLeaving(one)} aria-label={leave.of(name)}>
                  {leave.word}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {children}
      {leaving === null ? null : ask(leaving, close, done)}
    </section>
  );
}

/** A fingerprint or a key as one compares it: named, and four characters at a time. */
export function Digits({ word, hex }: { word: string; hex: string }) {
  return (
    <p className={`num ${css.small} ${css.print}`}>
      <span className={css.digits}>{word}</span>
      {hex.replaceAll(/(.{4})(?=.)/g, '$1 ')}
    </p>
  );
}
