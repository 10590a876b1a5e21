/** The paper of a record: its files as tabs, the chosen one shown when the window can show it. */
import { useEffect, useState } from 'react';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { PdfPages } from '../../components/PdfPages';
import type { ComponentView, RecordView } from '../../generated/contract';
import { useBytes } from '../../state/bytes';
import { showSize } from '../../state/dates';
import { langIn, useWords } from '../../state/words';
import css from './Record.module.css';

type Props = { record: RecordView; component: string | null; onChoose: (component_id: string) => void };

/** The pane at the left. */
export function Preview({ record, component, onChoose }: Props) {
  const { say } = useWords();
  const chosen = record.components.find((one) => one.component_id === component) ?? record.components[0];
  return (
    <div className={css.preview}>
      {record.components.length > 1 ? (
        <div role="group" className={css.files} aria-label={say('ui-components')}>
          {record.components.map((one) => (
            <button
              key={one.component_id}
              type="button"
              aria-pressed={one === chosen}
              onClick={() => onChoose(one.component_id)}
              title={one.name}
            >
              <span lang={langIn(one.name)}>{one.name}</span>
              <small className="num">{showSize(one.size_bytes)}</small>
            </button>
          ))}
        </div>
      ) : null}
      {chosen ? (
        <Shown key={chosen.component_id} record_id={record.record_id} component={chosen} />
      ) : (
        <Empty text={say('ui-no-components')} />
      )}
    </div>
  );
}

function Shown({ record_id, component }: { record_id: string; component: ComponentView }) {
  const { say } = useWords();
  const { component_id, preview, name } = component;
  const bytes = useBytes('record_bytes', preview ? { record_id, component_id } : null);
  if (!preview) return <Empty text={say('ui-no-preview', { name })} />;
  if (bytes.error) return <ErrorNote error={bytes.error} />;
  if (!bytes.data) return <Waiting />;
  if (preview === 'pdf') return <PdfPages bytes={bytes.data} label={name} />;
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
