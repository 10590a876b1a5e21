/**
 * Filing documents: dropped on the window, opened with it from outside, or chosen with Ctrl+O. One field
 * finds the file, Ctrl+Enter files; many are filed a few at a time, and can be stopped. What was refused
 * stays in the panel with its reason.
 */
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import { Progress } from '../../components/Progress';
import type { PickedFile, WireError } from '../../generated/contract';
import { settleAll } from '../../state/composing';
import { showSize } from '../../state/dates';
import { useAct, useHost } from '../../state/desk';
import { useHanded } from '../../state/handed';
import { harmless } from '../../state/harmless';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { offerUndo } from '../../state/undo';
import { langIn, useWords } from '../../state/words';
import css from './Filing.module.css';
import { FolderPicker } from '../../components/FolderPicker';
import { useFiling, type Done } from './useFiling';

/** The panel; it stands closed until files are chosen, dropped or opened from outside. */
export function FilingPanel() {
  const { say } = useWords();
  const host = useHost();
  const [files, setFiles] = useState<PickedFile[]>([]);
  const [later, setLater] = useState<PickedFile[]>([]);
  const [hovering, setHovering] = useState(false);
  const { waiting, now, done } = useHanded();
  useEffect(() => {
    // What waits comes up when nothing else is in the way: no other filing, and no note to read first.
    const { file, forms, unread } = now();
    if (files.length === 0 && file.length > 0 && forms.length + unread.length === 0) setFiles(file);
  }, [files, waiting, now]);
  const close = () => {
    setFiles([]);
    done(files.map((file) => file.path));
  };
  useEffect(
    () =>
      host.onDropped((dropped) => {
        setHovering(dropped === null);
        if (dropped && dropped.length > 0) setLater((held) => [...held, ...dropped]);
      }),
    [host],
  );
  useEffect(() => {
    // What is dropped over an open panel comes up when that is closed; neither replaces the other.
    if (files.length > 0 || later.length === 0) return;
    setFiles(later);
    setLater([]);
  }, [files, later]);
  useCommands(
    {
      'add-files': () => void host.pickFiles({ purpose: 'documents', multiple: true }).then(setFiles, () => undefined),
    },
    'frame',
  );
  return (
    <>
      {hovering ? <div className={css.hover}>{say('ui-drop-here')}</div> : null}
      <Dialog
        title={say('ui-file-title', { count: files.length })}
        open={files.length > 0}
        onClose={close}
        size="middle"
      >
        <Filing files={files} onClose={close} />
      </Dialog>
    </>
  );
}

/** The way back from a filing. What the desk refuses to take back is said, and stays filed. */
function useTakeBack() {
  const act = useAct('take_filing_back');
  return (done: Done) => async () => {
    const record_ids = done.filed.map((one) => one.record_id);
    const { refused } = await act.mutateAsync({ record_ids, reason: null });
    return refused[0] ?? null;
  };
}

/** Names that are shown; the rest are counted. */
const SHOWN = 50;

/** As many stand there without scrolling. */
const FEW = 6;

function Filing({ files, onClose }: { files: PickedFile[]; onClose: () => void }) {
  const { say } = useWords();
  const go = useGo();
  const work = useFiling();
  const takeBack = useTakeBack();
  const [folder, setFolder] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [answer, setAnswer] = useState<Done | null>(null);
  const busy = work.count !== null;
  const count = work.count ?? 0;
  const file = async () => {
    if (!folder || busy || answer) return;
    settleAll();
    const done = await work.file(files, { folder, title: title === '' ? null : title });
    const [first] = done.filed;
    if (first)
      offerUndo({
        said: say('ui-undo-filed', { count: done.filed.length, reference: first.reference }),
        undo: takeBack(done),
      });
    if (done.refused.length + done.left.length > 0) return setAnswer(done);
    onClose();
    if (first) go('/files', { record: first.reference });
  };
  // After an answer there is nothing left to file: what was accepted must not be filed again.
  useCommands({ finish: () => (answer ? onClose() : void file().catch(() => undefined)) }, 'dialog');
  if (answer) return <Outcome answer={answer} error={work.error} onClose={onClose} />;
  return (
    <>
      <Names files={files} />
      <FolderPicker about={files[0]?.name ?? null} chosen={folder} onChoose={setFolder} />
      {files.length === 1 ? (
        <TextBox
          id="filing-title"
          label={say('ui-col-title')}
          help={say('ui-title-help')}
          value={title}
          onChange={setTitle}
        />
      ) : null}
      {busy ? (
        <Progress count={count} of={files.length} said={say('ui-filing-progress', { count, of: files.length })} />
      ) : null}
      <ErrorNote error={work.error} />
      <DialogFoot>
        <Button onPress={busy ? work.stop : onClose}>{say(busy ? 'ui-stop' : 'ui-cancel')}</Button>
        <Button
          kind="main"
          onPress={() => void file().catch(() => undefined)}
          isDisabled={!folder || busy}
          chord="Ctrl+Enter"
        >
          {say('ui-file')}
        </Button>
      </DialogFoot>
    </>
  );
}

function Names({ files }: { files: readonly PickedFile[] }) {
  const { say } = useWords();
  return (
    <ul
      className={css.files}
      aria-label={say('ui-file-title', { count: files.length })}
      // A scrolling region must be reachable by keys (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={files.length > FEW ? 0 : undefined}
    >
      {files.slice(0, SHOWN).map((one) => (
        <li key={one.path}>
          <span lang={langIn(one.name)}>{harmless(one.name)}</span>
          <span className="quiet num">{showSize(one.size_bytes)}</span>
        </li>
      ))}
      {files.length > SHOWN ? <li className="quiet">{say('ui-and-more', { count: files.length - SHOWN })}</li> : null}
    </ul>
  );
}

type OutcomeProps = { answer: Done; error: WireError | null; onClose: () => void };

function Outcome({ answer, error, onClose }: OutcomeProps) {
  const { say } = useWords();
  const { filed, refused, left } = answer;
  return (
    <>
      <p>{say('ui-filed-some', { filed: filed.length, refused: refused.length })}</p>
      {left.length > 0 ? <p>{say('ui-filing-stopped', { count: left.length })}</p> : null}
      <ErrorNote error={error} />
      {refused.map((one) => (
        <div key={one.path}>
          <p className={css.refusedName}>{harmless(one.name)}</p>
          <ErrorNote error={one.error} />
        </div>
      ))}
      <DialogFoot>
        <Button kind="main" onPress={onClose}>
          {say('ui-close-dialog')}
        </Button>
      </DialogFoot>
    </>
  );
}
