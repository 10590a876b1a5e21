/** Takes a copy of a definition out of the desk, to be carried to another one. The desk notes that it was taken. */
import { Button } from '../../components/Button';
import { Told } from '../../components/Notes';
import type { FormEntry } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useWords } from '../../state/words';

/** The button, and what came of it. */
export function SaveDefinition({ form }: { form: FormEntry }) {
  const { say } = useWords();
  const host = useHost();
  const act = useAct('save_form');
  const save = () =>
    void host.pickSave(`${form.form_no}.json`).then(
      (path) => path && act.mutate({ form_id: form.form_no, path }),
      () => undefined,
    );
  return (
    <>
      <Button onPress={save} isDisabled={act.isPending}>
        {say('ui-form-save')}
      </Button>
      <Told text={act.data ? say('ui-form-saved', { name: act.data.name }) : null} error={act.error} />
    </>
  );
}
