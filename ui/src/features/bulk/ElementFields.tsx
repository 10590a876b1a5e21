/**
 * The elements of many records as fields: what they have in common stands in them, where they differ the field
 * says so. What is not touched stays as it is in each record.
 */
import { Button } from '../../components/Button';
import { SelectChoice } from '../../components/fields/Choices';
import { TextBox } from '../../components/fields/TextBox';
import type { SharedElement } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Bulk.module.css';

/** What was typed: elements that were touched, each with its text ('' takes the value away). */
export type Touched = Readonly<Record<string, string>>;

type Props = {
  elements: readonly SharedElement[];
  touched: Touched;
  onTouch: (touched: Touched) => void;
  reason: string;
  onReason: (reason: string) => void;
};

/** The code of a choice that takes the value away. */
const NONE = '-';

/** The fields, and the one reason for all records. */
export function ElementFields({ elements, touched, onTouch, reason, onReason }: Props) {
  const { say } = useWords();
  const leave = (element: string) =>
    onTouch(Object.fromEntries(Object.entries(touched).filter(([name]) => name !== element)));
  return (
    <>
      <p className="quiet">{say('ui-elements-how')}</p>
      <div className={css.fields}>
        {elements.map((one) => (
          <Field
            key={one.element}
            shared={one}
            value={touched[one.element]}
            onChange={(value) => onTouch({ ...touched, [one.element]: value })}
            onLeave={() => leave(one.element)}
          />
        ))}
      </div>
      <TextBox
        id="bulk-reason"
        label={say('ui-reason')}
        help={say('ui-elements-reason-help')}
        value={reason}
        onChange={onReason}
      />
    </>
  );
}

type FieldProps = {
  shared: SharedElement;
  /** Undefined while it is not touched. */
  value: string | undefined;
  onChange: (value: string) => void;
  onLeave: () => void;
};

function Field({ shared, value, onChange, onLeave }: FieldProps) {
  const { say, read } = useWords();
  const { element, label, raw, choices } = shared;
  const id = `bulk-${element}`;
  const shown = value ?? raw ?? '';
  const mixed = raw === null && value === undefined;
  const change = (next: string) => {
    // Leaving a field untouched is no touch; nor is typing back what all of them have.
    if (next === raw) onLeave();
    else if (next !== shown) onChange(next);
  };
  return (
    <div className={css.field} data-touched={value !== undefined || undefined}>
      {choices.length > 0 ? (
        <SelectChoice
          id={id}
          label={read(label)}
          options={choices.map((choice) => ({ code: choice.raw || NONE, label: read(choice.label) }))}
          value={mixed ? null : shown || NONE}
          onChange={(code) => change(code === NONE ? '' : code)}
          {...(mixed ? { placeholder: say('ui-mixed') } : {})}
        />
      ) : (
        <TextBox
          id={id}
          label={read(label)}
          value={shown}
          onChange={change}
          {...(mixed ? { placeholder: say('ui-mixed') } : {})}
        />
      )}
      {value === undefined ? null : (
        <p className={css.touched}>
          <span>{say(value === '' ? 'ui-value-goes' : 'ui-value-changes')}</span>
          <Button kind="quiet" onPress={onLeave}>
            {say('ui-leave-as-is')}
          </Button>
        </p>
      )}
    </div>
  );
}
