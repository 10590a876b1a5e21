/** The metadata of a record: each element with its value and where the value comes from. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { MetadataElement, RecordView } from '../../generated/contract';
import { isCivilDate, isInstant } from '../../state/dates';
import { settleAll } from '../../state/composing';
import { useAct } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Record.module.css';

/** The section. */
export function Metadata({ record }: { record: RecordView }) {
  const { say } = useWords();
  const [editing, setEditing] = useState<MetadataElement | null>(null);
  return (
    <section className={css.section} id="record-metadata">
      <h2>{say('ui-metadata')}</h2>
      <dl className={css.pairs}>
        {record.metadata.map((element) => (
          <Element key={element.element} element={element} onEdit={() => setEditing(element)} />
        ))}
      </dl>
      {editing ? (
        <EditDialog key={editing.element} record={record} element={editing} onClose={() => setEditing(null)} />
      ) : null}
    </section>
  );
}

function Element({ element, onEdit }: { element: MetadataElement; onEdit: () => void }) {
  const { pick, say, read, langOf, date, moment } = useWords();
  const value = read(element.value);
  const shown = isCivilDate(value) ? date(value) : isInstant(value) ? moment(value) : value;
  const source =
    element.source === 'own' ? '' : pick('ui-source', element.source, { from: element.inherited_from ?? '' });
  return (
    <div>
      <dt>{read(element.label)}</dt>
      <dd lang={langOf(element.value)}>
        {shown || '—'}
        {source ? <span className={css.source}> {source}</span> : null}
        {element.editable ? (
          <button
            type="button"
            className={css.edit}
            onClick={onEdit}
            aria-label={say('ui-change-element', { element: read(element.label) })}
          >
            {say('ui-change')}
          </button>
        ) : null}
      </dd>
    </div>
  );
}

function EditDialog({
  record,
  element,
  onClose,
}: {
  record: RecordView;
  element: MetadataElement;
  onClose: () => void;
}) {
  const { say, read } = useWords();
  const act = useAct('edit_metadata');
  const [value, setValue] = useState(element.raw ?? '');
  const [reason, setReason] = useState('');
  const save = async () => {
    const edits = [{ element: element.element, value: value === '' ? null : value }];
    await act.mutateAsync({ record_id: record.record_id, edits, reason: reason === '' ? null : reason });
    onClose();
  };
  const finish = () => {
    settleAll();
    if (!act.isPending) void save().catch(() => undefined);
  };
  useCommands({ finish }, 'dialog');
  return (
    <Dialog title={say('ui-change-element', { element: read(element.label) })} open onClose={onClose}>
      <TextBox id="element-value" label={read(element.label)} value={value} onChange={setValue} />
      <TextBox
        id="element-reason"
        label={say('ui-reason')}
        help={say('ui-reason-help')}
        value={reason}
        onChange={setReason}
      />
      <ErrorNote error={act.error} />
      <DialogFoot>
        <Button onPress={onClose}>{say('ui-cancel')}</Button>
        <Button kind="main" onPress={finish} isDisabled={act.isPending} chord="Ctrl+Enter">
          {say('ui-save')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
