/**
 * The page as it would be signed, large, over the form. Only answers without problems become a page; as
 * long as there are any, it says how many and where the first is.
 */
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PdfPages } from '../../components/PdfPages';
import { useBytes } from '../../state/bytes';
import { useVerb } from '../../state/desk';
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
  useCommands({ finish: first ? toFirst : onClose }, 'dialog');
  return (
    <Dialog title={say('ui-pages-as-signed')} open onClose={onClose} wide>
      {first ? <NotYet reading={reading} /> : <Page draft_id={draft_id} />}
      <DialogFoot>
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

function NotYet({ reading }: { reading: Reading }) {
  const { say } = useWords();
  const named = useNamedProblem();
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
    <div className={css.paper}>
      {bytes.data ? <PdfPages bytes={bytes.data} label={say('ui-document')} /> : <Waiting />}
    </div>
  );
}
