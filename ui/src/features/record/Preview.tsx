/** The paper of a record: its files as tabs, the chosen one shown when the window can show it. */
import { Download } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/Button';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { PdfPages } from '../../components/PdfPages';
import type { ComponentView, RecordView } from '../../generated/contract';
import { useBytes } from '../../state/bytes';
import { showSize } from '../../state/dates';
import { useAct, useHost } from '../../state/desk';
import { harmless } from '../../state/harmless';
import { useCommands } from '../../state/keys';
import { langIn, useWords } from '../../state/words';
import css from './Record.module.css';

type Props = { record: RecordView; component: string | null; onChoose: (component_id: string) => void };

/** The pane at the left. */
export function Preview({ record, component, onChoose }: Props) {
  const { say } = useWords();
  const chosen = record.components.find((one) => one.component_id === component) ?? record.components[0];
  return (
    <div className={css.preview}>
      {chosen ? (
        <FileBar record={record} chosen={chosen} onChoose={onChoose}>
          {(save) => <Shown key={chosen.component_id} record_id={record.record_id} component={chosen} onSave={save} />}
        </FileBar>
      ) : (
        <Empty text={say('ui-no-components')} />
      )}
    </div>
  );
}

type BarProps = {
  record: RecordView;
  chosen: ComponentView;
  onChoose: (component_id: string) => void;
  /** What stands beneath, given the way to save a copy. */
  children: (save: () => void) => ReactNode;
};

/** The files of the record, and a copy of the chosen one for whoever needs it outside. */
function FileBar({ record, chosen, onChoose, children }: BarProps) {
  const { say } = useWords();
  const act = useAct('save_file');
  const { record_id } = record;
  const { component_id, name } = chosen;
  const host = useHost();
  const save = () =>
    void host.pickSave(name).then(
      (path) => path && act.mutate({ record_id, component_id, path }),
      () => undefined,
    );
  useCommands({ 'save-copy': save });
  const saved = act.variables?.component_id === component_id ? act.data?.name : null;
  return (
    <>
      <div className={css.fileBar}>
        <div role="group" className={css.files} aria-label={say('ui-components')}>
          {record.components.map((one) => (
            <button
              key={one.component_id}
              type="button"
              aria-pressed={one === chosen}
              onClick={() => onChoose(one.component_id)}
              title={harmless(one.name)}
            >
              <span lang={langIn(one.name)}>{harmless(one.name)}</span>
              <small className="num">{showSize(one.size_bytes)}</small>
            </button>
          ))}
        </div>
        <IconButton word={say('ui-save-copy-of', { name })} onPress={save} isDisabled={act.isPending}>
          <Download size={17} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </div>
      <ErrorNote error={act.error} />
      <div role="status">{saved ? <p className={css.saved}>{say('ui-saved-copy', { name: saved })}</p> : null}</div>
      {children(save)}
    </>
  );
}

type ShownProps = { record_id: string; component: ComponentView; onSave: () => void };

function Shown({ record_id, component, onSave }: ShownProps) {
  const { say } = useWords();
  const { component_id, preview, name } = component;
  const bytes = useBytes('record_bytes', preview ? { record_id, component_id } : null);
  const copy = (
    <Button onPress={onSave} chord="Ctrl+S">
      {say('ui-cmd-save-copy')}
    </Button>
  );
  if (!preview) return <Empty text={say('ui-no-preview', { name })}>{copy}</Empty>;
  if (bytes.error)
    return (
      <ErrorNote error={bytes.error}>
        <Button kind="quiet" onPress={() => void bytes.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
    );
  if (!bytes.data) return <Waiting />;
  if (preview === 'pdf') return <PdfPages bytes={bytes.data} label={name} instead={copy} />;
  const text = new TextDecoder().decode(bytes.data);
  if (preview === 'image') return <Picture bytes={bytes.data} type={component.media_type} name={name} />;
  return (
    // A scrolling region must be reachable by keys (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={css.text} tabIndex={0} role="region" aria-label={name} lang={langIn(text)}>
      {text}
    </pre>
  );
}

function Picture({ bytes, type, name }: { bytes: ArrayBuffer; type: string; name: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return <div className={css.picture}>{address ? <img src={address} alt={name} /> : null}</div>;
}
