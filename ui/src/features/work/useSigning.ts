/**
 * The forms of My work that are chosen to be signed together: those that want nothing but a signature. A stage that has
 * come from another office becomes a draft first. What may be signed the desk says.
 */
import { useState } from 'react';
import type { Choosing } from '../../components/RowList';
import type { WireError, WorkItem, WorkTarget, WorkTray } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';

/** How many may be chosen at once; the desk takes no more. */
const MOST = 50;

export type Signing = {
  /** Nothing where there are not two forms to sign. */
  choosing: Choosing<WorkItem> | null;
  count: number;
  clear: () => void;
  sign: () => void;
  isBusy: boolean;
  error: WireError | null;
};

/** What is chosen, and the way to signing it. */
export function useSigning(trays: readonly WorkTray[]): Signing {
  const go = useGo();
  const start = useAct('start_draft');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const able = trays.find((tray) => tray.tray === 'to_sign')?.items.slice(0, MOST) ?? [];
  // What was signed or left the tray meanwhile is chosen no more.
  const held = able.filter((item) => chosen.has(item.item_id));
  const several = able.length > 1;
  const draftOf = async (target: WorkTarget) => {
    if (target.kind === 'draft') return target.draft_id;
    if (target.kind !== 'instance') return null;
    const { form_id, instance_id, stage_id } = target;
    return (await start.mutateAsync({ form_id, instance_id, stage_id })).draft.draft.draft_id;
  };
  const take = async () => {
    const drafts: string[] = [];
    for (const item of held) {
      const draft = await draftOf(item.target);
      if (draft) drafts.push(draft);
    }
    go('/sign-several', { drafts: drafts.join(',') });
  };
  // What went wrong stands in the bar.
  const sign = () => void take().catch(() => undefined);
  const all = () => setChosen(new Set(able.map((item) => item.item_id)));
  useCommands({
    ...(several ? { 'choose-signing': all } : {}),
    ...(held.length > 0 ? { 'sign-chosen': sign } : {}),
  });
  const toggle = ({ item_id }: WorkItem) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(item_id)) next.add(item_id);
      return next;
    });
  const choosing = {
    can: (item: WorkItem) => able.includes(item),
    has: (item: WorkItem) => held.includes(item),
    toggle,
  };
  return {
    choosing: several ? choosing : null,
    count: held.length,
    clear: () => setChosen(new Set()),
    sign,
    isBusy: start.isPending,
    error: start.error,
  };
}
