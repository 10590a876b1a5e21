/**
 * The page as it would be signed, large, over the form. Only answers without problems become a page; as
 * long as there are any, it says how many and where the first is.
 */
import { Button } from '../../components/Button';
import { Dialog, DialogFoot, DialogPaper } from '../../components/Dialog';
import { ErrorNote, Told, Waiting } from '../../components/Notes';
import { PdfPages } from '../../components/PdfPages';
import { useBytes } from '../../state/bytes';
import { useAct, useVerb } from '../../state/desk';
import { commandOf } from '../../state/keymap';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { focusPath } from './focus';
import { useNamedProblem } from './ProblemSummary';
import type { Reading } from './reading';

type Props = { draft_id: string; reading: Reading; onClose: () => void };

/** The dialog. */
export function PageDialog({ draft_id, reading, onClose }: Props) {
  const { say } = useWords();
  const { problems } = reading.evaluation;
  const [first] = problems;
  const toFirst = () => {
    onClose();
    // After the dialog has given the focus back.
    if (first) setTimeout(() => focusPath(first.path));
  };
  const { print, busy, note } = usePrinting(draft_id);
  // The key that showed the page prints it.
  useCommands({ finish: first ? toFirst : onClose, ...(print ? { 'show-page': print } : {}) }, 'dialog');
  return (
    <Dialog title={say('ui-pages-as-signed')} open onClose={onClose} size="large">
      {first ? <NotYet reading={reading} /> : <Page draft_id={draft_id} />}
      {note}
      <DialogFoot>
        {print ? (
          <Button onPress={print} isDisabled={busy} chord={commandOf('show-page').chord}>
            {say('ui-cmd-print')}
          </Button>
        ) : null}
        <Button kind={first ? 'plain' : 'main'} onPress={onClose}>
          {say('ui-close-dialog')}
        </Button>
        {first ? (
          <Button kind="main" onPress={toFirst} chord="Ctrl+Enter">
            {say('ui-to-first')}
          </Button>
        ) : null}
      </DialogFoot>
    </Dialog>
  );
}

/** The way of the page to the printer; none before there is one. */
function usePrinting(draft_id: string) {
  const { say } = useWords();
  const act = useAct('print_page');
  // The answer that the page has asked for; nothing is asked for here.
  const digest = useVerb('preview_form', { draft_id }, { anew: true, enabled: false }).data?.digest;
  const print = digest ? () => (act.isPending ? undefined : act.mutate({ draft_id, digest })) : null;
  const note = <Told text={act.data ? say('ui-printed', { name: act.data.name }) : null} error={act.error} />;
  return { print, busy: act.isPending, note };
}

function NotYet({ reading }: { reading: Reading }) {
  const { say } = useWords();
  const named = useNamedProblem(reading);
  const { problems } = reading.evaluation;
  const [first] = problems;
  return (
    <>
      <p>{say('ui-page-not-yet', { count: problems.length })}</p>
      {first ? <p className={css.reasons}>{named(first)}</p> : null}
    </>
  );
}

function Page({ draft_id }: { draft_id: string }) {
  const { say } = useWords();
  const preview = useVerb('preview_form', { draft_id }, { anew: true });
  const digest = preview.data?.digest;
  const bytes = useBytes('preview_bytes', digest ? { draft_id, digest } : null);
  const error = preview.error ?? bytes.error;
  const again = () => void (preview.error ? preview.refetch() : bytes.refetch());
  if (error)
    return (
      <ErrorNote error={error}>
        <Button kind="quiet" onPress={again}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
    );
  return (
    <DialogPaper>{bytes.data ? <PdfPages bytes={bytes.data} label={say('ui-document')} /> : <Waiting />}</DialogPaper>
  );
}
