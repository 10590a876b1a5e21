/**
 * What was opened with this program from outside and is not filed: the definition of a form, which is taken in
 * only when a person says so, and what is no readable file, which is said once, in words.
 */
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { InstallForm } from '../../components/InstallForm';
import type { PickedFile } from '../../generated/contract';
import { useHanded } from '../../state/handed';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';

/** Paths that are shown; the rest are counted. */
const SHOWN = 20;

/** The note; it stands closed while there is nothing to say. */
export function HandedNotes() {
  const { say } = useWords();
  const { waiting, done } = useHanded();
  const { forms, unread } = waiting;
  const count = forms.length + unread.length;
  const close = () => done([...forms.map((form) => form.path), ...unread]);
  return (
    <Dialog title={say('ui-handed-title', { count })} open={count > 0} onClose={close}>
      <Note forms={forms} unread={unread} onClose={close} />
    </Dialog>
  );
}

function Note({ forms, unread, onClose }: { forms: PickedFile[]; unread: string[]; onClose: () => void }) {
  const { say } = useWords();
  useCommands({ finish: onClose }, 'dialog');
  return (
    <>
      {forms.map((form) => (
        <div key={form.path}>
          <p>{say('ui-handed-form', { name: form.name })}</p>
          <InstallForm file={form} />
        </div>
      ))}
      {unread.slice(0, SHOWN).map((path) => (
        <p key={path}>{say('ui-handed-unread', { path })}</p>
      ))}
      {unread.length > SHOWN ? <p>{say('ui-and-more', { count: unread.length - SHOWN })}</p> : null}
      <DialogFoot>
        <Button kind="main" onPress={onClose} chord="Ctrl+Enter">
          {say('ui-close-dialog')}
        </Button>
      </DialogFoot>
    </>
  );
}
