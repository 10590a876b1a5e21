/**
 * The foot of a list whose rows can be chosen. It always stands there, so that nothing moves: with nothing
 * chosen it says how, with something chosen how many and what can be done with them.
 */
import { X } from 'lucide-react';
import { commandOf, type CommandId } from '../state/keymap';
import { runCommand, useBoundCommands } from '../state/keys';
import { useWords } from '../state/words';
import { Button, IconButton } from './Button';
import css from './ChosenBar.module.css';

/** What can be done with chosen records, the most frequent first. */
const ACTS: readonly CommandId[] = ['change-elements', 'copy-references', 'save-copies'];

type Props = { count: number; total: number; onClear: () => void };

/** The bar. */
export function ChosenBar({ count, total, onClear }: Props) {
  const { say } = useWords();
  const bound = useBoundCommands();
  return (
    <div className={css.bar} data-some={count > 0 || undefined} role="toolbar" aria-label={say('ui-chosen-records')}>
      <p role="status" className={css.count}>
        {count > 0 ? say('ui-chosen-count', { count, total }) : ''}
      </p>
      {count === 0 ? (
        <p className={css.how}>{say('ui-choose-how')}</p>
      ) : (
        <>
          <div className={css.acts}>
            {ACTS.filter((id) => bound.includes(id)).map((id) => (
              <Button key={id} kind="quiet" chord={commandOf(id).chord} onPress={() => runCommand(id)}>
                {say(commandOf(id).title)}
              </Button>
            ))}
          </div>
          <IconButton word={say('ui-choose-none')} onPress={onClear}>
            <X size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </div>
  );
}
