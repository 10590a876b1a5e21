/**
 * Looking at what would happen to many records: a few at a time, so that one sees how far it is and can stop
 * before anything was done.
 */
import { useRef, useState } from 'react';
import type { WireError } from '../../generated/contract';

/** What a preview says of itself while it is looked through. */
type Looked = { preview_id: string; unseen: number };

/** The preview of a dialog: begun, looked on until nothing is unseen, or left alone. */
export function useLooking<P extends Looked>(lookOn: (preview_id: string) => Promise<P>) {
  const latest = useRef(0);
  const [busy, setBusy] = useState(false);
  const [far, setFar] = useState<P | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  /** Answers the preview that was looked through, or null when it was stopped, failed, or another was begun. */
  const run = async (begin: () => Promise<P>): Promise<P | null> => {
    const mine = (latest.current += 1);
    const isMine = () => latest.current === mine;
    setError(null);
    setBusy(true);
    try {
      let preview = await begin();
      while (preview.unseen > 0 && isMine()) {
        setFar(preview);
        preview = await lookOn(preview.preview_id);
      }
      return isMine() ? preview : null;
    } catch (failure) {
      if (isMine()) setError(failure as WireError);
      return null;
    } finally {
      if (isMine()) rest();
    }
  };
  const rest = () => {
    setBusy(false);
    setFar(null);
  };
  const stop = () => {
    latest.current += 1;
    rest();
  };
  return { run, stop, busy, far, error };
}
