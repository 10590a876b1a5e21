/**
 * Copies of the files of many records: which, under which names, and how large, before a folder is chosen. What lies
 * in the folder is never overwritten.
 */
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { DialogFoot } from '../../components/Dialog';
import { ErrorNote, Waiting } from '../../components/Notes';
import { Progress } from '../../components/Progress';
import type { CopiesPreview, RecordSelection } from '../../generated/contract';
import { showSize } from '../../state/dates';
import { useAct, useHost } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { langIn, useWords } from '../../state/words';
import css from './Bulk.module.css';
import { Far } from './Far';
import { Outcome } from './Outcome';
import { AT_ONCE, useGoingOn, type Done } from './useGoingOn';
import { useLooking } from './useLooking';

type Props = { selection: RecordSelection; onClose: () => void; onFinished: () => void };

/** The dialog's content. */
export function SaveCopies({ selection, onClose, onFinished }: Props) {
  const host = useHost();
  const looking = useLooking((preview_id) => host.call('look_on_copies', { preview_id }));
  const [preview, setPreview] = useState<CopiesPreview | null>(null);
  useEffect(() => {
    void looking.run(() => host.call('preview_copies', { selection })).then(setPreview);
    return looking.stop;
    // Once, when the dialog comes: what is chosen does not change beneath it.
  }, []);
  if (looking.error) return <ErrorNote error={looking.error} />;
  if (preview) return <Previewed preview={preview} onClose={onClose} onFinished={onFinished} />;
  if (!looking.far) return <Waiting />;
  const { chosen, unseen } = looking.far;
  return <Far count={chosen - unseen} of={chosen} onStop={onClose} />;
}

type PreviewedProps = { preview: CopiesPreview; onClose: () => void; onFinished: () => void };

function Previewed({ preview, onClose, onFinished }: PreviewedProps) {
  const { say, fault } = useWords();
  const host = useHost();
  const act = useAct('save_copies');
  const work = useGoingOn();
  const [outcome, setOutcome] = useState<(Done & { path: string }) | null>(null);
  const { preview_id, records, files, size_bytes, first, refused } = preview;
  const busy = work.left !== null;
  const count = records - (work.left ?? 0);
  const save = async () => {
    const path = await host.pickFolder();
    if (path === null) return;
    const done = await work.run(records, () => act.mutateAsync({ preview_id, path, limit: AT_ONCE }));
    setOutcome({ ...done, path });
  };
  const finish = () => {
    if (outcome) onFinished();
    else if (!busy && files > 0) void save().catch(() => undefined);
  };
  useCommands({ finish }, 'dialog');
  if (outcome)
    return (
      <Outcome
        said={say('ui-copies-done', { count: outcome.done, folder: outcome.path })}
        refused={outcome.refused}
        before={refused}
        left={outcome.left}
        error={outcome.error}
        onClose={onFinished}
      />
    );
  return (
    <>
      <p role="status">{say('ui-copies-summary', { files, records, size: showSize(size_bytes) })}</p>
      {refused.map((one) => (
        <p key={one.why.message} className="quiet">
          {say('ui-refused-because', { count: one.count, why: fault(one.why) })}
        </p>
      ))}
      <ul className={css.names}>
        {first.map((copy) => (
          <li key={copy.name}>
            <span lang={langIn(copy.name)}>{copy.name}</span>
            <span className="quiet num">{showSize(copy.size_bytes)}</span>
          </li>
        ))}
        {files > first.length ? <li className="quiet">{say('ui-and-more', { count: files - first.length })}</li> : null}
      </ul>
      {busy ? <Progress count={count} of={records} said={say('ui-records-progress', { count, of: records })} /> : null}
      <ErrorNote error={act.error} />
      <DialogFoot>
        <Button onPress={busy ? work.stop : onClose}>{say(busy ? 'ui-stop' : 'ui-cancel')}</Button>
        <Button kind="main" onPress={finish} isDisabled={busy || files === 0} chord="Ctrl+Enter">
          {say('ui-copies-do')}
        </Button>
      </DialogFoot>
    </>
  );
}
