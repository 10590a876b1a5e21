/** A value in named parts, one question: an address, a period. Each part has its label and its own error. */
import type { SideView } from '../../generated/contract';
import { useWords } from '../../state/words';
import { SelectChoice, type Option } from './Choices';
import { DateBox } from './DateBox';
import { GroupFrame, type FrameProps } from './Frame';
import { TextBox } from './TextBox';
import css from './PartBox.module.css';

/** One part as it stands. */
export type Part = {
  side: SideView;
  /** Element id of its control. */
  id: string;
  value: string;
  options: readonly Option[];
  error: string | null;
  onChange: (value: string) => void;
};

type Props = FrameProps & {
  parts: readonly Part[];
  /** The whole written out, where the desk writes it out. */
  line?: string | undefined;
};

/** The parts. */
export function PartBox({ parts, line, ...frame }: Props) {
  const { say } = useWords();
  return (
    <GroupFrame {...frame}>
      <div className={css.parts}>
        {parts.map((part) => (
          <div key={part.side.name} className={css.part} data-part={part.side.name}>
            <PartControl part={part} />
          </div>
        ))}
      </div>
      {line ? <p className={`quiet ${css.line ?? ''}`}>{say('ui-address-line', { line })}</p> : null}
    </GroupFrame>
  );
}

function PartControl({ part }: { part: Part }) {
  const { read } = useWords();
  const { side, value, options, onChange } = part;
  const frame: FrameProps = { id: part.id, label: read(side.label), error: part.error };
  // Only what may be left out says so: whether the rest is asked for depends on the whole.
  if (side.optional) frame.required = false;
  if (side.type === 'date') return <DateBox {...frame} value={value} onChange={onChange} />;
  if (side.type === 'choice')
    return <SelectChoice {...frame} options={options} value={value || null} onChange={onChange} />;
  return <TextBox {...frame} value={value} onChange={onChange} maxLength={side.max_length} />;
}
