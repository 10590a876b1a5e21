/**
 * Changing elements of many records, in three steps: what shall stand there, what would change record by record,
 * and the doing with its progress. Nothing happens before the second step was shown.
 */
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { DialogFoot } from '../../components/Dialog';
import { ErrorNote, Waiting } from '../../components/Notes';
import { Progress } from '../../components/Progress';
import type { EditsPreview, MetadataEdit, RecordSelection } from '../../generated/contract';
import { settleAll } from '../../state/composing';
import { useAct, useHost } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { ElementFields, type Touched } from './ElementFields';
import { Far } from './Far';
import { Outcome } from './Outcome';
import { PreviewRows } from './PreviewRows';
import { AT_ONCE, useGoingOn, type Done } from './useGoingOn';
import { useLooking } from './useLooking';

type Props = {
  selection: RecordSelection;
  onClose: () => void;
  /** All was done that could be: nothing need be chosen any more. */
  onFinished: () => void;
  /** So many records were changed. */
  onDone: (preview_id: string, count: number) => void;
};

/** The dialog's content. */
export function ChangeElements({ selection, onClose, onFinished, onDone }: Props) {
  const host = useHost();
  const looking = useLooking((preview_id) => host.call('look_on_edits', { preview_id }));
  const [shared, setShared] = useState<EditsPreview | null>(null);
  const [touched, setTouched] = useState<Touched>({});
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<EditsPreview | null>(null);
  const look = async (edits: MetadataEdit[], why: string, show: (preview: EditsPreview) => void) => {
    const looked = await looking.run(() => host.call('preview_edits', { selection, edits, reason: why || null }));
    if (looked) show(looked);
  };
  useEffect(() => {
    void look([], '', setShared);
    return looking.stop;
    // Once, when the dialog comes: what is chosen does not change beneath it.
  }, []);
  const edits = () => Object.entries(touched).map(([element, value]) => ({ element, value: value || null }));
  if (!shared)
    return (
      <>
        <ErrorNote error={looking.error} />
        {looking.far ? <Far {...far(looking.far)} onStop={onClose} /> : looking.error ? null : <Waiting />}
      </>
    );
  if (preview)
    return (
      <Previewed
        preview={preview}
        lines={Object.keys(touched).length}
        onBack={() => setPreview(null)}
        onFinished={onFinished}
        onDone={onDone}
      />
    );
  return (
    <>
      <ElementFields
        elements={shared.elements}
        touched={touched}
        onTouch={setTouched}
        reason={reason}
        onReason={setReason}
      />
      <ErrorNote error={looking.error} />
      {looking.far ? (
        <Far {...far(looking.far)} onStop={looking.stop} />
      ) : (
        <Foot
          onClose={onClose}
          isReady={Object.keys(touched).length > 0 && !looking.busy}
          onLook={() => look(edits(), reason, setPreview)}
        />
      )}
    </>
  );
}

const far = ({ records, unseen }: EditsPreview) => ({ count: records - unseen, of: records });

type FootProps = { onClose: () => void; isReady: boolean; onLook: () => Promise<void> };

function Foot({ onClose, isReady, onLook }: FootProps) {
  const { say } = useWords();
  const finish = () => {
    settleAll();
    if (isReady) void onLook();
  };
  useCommands({ finish }, 'dialog');
  return (
    <DialogFoot>
      <Button onPress={onClose}>{say('ui-cancel')}</Button>
      <Button kind="main" onPress={finish} isDisabled={!isReady} chord="Ctrl+Enter">
        {say('ui-elements-look')}
      </Button>
    </DialogFoot>
  );
}

type PreviewedProps = Pick<Props, 'onFinished' | 'onDone'> & {
  preview: EditsPreview;
  /** Elements that change at most in one record. */
  lines: number;
  onBack: () => void;
};

function Previewed({ preview, lines, onBack, onFinished, onDone }: PreviewedProps) {
  const { say, fault } = useWords();
  const act = useAct('carry_out_edits');
  const work = useGoingOn();
  const [outcome, setOutcome] = useState<Done | null>(null);
  const { preview_id, changing, unchanged, refused } = preview;
  const busy = work.left !== null;
  const count = changing - (work.left ?? 0);
  const carryOut = async () => {
    const done = await work.run(changing, () => act.mutateAsync({ preview_id, limit: AT_ONCE }));
    if (done.done > 0) onDone(preview_id, done.done);
    if (done.refused.length + done.left === 0 && refused.length === 0) onFinished();
    else setOutcome(done);
  };
  const finish = () => {
    if (outcome) onFinished();
    else if (!busy && changing > 0) void carryOut().catch(() => undefined);
  };
  useCommands({ finish }, 'dialog');
  if (outcome)
    return (
      <Outcome
        said={say('ui-elements-some', { count: outcome.done })}
        refused={outcome.refused}
        before={refused}
        left={outcome.left}
        error={outcome.error}
        onClose={onFinished}
      />
    );
  return (
    <>
      <p role="status">
        {say('ui-elements-summary', { changing, unchanged, refused: refused.reduce((sum, one) => sum + one.count, 0) })}
      </p>
      {refused.map((one) => (
        <p key={one.why.message} className="quiet">
          {say('ui-refused-because', { count: one.count, why: fault(one.why) })}
        </p>
      ))}
      <PreviewRows preview={preview} lines={lines} />
      {busy ? (
        <Progress count={count} of={changing} said={say('ui-records-progress', { count, of: changing })} />
      ) : null}
      <ErrorNote error={act.error} />
      <DialogFoot>
        <Button onPress={busy ? work.stop : onBack}>{say(busy ? 'ui-stop' : 'ui-back-step')}</Button>
        <Button kind="main" onPress={finish} isDisabled={busy || changing === 0} chord="Ctrl+Enter">
          {say('ui-elements-do', { count: changing })}
        </Button>
      </DialogFoot>
    </>
  );
}
