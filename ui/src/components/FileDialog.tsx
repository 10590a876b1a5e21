/** A file of the form, large, over it: what an officer compares with the original. */
import { useBytes } from '../state/bytes';
import { harmless } from '../state/harmless';
import { useWords } from '../state/words';
import { Button } from './Button';
import { Dialog, DialogFoot, DialogPaper } from './Dialog';
import { ErrorNote, Waiting } from './Notes';
import { PdfPages } from './PdfPages';
import { Picture } from './Picture';
import { SaveAttachment } from './SaveAttachment';

type Props = { draft_id: string; name: string; sha256: string; onClose: () => void };

const PICTURES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' };

const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Whether the window can show a file of this name. */
export const canShow = (name: string): boolean => endingOf(name) === 'pdf' || endingOf(name) in PICTURES;

/** The dialog. */
export function FileDialog({ draft_id, name, sha256, onClose }: Props) {
  const { say } = useWords();
  const bytes = useBytes('attachment_bytes', { draft_id, sha256 });
  const type = PICTURES[endingOf(name)];
  return (
    <Dialog title={harmless(name)} open onClose={onClose} size="large">
      {bytes.error ? (
        <ErrorNote error={bytes.error}>
          <Button kind="quiet" onPress={() => void bytes.refetch()}>
            {say('ui-try-again')}
          </Button>
        </ErrorNote>
      ) : (
        <DialogPaper>
          {!bytes.data ? (
            <Waiting />
          ) : type ? (
            <Picture bytes={bytes.data} type={type} name={name} />
          ) : (
            <PdfPages bytes={bytes.data} label={name} />
          )}
        </DialogPaper>
      )}
      <DialogFoot>
        <SaveAttachment draft_id={draft_id} name={name} sha256={sha256} />
        <Button kind="main" onPress={onClose}>
          {say('ui-close-dialog')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
