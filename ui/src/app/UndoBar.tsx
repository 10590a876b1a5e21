/** What was just done, and the way back where there is one, over the foot of the window for a while. */
import { Button } from '../components/Button';
import { useCommands } from '../state/keys';
import { undoLast, useUndo } from '../state/undo';
import { useWords } from '../state/words';
import css from './UndoBar.module.css';

/** The bar; nothing while there is nothing to take back. */
export function UndoBar() {
  const { say, fault } = useWords();
  const last = useUndo();
  const undo = () => void undoLast();
  useCommands(last?.undo ? { undo } : {}, 'frame');
  return (
    <div role="status" className={css.place}>
      {last ? (
        <p className={css.bar} key={last.said}>
          <span>{last.error ? fault(last.error) : last.said}</span>
          {last.undo ? (
            <Button kind="quiet" onPress={undo} chord="Ctrl+Z">
              {say('ui-undo')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
