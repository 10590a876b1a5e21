/** A recovery key, shown once, to be written down. Deliberately not here: when it is shown, and copying it. */
import css from './RecoveryKey.module.css';

/** The key in one piece, selected whole by one click. */
export function RecoveryKey({ value }: { value: string }) {
  return (
    <p className={css.key} translate="no">
      {value}
    </p>
  );
}
