/** Questions with given answers: one of few (radios), several (boxes), yes or no, one of many (list). */
import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { useWords } from '../../state/words';
import { Frame, GroupFrame, tied, type FrameProps } from './Frame';
import css from './control.module.css';

export type Option = { code: string; label: string; hint?: string };

type One = FrameProps & { options: readonly Option[]; value: string | null; onChange: (code: string) => void };

/** One of few: radios, beneath each other, or across when they are short. */
export function RadioChoice({ options, value, onChange, readOnly, ...frame }: One & { readOnly?: boolean }) {
  const short = options.length <= 4 && options.every((option) => option.label.length <= 16 && !option.hint);
  return (
    <GroupFrame {...frame} radios>
      <div className={short ? css.across : css.list}>
        {options.map((option) => (
          <label key={option.code} className={css.choice}>
            <input
              type="radio"
              name={frame.id}
              value={option.code}
              checked={option.code === value}
              disabled={readOnly}
              onChange={() => onChange(option.code)}
            />
            <OptionWords option={option} />
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

const OptionWords = ({ option }: { option: Option }) => (
  <span>
    {option.label}
    {option.hint ? <span className={css.hint}>{option.hint}</span> : null}
  </span>
);

type Many = FrameProps & { options: readonly Option[]; value: readonly string[]; onChange: (codes: string[]) => void };

/** Several of few. Codes are kept in the order of the list, not of the clicks. */
export function BoxChoice({ options, value, onChange, readOnly, ...frame }: Many & { readOnly?: boolean }) {
  const toggle = (code: string) =>
    onChange(
      options
        .map((option) => option.code)
        .filter((other) => (other === code ? !value.includes(code) : value.includes(other))),
    );
  return (
    <GroupFrame {...frame}>
      <div className={css.list}>
        {options.map((option) => (
          <label key={option.code} className={css.choice}>
            <input
              type="checkbox"
              value={option.code}
              checked={value.includes(option.code)}
              disabled={readOnly}
              onChange={() => toggle(option.code)}
            />
            <OptionWords option={option} />
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

/** One box with its own sentence. */
export function OneBox(props: {
  id: string;
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className={css.choice}>
      <input
        id={props.id}
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <OptionWords option={{ code: props.id, label: props.label, ...(props.hint ? { hint: props.hint } : {}) }} />
    </label>
  );
}

/** A box in a cell of a grid: the column has the words. */
export function CellBox({
  checked,
  onChange,
  ...frame
}: FrameProps & { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Frame {...frame}>
      <span className={css.cellBox}>
        <input
          {...tied(frame)}
          aria-required={undefined}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
      </span>
    </Frame>
  );
}

/** One of many, in a list that opens. */
export function SelectChoice({
  options,
  value,
  onChange,
  readOnly,
  placeholder,
  ...frame
}: One & { readOnly?: boolean; placeholder?: string }) {
  const { say } = useWords();
  const { id, ...aria } = tied(frame);
  return (
    <Select
      className={css.root ?? ''}
      selectedKey={value}
      onSelectionChange={(key) => onChange(String(key))}

      isDisabled={readOnly ?? false}
      isInvalid={Boolean(frame.error)}
      placeholder={placeholder ?? say('ui-choose')}
      {...(frame.bare ? { 'aria-label': frame.label } : { 'aria-labelledby': `${id}-label` })}
      aria-describedby={aria['aria-describedby']}
    >
      <Frame {...frame}>
        <Button id={id} className={`${css.box} ${css.select}`} data-fixed={readOnly || undefined}>
          <SelectValue className={css.chosen ?? ''} />
          <ChevronDown size={16} strokeWidth={1.5} aria-hidden="true" />
        </Button>
      </Frame>
      <Popover className={css.popover ?? ''} offset={2}>
        <ListBox className={css.options ?? ''} items={options.map((option) => ({ ...option, id: option.code }))}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={css.option ?? ''}>
              <OptionWords option={option} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
