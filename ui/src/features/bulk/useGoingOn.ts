/**
 * Doing the same to many records: a few at a time, so that one sees how far it is and can stop. What was done
 * before stays done; what was not yet begun is not touched, whether a person stopped or the desk failed.
 */
import { useRef, useState } from 'react';
import type { BulkProgress, RefusedOne, WireError } from '../../generated/contract';

/** How many go to the desk in one call: it answers within a moment. */
export const AT_ONCE = 50;

export type Done = {
  done: number;
  refused: RefusedOne[];
  /** Records that were not come to. */
  left: number;
  /** Why it ended before its end, where the desk failed. */
  error: WireError | null;
};

/** Goes on until nothing is left, somebody stops it, or the desk fails after something was done. */
export async function goOn(
  step: () => Promise<BulkProgress>,
  isStopped: () => boolean = () => false,
  tell: (done: Done) => void = () => undefined,
): Promise<Done> {
  const all: Done = { done: 0, refused: [], left: Infinity, error: null };
  while (all.left > 0 && !isStopped()) {
    try {
      const answer = await step();
      all.done += answer.done;
      all.refused.push(...answer.refused);
      all.left = answer.left;
    } catch (failure) {
      // With nothing done yet one can simply try again; later on, what was done must be said.
      if (all.left === Infinity) throw failure;
      all.error = failure as WireError;
      break;
    }
    tell(all);
  }
  return all;
}

/** The work of a dialog, how far it is, and how to stop it. */
export function useGoingOn() {
  const stopped = useRef(false);
  const [left, setLeft] = useState<number | null>(null);
  const run = async (records: number, step: () => Promise<BulkProgress>): Promise<Done> => {
    stopped.current = false;
    setLeft(records);
    try {
      return await goOn(
        step,
        () => stopped.current,
        (done) => setLeft(done.left),
      );
    } finally {
      setLeft(null);
    }
  };
  const stop = () => {
    stopped.current = true;
  };
  return { run, stop, left };
}
