/** A place for attachments: what lies there, what may be added, what happens with the original. */
import { Paperclip, X } from 'lucide-react';
import { Button, IconButton } from '../../components/Button';
import { GroupFrame } from '../../components/fields/Frame';
import { ErrorNote } from '../../components/Notes';
import { showSize } from '../../state/dates';
import { useAct, useHost } from '../../state/desk';
import { harmless } from '../../state/harmless';
import { fieldId } from '../../state/pointer';
import { langIn, useWords } from '../../state/words';
import css from './Fill.module.css';
import { useProblemWords } from './ProblemSummary';
import { slotPath } from './reading';
import type { FieldTools } from './tools';

/** The place. A file lies in the vault from the moment it was picked. */
export function AttachmentField({ id, tools }: { id: string; tools: FieldTools }) {
  const { pick, say, read, beneath } = useWords();
  const sentence = useProblemWords();
  const host = useHost();
  const attach = useAct('attach_file');
  const detach = useAct('detach');
  const slot = tools.reading.form.attachments.find((candidate) => candidate.id === id);
  const path = slotPath(id);
  if (!slot || !tools.reading.isVisible(path)) return null;
  const { draft_id } = tools.view.draft;
  const files = tools.files.filter((file) => file.attachment_id === id);
  const problem = tools.reading.problemsAt(path).find(tools.shown);
  const taken = (answer: Awaited<ReturnType<typeof attach.mutateAsync>>) => {
    tools.setFiles(answer.attachments);
    tools.desk.take(answer.evaluation, answer.saved_at);
  };
  const choose = async () => {
    const picked = await host.pickFiles({ purpose: 'attachment', multiple: slot.max > 1 });
    for (const file of picked) taken(await attach.mutateAsync({ draft_id, attachment_id: id, path: file.path }));
  };
  const full = files.length >= slot.max;
  return (
    <div className={css.wide}>
      <GroupFrame
        id={fieldId(path)}
        label={read(slot.label)}
        beneath={beneath(slot.label)}
        help={[
          slot.help ? read(slot.help) : '',
          pick('ui-original', slot.original),
          slot.accept.length > 0 ? say('ui-accepts', { kinds: slot.accept.join(', ') }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
        error={problem ? sentence(problem) : null}
        required={tools.reading.isRequired(path)}
      >
        <ul className={css.files}>
          {files.map((file) => (
            <li key={file.file_id}>
              <Paperclip size={15} strokeWidth={1.5} aria-hidden="true" />
              <span className={css.fileName} lang={langIn(file.name)}>
                {harmless(file.name)}
              </span>
              <span className="quiet num">{showSize(file.size_bytes)}</span>
              <IconButton
                word={say('ui-detach', { name: file.name })}
                onPress={() =>
                  void detach.mutateAsync({ draft_id, file_id: file.file_id }).then(taken, () => undefined)
                }
              >
                <X size={15} strokeWidth={1.5} />
              </IconButton>
            </li>
          ))}
        </ul>
        <ErrorNote error={attach.error ?? detach.error} />
        <div>
          <Button onPress={() => void choose().catch(() => undefined)} isDisabled={full || attach.isPending}>
            {say('ui-attach')}
          </Button>
        </div>
      </GroupFrame>
    </div>
  );
}
