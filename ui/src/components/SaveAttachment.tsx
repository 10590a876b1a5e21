/** The way out for a file of a form: an unaltered copy where a person says. */
import { useAct, useHost } from '../state/desk';
import { harmless } from '../state/harmless';
import { useWords } from '../state/words';
import { Button } from './Button';
import { Told } from './Notes';

/** The button, and what came of it. */
export function SaveAttachment({ draft_id, name, sha256 }: { draft_id: string; name: string; sha256: string }) {
  const { say } = useWords();
  const host = useHost();
  const act = useAct('save_attachment');
  const save = () =>
    void host.pickSave(name).then(
      (path) => path && act.mutate({ draft_id, sha256, path }),
      () => undefined,
    );
  return (
    <>
      <Button onPress={save} isDisabled={act.isPending}>
        {say('ui-save-copy-of', { name: harmless(name) })}
      </Button>
      <Told text={act.data ? say('ui-saved-copy', { name: act.data.name }) : null} error={act.error} />
    </>
  );
}
