/** The paper of a record: its files as tabs, the chosen one shown when the window can show it. */
import { Download, Printer } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../../components/Button';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { PdfPages } from '../../components/PdfPages';
import { Picture } from '../../components/Picture';
import type { ComponentView, RecordView } from '../../generated/contract';
import { useBytes } from '../../state/bytes';
import { showSize } from '../../state/dates';
import { useAct, useHost } from '../../state/desk';
import { useFound } from '../../state/found';
import { harmless } from '../../state/harmless';
import { useCommands } from '../../state/keys';
import { useAsked } from '../../state/places';
import { langIn, useWords } from '../../state/words';
import { HitWalk } from './HitWalk';
import { PlainText } from './PlainText';
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

/** The files of the record; a copy of the chosen one for whoever needs it outside, and on paper. */
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
  const saved = act.variables?.component_id === component_id ? act.data?.name : null;
  const printing = useAct('print_file');
  const print = () => {
    if (!printing.isPending) printing.mutate({ record_id, component_id });
  };
  const dragging = useAct('drag_file');
  useCommands({ 'save-copy': save, ...(chosen.preview === 'pdf' ? { print } : {}) });
  const isOfThis = printing.variables?.component_id === component_id;
  const printed = isOfThis ? printing.data?.name : null;
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
              draggable
              onDragStart={(event) => {
                // The engine would drag the button; the desk drags the file.
                event.preventDefault();
                dragging.mutate({ record_id, component_id: one.component_id });
              }}
              title={say('ui-drag-out', { name: harmless(one.name) })}
            >
              <span lang={langIn(one.name)}>{harmless(one.name)}</span>
              <small className="num">{showSize(one.size_bytes)}</small>
            </button>
          ))}
        </div>
        {chosen.preview === 'pdf' ? (
          <IconButton word={say('ui-print-this', { name })} onPress={print} isDisabled={printing.isPending}>
            <Printer size={17} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        ) : null}
        <IconButton word={say('ui-save-copy-of', { name })} onPress={save} isDisabled={act.isPending}>
          <Download size={17} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </div>
      <ErrorNote error={act.error} />
      <ErrorNote error={isOfThis ? printing.error : null} />
      <ErrorNote error={dragging.error} />
      <div role="status">
        {saved ? <p className={css.saved}>{say('ui-saved-copy', { name: saved })}</p> : null}
        {printed ? <p className={css.saved}>{say('ui-printed', { name: printed })}</p> : null}
      </div>
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
  if (preview === 'pdf') return <Paper bytes={bytes.data} name={name} instead={copy} />;
  if (preview === 'image') return <Picture bytes={bytes.data} type={component.media_type} name={name} />;
  return <Plain bytes={bytes.data} name={name} />;
}

/** The words of the search from which the record was opened; '' where there was none. */
const useSearched = (): string => useAsked().q?.trim() ?? '';

function Paper({ bytes, name, instead }: { bytes: ArrayBuffer; name: string; instead: ReactNode }) {
  const words = useSearched();
  const [texts, setTexts] = useState<readonly string[] | null>(null);
  const found = useFound(words, texts);
  return (
    <>
      {found ? <HitWalk words={words} found={found} paged /> : null}
      <PdfPages
        bytes={bytes}
        label={name}
        instead={instead}
        found={found}
        {...(words === '' ? {} : { onTexts: setTexts })}
      />
    </>
  );
}

function Plain({ bytes, name }: { bytes: ArrayBuffer; name: string }) {
  const words = useSearched();
  const texts = useMemo(() => [new TextDecoder().decode(bytes)], [bytes]);
  const found = useFound(words, texts);
  return (
    <>
      {found ? <HitWalk words={words} found={found} /> : null}
      <PlainText text={texts[0] ?? ''} label={name} found={found} />
    </>
  );
}
