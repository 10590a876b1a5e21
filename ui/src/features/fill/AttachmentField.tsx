/** A place for attachments: what lies there, what may be added, what becomes of the originals. */
import { Eye, Paperclip, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/Button';
import { GroupFrame } from '../../components/fields/Frame';
import { canShow, FileDialog } from '../../components/FileDialog';
import { ErrorNote } from '../../components/Notes';
import type { AttachmentView, OriginalView } from '../../generated/contract';
import { showSize } from '../../state/dates';
import { useAct, useHost } from '../../state/desk';
import { harmless } from '../../state/harmless';
import { fieldId, rowsIn } from '../../state/pointer';
import { langIn, useWords } from '../../state/words';
import css from './Fill.module.css';
import { SaidOfOriginal, Standing } from './Original';
import { useProblemWords } from './ProblemSummary';
import type { FieldTools } from './tools';

/** The place, of the form or of a row; nothing where the form does not ask for it. */
export function AttachmentField({ slot, path = slot?.path, tools, row }: FieldProps) {
  const { pick, say, read, beneath } = useWords();
  const sentence = useProblemWords();
  if (!slot || path === undefined || !tools.reading.isVisible(path)) return null;
  const fixed = tools.reading.isFixed(path);
  const problem = tools.reading.problemsOf(path).find(tools.shown);
  // In a table the same help would stand in every row; it is wanted until the file is there.
  const known = row !== undefined && tools.reading.files(path).length > 0;
  const help = [
    slot.help ? read(slot.help) : '',
    pick('ui-original', slot.original),
    slot.accept.length > 0 && !fixed ? say('ui-accepts', { kinds: slot.accept.join(say('ui-and')) }) : '',
  ];
  const Files = fixed ? HandedFiles : OwnFiles;
  const label = [read(slot.label), row].filter(Boolean).join(say('ui-comma'));
  return (
    <div className={css.wide}>
      <GroupFrame
        id={fieldId(path)}
        label={label}
        beneath={row === undefined ? beneath(slot.label) : ''}
        help={known ? '' : help.filter(Boolean).join(say('ui-space'))}
        error={problem ? sentence(problem) : null}
        required={fixed || tools.reading.isRequired(path)}
      >
        <Files slot={slot} path={path} tools={tools} label={row === undefined ? undefined : label} />
      </GroupFrame>
    </div>
  );
}

/** A slot; with its pointer in the answers and the name of its row where it belongs to one. */
type FieldProps = { slot: AttachmentView | undefined; path?: string; row?: string; tools: FieldTools };

/** With the name of the place where many like it stand on one screen. */
type Props = { slot: AttachmentView; path: string; label: string | undefined; tools: FieldTools };

/** Files of this stage. A file lies in the vault from the moment it was picked. */
function OwnFiles({ slot, path, label, tools }: Props) {
  const { say } = useWords();
  const host = useHost();
  const attach = useAct('attach_file');
  const detach = useAct('detach');
  const draft_id = tools.view?.draft.draft_id ?? null;
  const files = tools.desk.state.attachments.filter((file) => file.path.startsWith(`${path}/`));
  const choose = async () => {
    if (draft_id === null) return;
    const picked = await host.pickFiles({ purpose: 'attachment', multiple: slot.max > 1 });
    // A place in a row is meant as the desk knows the rows.
    await tools.desk.flush();
    const place = { draft_id, attachment_id: slot.id, rows: rowsIn(path).map(({ row }) => row) };
    for (const file of picked) tools.desk.take(await attach.mutateAsync({ ...place, path: file.path }));
  };
  // What is said of a file stands at its place, so nothing typed may be under way when places change.
  const remove = async (file_id: string) => {
    if (draft_id === null) return;
    await tools.desk.flush();
    tools.desk.take(await detach.mutateAsync({ draft_id, file_id }));
  };
  return (
    <>
      <ul className={css.files}>
        {files.map((file, at) => (
          <FileLine key={file.file_id} name={file.name} size_bytes={file.size_bytes} sha256={file.sha256} tools={tools}>
            <IconButton
              word={say('ui-detach', { name: file.name })}
              onPress={() => void remove(file.file_id).catch(() => undefined)}
            >
              <X size={15} strokeWidth={1.5} />
            </IconButton>
            <SaidOfOriginal slot={slot} path={`${path}/${String(at)}`} tools={tools} />
          </FileLine>
        ))}
      </ul>
      <ErrorNote error={attach.error ?? detach.error} />
      <div>
        <Button
          {...(label === undefined ? {} : { 'aria-label': [say('ui-attach'), label].join(say('ui-comma')) })}
          onPress={() => void choose().catch(() => undefined)}
          isDisabled={draft_id === null || files.length >= slot.max || attach.isPending}
        >
          {say('ui-attach')}
        </Button>
      </div>
    </>
  );
}

/** Files that an office before attached, with what became of their originals. */
function HandedFiles({ slot, path, tools }: Props) {
  const { say, read, date } = useWords();
  const sentence = useProblemWords();
  return (
    <ul className={css.files}>
      {tools.reading.files(path).map((file, at) => {
        const place = `${path}/${String(at)}`;
        const problem = tools.reading.problemsOf(place).find(tools.shown);
        const is_its = (one: OriginalView) =>
          one.slot_id === slot.id && one.sha256 === file.sha256 && one.again === (file.again ?? 0);
        const original = tools.originals.find(is_its);
        const { certified } = file;
        const capacity = slot.certifiers.find(({ code }) => code === certified?.capacity);
        return (
          <FileLine
            key={place}
            id={fieldId(place)}
            name={file.name}
            size_bytes={file.size_bytes}
            sha256={file.sha256}
            tools={tools}
          >
            {certified ? (
              <p className={`${css.original ?? ''} ${css.standing ?? ''}`}>
                {say('ui-certified-true', {
                  name: certified.name ?? '',
                  capacity: capacity ? read(capacity.label) : (certified.capacity ?? ''),
                  on: date(certified.on ?? ''),
                })}
              </p>
            ) : null}
            {original ? <Standing original={original} tools={tools} /> : null}
            {problem ? <p className={css.wrong}>{sentence(problem)}</p> : null}
          </FileLine>
        );
      })}
    </ul>
  );
}

type LineProps = {
  id?: string;
  name: string;
  size_bytes: number;
  sha256: string;
  tools: FieldTools;
  children: ReactNode;
};

function FileLine({ id, name, size_bytes, sha256, tools, children }: LineProps) {
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <li id={id}>
      <Paperclip size={15} strokeWidth={1.5} aria-hidden="true" />
      <span className={css.fileName} lang={langIn(name)}>
        {harmless(name)}
      </span>
      <span className="quiet num">{showSize(size_bytes)}</span>
      {canShow(name) ? (
        <IconButton word={say('ui-attachment-view', { name })} onPress={() => setShown(true)}>
          <Eye size={15} strokeWidth={1.5} />
        </IconButton>
      ) : null}
      {children}
      {shown && tools.view ? (
        <FileDialog draft_id={tools.view.draft.draft_id} name={name} sha256={sha256} onClose={() => setShown(false)} />
      ) : null}
    </li>
  );
}
