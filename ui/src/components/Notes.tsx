/** Sentences that stand alone: an error with its next step, an empty place with one action, a remark. */
import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WireError } from '../generated/contract';
import { useWords } from '../state/words';
import css from './Notes.module.css';

/** What went wrong, what to do, and the number to quote. A closed dialog is no error. */
export function ErrorNote({ error, children }: { error: WireError | null; children?: ReactNode }) {
  const { say, fault, next } = useWords();
  if (!error || error.code === 'cancelled') return null;
  const hint = next(error);
  return (
    <div role="alert" className={css.error}>
      <CircleAlert size={18} strokeWidth={1.5} aria-hidden="true" />
      <div>
        <p className={css.strong}>{fault(error)}</p>
        {hint ? <p>{hint}</p> : null}
        {error.reference_number ? (
          <p className="quiet">{say('ui-fault-number', { number: error.reference_number })}</p>
        ) : null}
        {children}
      </div>
    </div>
  );
}

/** A remark that is no error. */
export function Remark({ children }: { children: ReactNode }) {
  return (
    <div role="note" className={css.remark}>
      <Info size={18} strokeWidth={1.5} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

/** What came of an act, beneath the row of its button: spoken when it comes, and an error instead where there is one. */
export function Told({ text, error = null }: { text: string | null; error?: WireError | null }) {
  return (
    <div className={text !== null || error ? css.told : 'unseen'}>
      <p role="status">{text}</p>
      <ErrorNote error={error} />
    </div>
  );
}

/** An empty place: one sentence, one action. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** Waiting for the desk; shown only after a moment, so that quick answers do not flicker. */
export function Waiting() {
  const { say } = useWords();
  return (
    <p role="status" className={css.waiting}>
      {say('ui-waiting')}
    </p>
  );
}
