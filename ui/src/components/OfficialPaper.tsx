/**
 * The official PDF of a form: saved or printed. Where the form asks for it as it was filled in outside of the window, it says
 * where it is attached. It stands with the form and above its cover sheet.
 */
import type { FormView } from '../generated/contract';
import { showSize } from '../state/dates';
import { useAct, useHost } from '../state/desk';
import { useWords } from '../state/words';
import { Button } from './Button';
import { Told } from './Notes';
import css from './OfficialPaper.module.css';

/** One panel for each file; nothing where the form asks for everything itself. */
export function OfficialPapers({ form }: { form: FormView }) {
  return form.assets.map((asset) => <OfficialPaper key={asset.name} form={form} asset={asset} />);
}

function OfficialPaper({ form, asset }: { form: FormView; asset: FormView['assets'][number] }) {
  const { say, read } = useWords();
  const host = useHost();
  const save = useAct('save_official');
  const print = useAct('print_official');
  const { name } = asset;
  const wanted = { form_id: form.hash, name };
  const pick = async () => {
    const path = await host.pickSave(name);
    if (path) await save.mutateAsync({ ...wanted, path });
  };
  const label = form.attachments.find((one) => one.id === asset.slot)?.label;
  const slot = label ? read(label) : null;
  const told = [
    save.data ? say('ui-official-saved', { name: save.data.name }) : '',
    save.data && slot ? say('ui-official-attach', { slot }) : '',
    print.data ? say('ui-printed', { name: print.data.name }) : '',
  ];
  return (
    <div className={css.paper} role="group" aria-label={say('ui-official')}>
      <div>
        <p className={css.kind}>{say('ui-official')}</p>
        <p className={css.name}>
          {name} <span className={css.size}>{showSize(asset.size_bytes)}</span>
        </p>
        <p className={css.how}>{slot ? say('ui-official-fill', { slot }) : say('ui-official-layout')}</p>
      </div>
      <div className={css.acts}>
        <Button onPress={() => void pick().catch(() => undefined)} isDisabled={save.isPending}>
          {say('ui-official-save')}
        </Button>
        <Button onPress={() => print.mutate(wanted)} isDisabled={print.isPending}>
          {say('ui-official-print')}
        </Button>
      </div>
      <Told text={told.filter(Boolean).join(say('ui-space')) || null} error={save.error ?? print.error} />
    </div>
  );
}
