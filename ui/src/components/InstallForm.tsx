/** Takes the definition of a form in from a file, one that is given or one to be chosen, and says what came of it. */
import type { PickedFile } from '../generated/contract';
import { useAct, useHost } from '../state/desk';
import { useWords } from '../state/words';
import { Button } from './Button';
import { Told } from './Notes';

type Props = {
  /** The file; null = it is to be chosen. */
  file: PickedFile | null;
  main?: boolean;
  onInstalled?: (formNo: string) => void;
};

/** The button with its outcome. */
export function InstallForm({ file, main = false, onInstalled }: Props) {
  const { say, read } = useWords();
  const host = useHost();
  const install = useAct('install_form');
  const take = async () => {
    const chosen = file ?? (await host.pickFiles({ purpose: 'form', multiple: false }))[0];
    if (!chosen) return;
    const { form_no } = await install.mutateAsync({ path: chosen.path });
    onInstalled?.(form_no);
  };
  const came = install.data;
  return (
    <>
      {came ? null : (
        <Button
          kind={main ? 'main' : 'plain'}
          isDisabled={install.isPending}
          // What went wrong stands beside the button.
          onPress={() => void take().catch(() => undefined)}
        >
          {say(file ? 'ui-install' : 'ui-install-from-file')}
        </Button>
      )}
      <Told
        text={
          came
            ? say(came.listed ? 'ui-installed' : 'ui-installed-unlisted', {
                form: came.form_no,
                title: read(came.title),
              })
            : null
        }
        error={install.error}
      />
    </>
  );
}
