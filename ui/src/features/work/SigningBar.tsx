/** The foot of My work where several forms wait for a signature: how to choose them, how many are, and the way on. */
import { X } from 'lucide-react';
import { Button, IconButton } from '../../components/Button';
import bar from '../../components/ChosenBar.module.css';
import { ErrorNote } from '../../components/Notes';
import { commandOf } from '../../state/keymap';
import { useWords } from '../../state/words';
import type { Signing } from './useSigning';

/** The bar; none where there is nothing to choose from. */
export function SigningBar({ signing }: { signing: Signing }) {
  const { say } = useWords();
  const { choosing, count, clear, sign, isBusy, error } = signing;
  if (!choosing) return null;
  return (
    <>
      <ErrorNote error={error} />
      <div className={bar.bar} data-some={count > 0 || undefined} role="toolbar" aria-label={say('ui-sign-chosen-bar')}>
        <p role="status" className={bar.count}>
          {count > 0 ? say('ui-sign-chosen-count', { count }) : ''}
        </p>
        {count === 0 ? (
          <p className={bar.how}>{say('ui-sign-choose-how')}</p>
        ) : (
          <>
            <div className={bar.acts}>
              <Button kind="seal" chord={commandOf('sign-chosen').chord} onPress={sign} isDisabled={isBusy}>
                {say('ui-sign-chosen')}
              </Button>
            </div>
            <IconButton word={say('ui-choose-none')} onPress={clear}>
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
          </>
        )}
      </div>
    </>
  );
}
