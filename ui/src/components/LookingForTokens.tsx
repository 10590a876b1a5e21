/** Whether cards and tokens are being looked for, which drivers had trouble, and the way to look again. */
import type { Keys } from '../state/signingKeys';
import { useWords } from '../state/words';
import { Button } from './Button';
import css from './LookingForTokens.module.css';
import { ErrorNote } from './Notes';

/** The line, spoken when it changes. */
export function LookingForTokens({ known }: { known: Keys }) {
  const { say, said } = useWords();
  const modules = known.looking ? [] : (known.answer.data?.modules ?? []);
  return (
    <div className={css.looking}>
      <p role="status" className={css.line}>
        {known.looking ? say('ui-looking-for-tokens') : ''}
      </p>
      {modules.map(({ path, name, trouble }) =>
        trouble ? (
          <p key={path} role="note" className={css.trouble}>
            {say('ui-driver-trouble', { name, trouble: said(trouble) })}
          </p>
        ) : null,
      )}
      <ErrorNote error={known.lookError} />
      <Button kind="quiet" onPress={known.lookAgain} isDisabled={known.looking}>
        {say('ui-look-again')}
      </Button>
    </div>
  );
}
