/**
 * Answers that were filled in from the profile, which says something else by now: each is used or kept on purpose. The focus
 * goes on to the next one, and from the last to the answer itself.
 */
import { useEffect, useRef, useState } from 'react';
import { isFocusLost } from '../../components/arrival';
import { Button } from '../../components/Button';
import { ErrorNote, Remark } from '../../components/Notes';
import type { DraftView, StalePrefill } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { focusPath } from './focus';

type Props = {
  view: DraftView;
  /** Saves what was typed; false when that failed. */
  settle: () => Promise<boolean>;
  /** The draft says something else now. */
  onSettled: () => void;
};

type Decided = { one: StalePrefill; used: boolean };

/** The remark above the form; none while answers and profile say the same. */
export function StalePrefills({ view, settle, onSettled }: Props) {
  const { say, read } = useWords();
  const act = useAct('settle_prefill');
  const busy = useRef(false);
  const [decided, setDecided] = useState<Decided | null>(null);
  const list = useFocusAfter(decided, view.stale);
  const decide = async (one: StalePrefill, used: boolean) => {
    // The buttons rest without being disabled: one that has the focus would lose it.
    if (busy.current) return;
    busy.current = true;
    try {
      // What was typed meanwhile counts first: then there may be nothing left to decide.
      if (!(await settle())) return;
      await act.mutateAsync({ draft_id: view.draft.draft_id, path: one.path, use_now: used });
      setDecided({ one, used });
      onSettled();
    } finally {
      busy.current = false;
    }
  };
  return (
    <>
      <p role="status" className="unseen">
        {decided
          ? say(decided.used ? 'ui-stale-used' : 'ui-stale-kept', {
              label: read(decided.one.label),
              now: read(decided.one.now),
              held: read(decided.one.held),
            })
          : ''}
      </p>
      {view.stale.length > 0 ? (
        <Remark>
          <p className={css.remarkTitle}>{say('ui-stale-title')}</p>
          <p>{say('ui-stale-explained')}</p>
          <ul ref={list} className={css.stale}>
            {view.stale.map((one) => (
              <Stale key={one.path} one={one} decide={(used) => void decide(one, used).catch(() => undefined)} />
            ))}
          </ul>
          <ErrorNote error={act.error} />
        </Remark>
      ) : null}
    </>
  );
}

/** What was decided takes its buttons, and the focus, with it: on to the next, and from the last to the answer. */
function useFocusAfter(decided: Decided | null, stale: readonly StalePrefill[]) {
  const list = useRef<HTMLUListElement>(null);
  const done = useRef<Decided | null>(null);
  useEffect(() => {
    if (!decided || done.current === decided || stale.some(({ path }) => path === decided.one.path)) return;
    done.current = decided;
    if (!isFocusLost()) return;
    const next = list.current?.querySelector<HTMLElement>('button');
    if (next) next.focus();
    else focusPath(decided.one.path);
    // An answer that is not shown now: the form begins at its heading.
    if (isFocusLost()) document.querySelector<HTMLElement>('h1')?.focus();
  }, [decided, stale]);
  return list;
}

function Stale({ one, decide }: { one: StalePrefill; decide: (used: boolean) => void }) {
  const { say, read } = useWords();
  const [label, held, now] = [read(one.label), read(one.held), read(one.now)];
  const said = [say('ui-stale-held', { label, held, now }), one.locked ? say('ui-stale-locked') : ''];
  // Which field is meant is seen from where the button stands, and heard from its name.
  const way = (words: string, used: boolean) => (
    <Button kind="quiet" aria-label={[words, label].join(say('ui-comma'))} onPress={() => decide(used)}>
      {words}
    </Button>
  );
  return (
    <li>
      <p>{said.filter(Boolean).join(say('ui-space'))}</p>
      <div className={css.ways}>
        {way(say('ui-stale-use', { now }), true)}
        {way(say('ui-stale-keep', { held }), false)}
      </div>
    </li>
  );
}
