/**
 * A screen that has nothing to show because the desk refused or failed: what place this is, what went
 * wrong, and a way to ask again. Never the bare error alone.
 */
import type { ReactNode } from 'react';
import type { WireError } from '../generated/contract';
import { useWords } from '../state/words';
import { useArrival } from './arrival';
import { Button } from './Button';
import { ErrorNote } from './Notes';
import { OnePane } from './Panes';
import css from './Trouble.module.css';

type Props = {
  title: string;
  error: WireError;
  onRetry: () => void;
  /** Nothing else stands in the window. */
  whole?: boolean;
  /** Another way on. */
  children?: ReactNode;
};

/** The screen in place of the one that was asked for. */
export function Trouble({ title, error, onRetry, whole, children }: Props) {
  const { say } = useWords();
  const heading = useArrival<HTMLHeadingElement>();
  const content = (
    <div className={css.trouble}>
      <h1 ref={heading} tabIndex={-1} className={css.title}>
        {title}
      </h1>
      <ErrorNote error={error}>
        <div className={css.acts}>
          <Button onPress={onRetry}>{say('ui-try-again')}</Button>
          {children}
        </div>
      </ErrorNote>
    </div>
  );
  if (whole)
    return (
      <main className={css.whole} aria-label={say('ui-screen')}>
        {content}
      </main>
    );
  return <OnePane label={title}>{content}</OnePane>;
}
