/**
 * One field drawn by its kind. Numbers, money and times are text fields: the desk understands what was
 * typed, in any width of digits. A computed or fixed value is drawn as a value.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { BoxChoice, CellBox, RadioChoice, SelectChoice } from '../../components/fields/Choices';
import { DateBox } from '../../components/fields/DateBox';
import { Frame, type FrameProps } from '../../components/fields/Frame';
import { NamePairBox, type NamePair } from '../../components/fields/NamePairBox';
import { PartBox, type Part } from '../../components/fields/PartBox';
import { TextBox } from '../../components/fields/TextBox';
import { FileReferenceBox } from '../../components/FolderPicker';
import type { FieldView, Json } from '../../generated/contract';
import { fieldId, helpIdOf } from '../../state/pointer';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { useProblemWords } from './ProblemSummary';
import type { FieldTools } from './tools';
import { grouped, isName, isNumber, pairOf, textOf, useShownValue } from './values';

/** Of a cell, the name of its row and the path of its column. */
export type FieldProps = { field: FieldView; path: string; tools: FieldTools; bare?: string; column?: string };

/** The field. With `bare` the label is only for assistive technology and ends with these words (the row). */
export function FieldControl(props: FieldProps) {
  const { field, path, tools, bare, column } = props;
  const { say, read, beneath } = useWords();
  const sentence = useProblemWords();
  const problem = tools.reading.problemsAt(path).find(tools.shown);
  const label = read(field.label);
  const frame: FrameProps = {
    id: fieldId(path),
    label: [label, bare].filter(Boolean).join(say('ui-comma')),
    beneath: beneath(field.label),
    help: field.help ? read(field.help) : '',
    error: problem ? sentence(problem) : null,
    required: tools.reading.isRequired(path),
    bare: bare !== undefined,
    helpId: column !== undefined && field.help ? helpIdOf(column) : undefined,
  };
  if (field.formula !== null || tools.reading.isFixed(path)) return <Fixed {...props} frame={frame} />;
  return <Control {...props} frame={frame} />;
}

function Fixed({ field, path, tools, frame }: FieldProps & { frame: FrameProps }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const whole = useShownValue(tools.reading, field, path);
  const masked = tools.reading.masked(path);
  const shown = open ? whole : (masked ?? whole);
  const turn = say(open ? 'ui-mask-hide-of' : 'ui-mask-show-of', { label: frame.label });
  const value = (
    <output
      id={frame.id}
      aria-label={frame.bare ? frame.label : undefined}
      // Led to, where something is said of it.
      tabIndex={-1}
      className={css.value}
      data-end={isNumber(field) || undefined}
      data-empty={shown === '' || undefined}
    >
      {isName(field) && shown ? <Scripts pair={pairOf(tools.reading.value(path))} /> : shown || '—'}
    </output>
  );
  return (
    <Frame {...frame} required>
      {masked === undefined ? (
        value
      ) : (
        <span className={css.line}>
          {value}
          <Button kind="quiet" aria-label={turn} onPress={() => setOpen(!open)}>
            {say(open ? 'ui-mask-hide' : 'ui-mask-show')}
          </Button>
        </span>
      )}
    </Frame>
  );
}

/** A name that is only read: each script on a line of its own. */
function Scripts({ pair }: { pair: NamePair }) {
  return (
    <>
      {pair.zh ? <span lang="zh-Hant-HK">{pair.zh}</span> : null}
      {pair.en ? <span lang="en">{pair.en}</span> : null}
    </>
  );
}

function Control({ field, path, tools, frame }: FieldProps & { frame: FrameProps }) {
  const value = tools.reading.value(path);
  const set = (typed: Json) => tools.desk.set(path, typed);
  switch (field.type) {
    case 'choice':
    case 'post':
      return <Choice field={field} path={path} tools={tools} frame={frame} />;
    case 'multiChoice':
      return <Several field={field} path={path} tools={tools} frame={frame} />;
    case 'boolean':
      return <YesNo frame={frame} value={value} set={set} />;
    case 'date':
      return <DateBox {...frame} value={textOf(value)} onChange={set} />;
    case 'namePair':
    case 'orgNamePair':
      return <NamePairBox {...frame} value={pairOf(value)} onChange={(pair: NamePair) => set(pair)} />;
    case 'address':
    case 'dateRange':
      return <Parts field={field} path={path} tools={tools} frame={frame} />;
    case 'fileReference':
      return <FileReferenceBox {...frame} value={textOf(value)} onChange={set} maxLength={field.max_length} />;
    default:
      return <Typed field={field} frame={frame} value={value} set={set} masked={tools.reading.masked(path)} />;
  }
}

