/** Whether cards and tokens are being looked for, which drivers had trouble at the last look, and the way to look again. */
import type { Keys } from '../state/signingKeys';
import { useWords } from '../state/words';
import { Button } from './Button';
import css from './LookingForTokens.module.css';
import { ErrorNote } from './Notes';

/** The line, spoken when it changes. */
export function LookingForTokens({ known }: { known: Keys }) {
  const { say } = useWords();
  return (
    <>
      <p role="status" className={css.line}>
        {known.looking ? say('ui-looking-for-tokens') : ''}
      </p>
      <ErrorNote error={known.lookError} />
    </>
  );
}

/** The drivers through which nothing was seen, each with its trouble. */
export function TroubledDrivers({ known }: { known: Keys }) {
  const { say, said } = useWords();
  const modules = known.looking ? [] : (known.answer.data?.modules ?? []);
  return modules.map(({ path, name, trouble }) =>
    trouble ? (
      <p key={path} role="note" className={css.trouble}>
        {say('ui-driver-trouble', { name, trouble: said(trouble) })}
      </p>
    ) : null,
  );
}

/** The button. While a look lasts it does nothing, and keeps the focus of whoever pressed it. */
export function LookAgain({ known }: { known: Keys }) {
  const { say } = useWords();
  return (
    <Button kind="quiet" onPress={() => (known.looking ? undefined : known.lookAgain())}>
      {say('ui-look-again')}
    </Button>
  );
}
