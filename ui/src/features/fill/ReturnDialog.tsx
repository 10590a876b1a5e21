/** Giving a form back to an earlier office, with reasons. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { RadioChoice } from '../../components/fields/Choices';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { DraftView } from '../../generated/contract';
import { settleAll } from '../../state/composing';
import { useAct } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';

/** The dialog; the stages on offer are those the workflow names. */
export function ReturnDialog({ open, onClose, view }: { open: boolean; onClose: () => void; view: DraftView }) {
  const { say, read } = useWords();
  const go = useGo();
  const back = useAct('return_stage');
  const stage = view.form.stages.find((candidate) => candidate.id === view.draft.stage_id);
  const targets = view.form.stages.filter((candidate) => stage?.may_return_to.includes(candidate.id));
  const [to, setTo] = useState(targets[0]?.id ?? '');
  const [reasons, setReasons] = useState('');
  const send = async () => {
    await back.mutateAsync({ draft_id: view.draft.draft_id, to_stage: to, reasons });
    go('/work');
  };
  const ready = reasons.trim() !== '' && !back.isPending;
  const finish = () => {
    settleAll();
    if (ready) void send().catch(() => undefined);
  };
  useCommands(open ? { finish } : {}, 'dialog');
  return (
    <Dialog title={say('ui-return-title')} open={open} onClose={onClose}>
      <RadioChoice
        id="return-to"
        label={say('ui-return-to')}
        options={targets.map((target) => ({ code: target.id, label: read(target.label) }))}
        value={to}
        onChange={setTo}
      />
      <TextBox
        id="return-reasons"
        label={say('ui-return-reasons')}
        help={say('ui-return-reasons-help')}
        rows={4}
        value={reasons}
        onChange={setReasons}
      />
      <ErrorNote error={back.error} />
      <DialogFoot>
        <Button onPress={onClose}>{say('ui-cancel')}</Button>
        <Button kind="main" onPress={finish} isDisabled={!ready} chord="Ctrl+Enter">
          {say('ui-return')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