function Typed({
  field,
  frame,
  value,
  set,
  masked,
}: {
  field: FieldView;
  frame: FrameProps;
  value: Json | undefined;
  set: (typed: Json) => void;
  masked: string | undefined;
}) {
  const { read } = useWords();
  const number = isNumber(field);
  const shown = number ? grouped(textOf(value)) : textOf(value);
  const modes = {
    integer: 'numeric',
    decimal: 'decimal',
    money: 'decimal',
    time: 'numeric',
    email: 'email',
    phone: 'tel',
  } as const;
  const mode = field.type in modes ? modes[field.type as keyof typeof modes] : 'text';
  return (
    <TextBox
      {...frame}
      value={shown}
      masked={masked}
      onChange={set}
      inputMode={mode}
      end={number}
      maxLength={number ? null : field.max_length}
      rows={field.type === 'longText' ? 4 : 1}
      before={field.currency && !frame.bare ? field.currency : undefined}
      after={field.unit && !frame.bare ? read(field.unit) : undefined}
    />
  );
}

type Drawn = { field: FieldView; path: string; tools: FieldTools; frame: FrameProps };

function useOptions({ field, path, tools }: Drawn) {
  const { read } = useWords();
  return tools.reading.options(field, path).map((option) => ({
    code: option.code,
    label: read(option.label),
  }));
}

/** A value in parts: what is wrong with a part stands at the part. */
function Parts({ field, path, tools, frame }: Drawn) {
  const { read } = useWords();
  const sentence = useProblemWords();
  const errorAt = (at: string) => {
    const problem = tools.reading.problemsOf(at).find(tools.shown);
    return problem ? sentence(problem) : null;
  };
  const parts = field.sides.map((side): Part => {
    const at = `${path}/${side.name}`;
    return {
      side,
      id: fieldId(at),
      value: textOf(tools.reading.value(at)),
      options: tools.reading.options(field, at).map(({ code, label }) => ({ code, label: read(label) })),
      // In a grid the errors stand beneath the row.
      error: frame.bare ? null : errorAt(at),
      onChange: (typed) => tools.desk.set(at, typed),
    };
  });
  return <PartBox {...frame} error={errorAt(path)} parts={parts} line={tools.reading.evaluation.lines[path]} />;
}

function Choice(drawn: Drawn) {
  const { field, path, tools, frame } = drawn;
  const options = useOptions(drawn);
  const value = textOf(tools.reading.value(path));
  const set = (code: string) => tools.desk.set(path, code);
  if (options.length === 0) return <TextBox {...frame} value={value} onChange={set} maxLength={field.max_length} />;
  if (frame.bare || options.length > 6)
    return <SelectChoice {...frame} options={options} value={value || null} onChange={set} />;
  return <RadioChoice {...frame} options={options} value={value || null} onChange={set} />;
}

function Several(drawn: Drawn) {
  const { path, tools, frame } = drawn;
  const options = useOptions(drawn);
  const value = tools.reading.value(path);
  const codes = Array.isArray(value) ? value.map(textOf) : [];
  return <BoxChoice {...frame} options={options} value={codes} onChange={(chosen) => tools.desk.set(path, chosen)} />;
}

function YesNo({ frame, value, set }: { frame: FrameProps; value: Json | undefined; set: (typed: Json) => void }) {
  const { say } = useWords();
  const options = [
    { code: 'true', label: say('ui-yes') },
    { code: 'false', label: say('ui-no') },
  ];
  const chosen = typeof value === 'boolean' ? String(value) : null;
  if (frame.bare && !frame.required) return <CellBox {...frame} checked={value === true} onChange={set} />;
  if (frame.bare)
    return <SelectChoice {...frame} options={options} value={chosen} onChange={(code) => set(code === 'true')} />;
  return <RadioChoice {...frame} options={options} value={chosen} onChange={(code) => set(code === 'true')} />;
}
