/**
 * What is done with the records that are chosen on a screen: their elements changed, their references
 * copied, copies of their files saved. Each shows first what would happen. The panel outlives its dialogs, so that
 * what was done can still be taken back when they are closed.
 */
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import { copyComing } from '../../state/clipboard';
import { useChosen, type Chosen } from '../../state/chosen';
import { useAct, useHost } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { offerUndo, tell } from '../../state/undo';
import { useWords } from '../../state/words';
import type { WireError } from '../../generated/contract';
import { ChangeElements } from './ChangeElements';
import { SaveCopies } from './SaveCopies';
import { AT_ONCE, goOn } from './useGoingOn';

type Doing = { act: 'elements' | 'copies'; chosen: Chosen };

/** The panel; nothing of it shows until something is asked for. */
export function BulkPanel() {
  const { say } = useWords();
  const chosen = useChosen();
  const copy = useCopyReferences();
  const [doing, setDoing] = useState<Doing | null>(null);
  const offer = useOfferUndo();
  useCommands(
    chosen
      ? {
          'change-elements': () => setDoing({ act: 'elements', chosen }),
          'save-copies': () => setDoing({ act: 'copies', chosen }),
          'copy-references': () => void copy(chosen),
        }
      : {},
    'frame',
  );
  const close = () => setDoing(null);
  const finished = () => {
    doing?.chosen.clear();
    close();
  };
  const count = doing?.chosen.count ?? 0;
  const title = doing?.act === 'copies' ? say('ui-copies-title', { count }) : say('ui-elements-title', { count });
  return (
    <Dialog title={title} open={doing !== null} onClose={close} size="large">
      {doing?.act === 'elements' ? (
        <ChangeElements selection={doing.chosen.request} onClose={close} onFinished={finished} onDone={offer} />
      ) : null}
      {doing?.act === 'copies' ? (
        <SaveCopies selection={doing.chosen.request} onClose={close} onFinished={finished} />
      ) : null}
    </Dialog>
  );
}

/** Offers to take a change of many records back, as one step. */
function useOfferUndo() {
  const { say } = useWords();
  const act = useAct('undo_edits');
  return (preview_id: string, count: number) => {
    const undo = async () => {
      const step = () => act.mutateAsync({ preview_id, limit: AT_ONCE });
      const told = (done: number) => tell(say('ui-elements-undoing', { count: done, of: count }));
      told(0);
      const { done, refused, left, error } = await goOn(step, undefined, (all) => told(all.done));
      if (error) return error;
      tell(say('ui-elements-undone', { count: done, kept: refused.length + left }));
      return null;
    };
    offerUndo({ said: say('ui-elements-done', { count }), undo });
  };
}

/** Copies references, and says how many. Nothing changes, so nothing is asked first. */
function useCopyReferences() {
  const { say, fault } = useWords();
  const host = useHost();
  return async ({ request }: Chosen) => {
    const answer = host.call('copy_references', { selection: request });
    const copied = copyComing(answer.then(({ text }) => text)).then(
      () => true,
      () => false,
    );
    try {
      const { count } = await answer;
      tell(say((await copied) ? 'ui-references-copied' : 'ui-references-not-copied', { count }));
    } catch (error) {
      tell(fault(error as WireError));
    }
  };
}
