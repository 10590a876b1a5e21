/** An open draft for React: loads it once, keeps a `DraftDesk`, saves when the window loses focus. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { DraftView } from '../generated/contract';
import { refresh, useHost } from './desk';
import { DraftDesk, type DraftState } from './draftDesk';

/** The desk of one draft and its present state. */
export function useDraftDesk(view: DraftView): { desk: DraftDesk; state: DraftState } {
  const host = useHost();
  const cache = useQueryClient();
  const draft_id = view.draft.draft_id;
  const desk = useMemo(
    () =>
      new DraftDesk({ ...view, saved_at: view.draft.saved_at }, async (edits) => {
        const answer = await host.call('update_draft', { draft_id, edits });
        void refresh(cache, answer.changed);
        return answer;
      }),
    [view, host, cache, draft_id],
  );
  useEffect(() => {
    const save = () => void desk.flush();
    window.addEventListener('blur', save);
    return () => {
      window.removeEventListener('blur', save);
      save();
    };
  }, [desk]);
  const state = useSyncExternalStore(desk.watch, () => desk.state);
  return { desk, state };
}
