/** Sets what a form is to reach in every period of a kind, or takes it away. Whether the number makes sense, the desk says. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { RadioChoice, SelectChoice } from '../../components/fields/Choices';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { FormTakeUp, TakeUpMeasure, TakeUpPeriod } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useWords } from '../../state/words';
import { isUsed } from './bars';

type Props = { forms: readonly FormTakeUp[]; period: TakeUpPeriod };

/** The button and the dialog. */
export function TargetDialog({ forms, period }: Props) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('ui-takeup-set-target')}
      </Button>
      <Dialog title={say('ui-takeup-target-title')} open={open} onClose={() => setOpen(false)}>
        <Asked forms={forms} period={period} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Asked({ forms, period, onDone }: Props & { onDone: () => void }) {
  const { say, pick, read } = useWords();
  const set = useAct('set_take_up_target');
  const first = forms.find((form) => form.aim) ?? forms.find(isUsed) ?? forms[0];
  const [formNo, setFormNo] = useState(first?.form_no ?? '');
  const [measure, setMeasure] = useState<TakeUpMeasure>(first?.aim?.target.measure ?? 'completed');
  const [value, setValue] = useState(String(first?.aim?.target.value ?? ''));
  const aim = forms.find((form) => form.form_no === formNo)?.aim ?? null;
  const choose = (form_no: string) => {
    const target = forms.find((form) => form.form_no === form_no)?.aim?.target;
    setFormNo(form_no);
    setMeasure(target?.measure ?? measure);
    setValue(target ? String(target.value) : '');
  };
  const ask = (target: { measure: TakeUpMeasure; value: number } | null) =>
    set.mutate({ form_no: formNo, period, target }, { onSuccess: onDone });
  const whole = /^\d{1,9}$/.test(value.trim());
  return (
    <>
      <p className="quiet">{say('ui-takeup-target-for', { period: pick('ui-period', period) })}</p>
      <SelectChoice
        id="target-form"
        label={say('ui-takeup-form')}
        options={forms.map((form) => ({ code: form.form_no, label: read(form.title), hint: form.form_no }))}
        value={formNo}
        onChange={choose}
      />
      <RadioChoice
        id="target-measure"
        label={say('ui-takeup-measure')}
        options={(['completed', 'electronic'] as const).map((code) => ({
          code,
          label: pick('ui-takeup-measure', code),
          hint: pick('ui-takeup-measure-hint', code),
        }))}
        value={measure}
        onChange={(code) => setMeasure(code as TakeUpMeasure)}
      />
      <TextBox
        id="target-value"
        label={say('ui-takeup-target-value')}
        inputMode="numeric"
        end
        maxLength={9}
        value={value}
        onChange={setValue}
        after={measure === 'electronic' ? '%' : undefined}
      />
      <ErrorNote error={set.error} />
      <DialogFoot>
        <Button onPress={onDone}>{say('ui-cancel')}</Button>
        {aim ? (
          <Button onPress={() => ask(null)} isDisabled={set.isPending}>
            {say('ui-takeup-no-target')}
          </Button>
        ) : null}
        <Button
          kind="main"
          onPress={() => ask({ measure, value: Number(value.trim()) })}
          isDisabled={set.isPending || !whole || formNo === ''}
        >
          {say('ui-takeup-set')}
        </Button>
      </DialogFoot>
    </>
  );
}
