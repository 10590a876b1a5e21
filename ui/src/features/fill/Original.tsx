/**
 * What is said of the paper behind a copy: by whoever attaches it (who certified it, how the original comes), and by the
 * office that sees it or takes it in. Which of it is wanted the definition says; whether it is enough, the desk.
 */
import { useRef } from 'react';
import { Button } from '../../components/Button';
import { SelectChoice } from '../../components/fields/Choices';
import { DateBox } from '../../components/fields/DateBox';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { AttachmentView, OriginalStep, OriginalView } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { fieldId } from '../../state/pointer';
import { useWords } from '../../state/words';
import { Left } from './Field';
import css from './Fill.module.css';
import { useProblemWords } from './ProblemSummary';
import type { FieldTools } from './tools';
import { textOf } from './values';

const WAYS = ['counter', 'post', 'drop-box'];

type Props = { slot: AttachmentView; path: string; tools: FieldTools };

/** What whoever attaches the file says of its original; nothing where a copy is enough or the office looks at it. */
export function SaidOfOriginal(props: Props) {
  if (props.slot.original === 'certified-copy') return <Certificate {...props} />;
  if (props.slot.original === 'original-follows' || props.slot.original === 'original-kept') return <Way {...props} />;
  return null;
}

function Certificate({ slot, path, tools }: Props) {
  const { read } = useWords();
  const part = usePart(path, tools);
  const options = slot.certifiers.map(({ code, label }) => ({ code, label: read(label) }));
  return (
    <div className={css.said}>
      <Left path={`${path}/certified/name`} tools={tools}>
        <TextBox {...part('certified/name', 'ui-certified-by')} />
      </Left>
      <Left path={`${path}/certified/capacity`} tools={tools}>
        <SelectChoice {...part('certified/capacity', 'ui-certified-as')} options={options} />
      </Left>
      <Left path={`${path}/certified/on`} tools={tools}>
        <DateBox {...part('certified/on', 'ui-certified-on')} />
      </Left>
    </div>
  );
}

function Way({ path, tools }: Props) {
  const { pick } = useWords();
  const part = usePart(path, tools);
  const options = WAYS.map((code) => ({ code, label: pick('ui-follows', code) }));
  return (
    <div className={css.said}>
      <Left path={`${path}/follows/by`} tools={tools}>
        <SelectChoice {...part('follows/by', 'ui-follows-by')} options={options} />
      </Left>
      <TextBox {...part('follows/tracking', 'ui-tracking')} required={false} />
    </div>
  );
}

/** Everything that a control needs for one part of what is said. */
function usePart(path: string, tools: FieldTools) {
  const { say } = useWords();
  const sentence = useProblemWords();
  return (name: string, code: string) => {
    const at = `${path}/${name}`;
    const problem = tools.reading.problemsAt(at).find(tools.shown);
    return {
      id: fieldId(at),
      label: say(code),
      error: problem ? sentence(problem) : null,
      required: true,
      value: textOf(tools.reading.value(at)),
      onChange: (typed: string) => tools.desk.set(at, typed),
    };
  };
}

/** Where an original stands at the office, and what may be said of it now. */
export function Standing({ original, tools }: { original: OriginalView; tools: FieldTools }) {
  const { pick, say, read, date } = useWords();
  const act = useAct('mark_original');
  const text = useRef<HTMLParagraphElement>(null);
  const instance_id = tools.view?.draft.instance_id ?? null;
  const mark = async (step: OriginalStep) => {
    if (instance_id === null) return;
    const { slot_id, sha256, again } = original;
    // The button that is pressed rests meanwhile, and is then gone.
    text.current?.focus();
    const answer = await act.mutateAsync({ instance_id, slot_id, sha256, again, step, on: null, note: '' });
    tools.setOriginals(answer.originals);
    await tools.desk.again();
  };
  const { marked, follows_by, tracking } = original;
  const coming = follows_by && !marked ? [pick('ui-follows', follows_by), tracking].filter(Boolean).join(' ') : '';
  return (
    <div className={css.original}>
      <p ref={text} tabIndex={-1} className={css.standing} data-open={original.state === 'outstanding' || undefined}>
        {pick('ui-original-state', original.state)}
        {marked ? ` · ${read(marked.by.name)} · ${date(marked.on)}` : ''}
        {coming ? ` · ${coming}` : ''}
      </p>
      {original.may.map((step) => (
        <Button key={step} onPress={() => void mark(step).catch(() => undefined)} isDisabled={act.isPending}>
          {pick('ui-original-do', step)}
        </Button>
      ))}
      <ErrorNote error={act.error} />
      <span role="status" className="unseen">
        {act.isSuccess ? say('ui-original-marked', { name: original.copy }) : ''}
      </span>
    </div>
  );
}
