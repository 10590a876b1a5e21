/**
 * Hand-over files from other desks: opened, dropped or chosen. Each is taken in at once, whole or not at all, and
 * what came of it is said; what a file holds and whether it is believed, the desk decides.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import type { PickedFile, TakeHandOverResponse, WireError } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useHanded } from '../../state/handed';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';

type Came = { name: string } & ({ taken: TakeHandOverResponse } | { error: WireError });

/** The note of what came; it stands closed while there is nothing to say. */
export function HandOverFiles() {
  const { say } = useWords();
  const host = useHost();
  const { waiting, done } = useHanded();
  const { mutateAsync } = useAct('take_hand_over_file');
  const [came, setCame] = useState<Came[]>([]);
  const begun = useRef(new Set<string>());
  const take = useCallback(
    async ({ path, name }: PickedFile) => {
      // A file that waits is painted several times and begun once.
      if (begun.current.has(path)) return;
      begun.current.add(path);
      const outcome = await mutateAsync({ path }).then(
        (taken) => ({ taken }),
        (error: WireError) => ({ error }),
      );
      begun.current.delete(path);
      done([path]);
      setCame((before) => [...before, { name, ...outcome }]);
    },
    [mutateAsync, done],
  );
  const { hand_overs } = waiting;
  useEffect(() => hand_overs.forEach((file) => void take(file)), [hand_overs, take]);
  const pick = () =>
    void host.pickFiles({ purpose: 'hand_over', multiple: true }).then(
      (files) => files.forEach((file) => void take(file)),
      () => undefined,
    );
  useCommands({ 'take-hand-over': pick }, 'frame');
  const close = () => setCame([]);
  return (
    <Dialog title={say('ui-carry-title')} open={came.length > 0} onClose={close}>
      <Outcome came={came} onClose={close} />
    </Dialog>
  );
}

function Outcome({ came, onClose }: { came: Came[]; onClose: () => void }) {
  const { say } = useWords();
  const go = useGo();
  const first = came.flatMap((one) => ('taken' in one ? [one.taken] : []))[0];
  const show = () => {
    onClose();
    if (first) go('/track', { instance: first.instance_id });
  };
  useCommands({ finish: first ? show : onClose }, 'dialog');
  return (
    <>
      {came.map((one, index) => (
        <div key={index} role="status">
          <p>
            {'taken' in one ? say(sentence(one.taken), { form: one.taken.form_no, count: one.taken.new }) : one.name}
          </p>
          {'error' in one ? <ErrorNote error={one.error} /> : null}
        </div>
      ))}
      <DialogFoot>
        <Button onPress={onClose} kind={first ? 'plain' : 'main'} {...(first ? {} : { chord: 'Ctrl+Enter' })}>
          {say('ui-close-dialog')}
        </Button>
        {first ? (
          <Button kind="main" onPress={show} chord="Ctrl+Enter">
            {say('ui-carry-show')}
          </Button>
        ) : null}
      </DialogFoot>
    </>
  );
}

const sentence = (taken: TakeHandOverResponse) => (taken.new > 0 ? 'ui-carry-taken' : 'ui-carry-known');
