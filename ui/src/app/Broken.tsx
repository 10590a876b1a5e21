/** A screen that broke: the rest of the desk stands, what was typed lies in the vault, and there is a way on. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../components/Button';
import { ErrorNote } from '../components/Notes';
import { OnePane } from '../components/Panes';
import { asWireError } from '../host/host';
import { useGo } from '../state/places';
import { useWords } from '../state/words';
import css from './Frame.module.css';

/** The screen in place of the broken one. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { say } = useWords();
  const go = useGo();
  const detail = asWireError(error).message;
  const away = () => {
    reset();
    go('/work');
  };
  return (
    <OnePane label={say('ui-screen')}>
      <div className={css.broken}>
        <h1 className="unseen">{say('ui-screen')}</h1>
        <ErrorNote
          error={{
            code: 'ui-fault-screen',
            message: detail,
            hint: null,
            parameters: { detail },
            reference_number: null,
          }}
        >
          <Button kind="quiet" onPress={reset}>
            {say('ui-try-again')}
          </Button>
          <Button kind="quiet" onPress={away}>
            {say('ui-cmd-go-work')}
          </Button>
        </ErrorNote>
      </div>
    </OnePane>
  );
}
