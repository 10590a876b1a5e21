/** Asks before something is done that takes effect for others or cannot be undone: what it means, and one button that does it. */
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import type { WireError } from '../../generated/contract';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';

type Props = {
  title: string;
  /** The word of the button. */
  word: string;
  /** Everything that is asked for is there. */
  ready?: boolean;
  act: { isPending: boolean; error: WireError | null };
  onAct: () => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  children: ReactNode;
};

/** The dialog. */
export function Asking({ title, word, ready = true, act, onAct, onClose, onDone, children }: Props) {
  const { say } = useWords();
  const may = ready && !act.isPending;
  const finish = () => {
    // What went wrong stands in the dialog.
    if (may) void onAct().then(onDone, () => undefined);
  };
  useCommands({ finish }, 'dialog');
  return (
    <Dialog title={title} open onClose={onClose}>
      {children}
      <ErrorNote error={act.error} />
      <DialogFoot>
        <Button onPress={onClose}>{say('ui-cancel')}</Button>
        <Button kind="main" onPress={finish} isDisabled={!may} chord="Ctrl+Enter">
          {word}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
