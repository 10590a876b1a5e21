/**
 * Filing many documents: a few at a time, so that one sees how far it is and can stop. What was filed
 * before stays filed; what was not yet begun is not touched, whether a person stopped or the desk failed.
 */
import { useRef, useState } from 'react';
import type { FileDocumentsRequest, FileDocumentsResponse, PickedFile } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useHanded } from '../../state/handed';

/** How many go to the desk in one call: it answers within a moment. */
const AT_ONCE = 10;

export type Done = Pick<FileDocumentsResponse, 'filed' | 'refused'> & {
  /** Documents that were not filed, because a person stopped or the desk failed. */
  left: PickedFile[];
};

type Asked = Pick<FileDocumentsRequest, 'folder' | 'title'>;

/** The work, how far it is, and how to stop it. */
export function useFiling() {
  const act = useAct('file_documents');
  const { done: dealtWith } = useHanded();
  const stopped = useRef(false);
  const [count, setCount] = useState<number | null>(null);
  const file = async (files: readonly PickedFile[], asked: Asked): Promise<Done> => {
    const done: Done = { filed: [], refused: [], left: [] };
    stopped.current = false;
    setCount(0);
    try {
      for (let from = 0; from < files.length; from += AT_ONCE) {
        if (stopped.current) {
          done.left = files.slice(from);
          break;
        }
        const paths = files.slice(from, from + AT_ONCE).map((one) => one.path);
        try {
          const answer = await act.mutateAsync({ ...asked, paths, security: null });
          done.filed.push(...answer.filed);
          done.refused.push(...answer.refused);
        } catch (failure) {
          // With nothing done yet one can simply try again; later on, what was filed must be said.
          if (from === 0) throw failure;
          done.left = files.slice(from);
          break;
        }
        // At once: after a lock in the middle, what was filed must not be offered again.
        dealtWith(paths);
        setCount(done.filed.length + done.refused.length);
      }
      return done;
    } finally {
      setCount(null);
    }
  };
  const stop = () => {
    stopped.current = true;
  };
  return { file, stop, count, error: act.error };
}
