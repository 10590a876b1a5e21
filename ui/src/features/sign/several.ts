/**
 * Several forms that are signed together: which were shown, which were left out, which cannot be signed; then one after
 * another with one key. The secret is asked by the desk in a window of its own, once. What fails stays as it was.
 */
import { useEffect, useRef, useState } from 'react';
import type { DraftRow, FormShown, SignResponse, WireError } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';

/** How a form stands before it is signed. */
export type Standing = 'not-shown' | 'shown' | 'out' | 'cannot';

/** What became of a form: handed over, or why not. */
export type Outcome = { handed: SignResponse | null; error: WireError | null };

/** The same object where nothing changes, so that nothing is drawn anew. */
const put = (now: Readonly<Record<string, string>>, key: string, value: string) =>
  now[key] === value ? now : { ...now, [key]: value };

/** What has been looked at. */
export function useLooking(rows: readonly DraftRow[]) {
  const [digests, setDigests] = useState<Readonly<Record<string, string>>>({});
  const [cannot, setCannot] = useState<Readonly<Record<string, string>>>({});
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const standing = ({ draft_id }: DraftRow): Standing =>
    out.has(draft_id) ? 'out' : draft_id in cannot ? 'cannot' : draft_id in digests ? 'shown' : 'not-shown';
  const toggle = ({ draft_id }: DraftRow) =>
    setOut((now) => {
      const next = new Set(now);
      if (!next.delete(draft_id)) next.add(draft_id);
      return next;
    });
  const forms: FormShown[] = rows
    .filter((row) => standing(row) === 'shown')
    .map(({ draft_id }) => ({ draft_id, digest: digests[draft_id] ?? '' }));
  return {
    standing,
    toggle,
    /** What can be signed now, as it was shown. */
    forms,
    /** Those that nobody has seen yet, in their order. */
    unseen: rows.filter((row) => standing(row) === 'not-shown'),
    whyNot: (draft_id: string) => cannot[draft_id] ?? null,
    saw: (draft_id: string, digest: string) => setDigests((now) => put(now, draft_id, digest)),
    refuse: (draft_id: string, why: string) => setCannot((now) => put(now, draft_id, why)),
  };
}

export type Looking = ReturnType<typeof useLooking>;

/** The signing itself: begun with one question for the secret, then step by step until the end or until somebody stops it. */
export function useSigningSeveral() {
  const host = useHost();
  const begin = useAct('begin_batch');
  const next = useAct('sign_next');
  const [total, setTotal] = useState<number | null>(null);
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome>>>({});
  const [error, setError] = useState<WireError | null>(null);
  const [over, setOver] = useState(false);
  const stopped = useRef(false);
  const open = useRef<string | null>(null);
  const close = useRef(() => {
    // Whoever leaves in the middle leaves no key open behind.
    if (open.current) void host.call('end_batch', { batch_id: open.current }).catch(() => undefined);
    open.current = null;
  });
  useEffect(() => {
    const { current } = close;
    return () => {
      stopped.current = true;
      current();
    };
  }, []);
  const run = async (forms: readonly FormShown[], key_path: string) => {
    setError(null);
    stopped.current = false;
    const batch = await begin.mutateAsync({ forms: [...forms], key_path });
    open.current = batch.batch_id;
    setTotal(forms.length);
    let { left } = batch;
    try {
      while (left > 0 && !stopped.current) {
        const { draft_id, ...step } = await next.mutateAsync({ batch_id: batch.batch_id });
        left = step.left;
        setOutcomes((now) => ({ ...now, [draft_id]: { handed: step.handed, error: step.error } }));
      }
    } catch (failure) {
      setError(failure as WireError);
    }
    if (left > 0) close.current();
    open.current = null;
    setOver(true);
  };
  return {
    run,
    stop: () => (stopped.current = true),
    isAsking: begin.isPending,
    /** How many are signed in all; null before it began. */
    total,
    outcomes,
    over,
    error: error ?? begin.error,
  };
}
