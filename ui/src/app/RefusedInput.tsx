/** What a field refused to take in, over the foot of the window, dialogs included, until something else is done. */
import { useEffect } from 'react';
import { useRefusedInput, watchIntake } from '../state/intake';
import { useWords } from '../state/words';
import css from './RefusedInput.module.css';

/** The note; nothing while nothing was refused. */
export function RefusedInput() {
  const { said } = useWords();
  const message = useRefusedInput();
  useEffect(() => watchIntake(), []);
  // A dialog hides from assistive technology what lies outside of it, but not what says that it lies on top.
  return (
    <div className={css.place} data-react-aria-top-layer="true">
      {message ? (
        <p role="alert" className={css.note}>
          {said(message)}
        </p>
      ) : null}
    </div>
  );
}
