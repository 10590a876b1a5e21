/** `?`: the keys that are valid here, by scope, from the table of commands. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { COMMANDS, commandOf, type CommandId } from '../../state/keymap';
import { useBoundCommands, useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Palette.module.css';

/** The help; it stands closed until its command runs. */
export function KeysHelp() {
  const { pick, say } = useWords();
  const [open, setOpen] = useState(false);
  const bound = useBoundCommands();
  useCommands({ keys: () => setOpen(true), help: () => setOpen(true) }, 'frame');
  const ids = (Object.keys(COMMANDS) as CommandId[]).filter((id) => {
    const command = commandOf(id);
    return command.chord !== null && id !== 'help' && (command.inside || bound.includes(id));
  });
  const groups = [...Map.groupBy(ids, (id) => commandOf(id).scope)];
  return (
    <Dialog title={say('ui-keys-title')} open={open} onClose={() => setOpen(false)} size="large">
      <div className={css.keys}>
        {groups.map(([scope, commands]) => (
          <section key={scope}>
            <h3>{pick('ui-scope', scope)}</h3>
            <ul>
              {commands.map((id) => (
                <li key={id}>
                  <span>{say(commandOf(id).title)}</span>
                  <kbd>{commandOf(id).chord}</kbd>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <DialogFoot>
        <Button onPress={() => setOpen(false)}>{say('ui-close-dialog')}</Button>
      </DialogFoot>
    </Dialog>
  );
}
