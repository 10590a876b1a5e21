/** Answers that were filled in from the profile, which says something else by now: each is used or kept on purpose. */
import { Button } from '../../components/Button';
import { ErrorNote, Remark } from '../../components/Notes';
import type { DraftView, StalePrefill } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Fill.module.css';

type Props = {
  view: DraftView;
  /** Saves what was typed; false when that failed. */
  settle: () => Promise<boolean>;
  /** The draft says something else now. */
  onSettled: () => void;
};

/** The remark above the form; none while answers and profile say the same. */
export function StalePrefills({ view, settle, onSettled }: Props) {
  const { say } = useWords();
  const act = useAct('settle_prefill');
  if (view.stale.length === 0) return null;
  const decide = async (path: string, use_now: boolean) => {
    // What was typed meanwhile counts first: then there may be nothing left to decide.
    if (!(await settle())) return;
    await act.mutateAsync({ draft_id: view.draft.draft_id, path, use_now });
    onSettled();
  };
  return (
    <Remark>
      <p>
        {say('ui-stale-title')}. {say('ui-stale-explained')}
      </p>
      <ul className={css.stale}>
        {view.stale.map((one) => (
          <Stale
            key={one.path}
            one={one}
            waiting={act.isPending}
            decide={(use_now) => void decide(one.path, use_now).catch(() => undefined)}
          />
        ))}
      </ul>
      <ErrorNote error={act.error} />
    </Remark>
  );
}

type OneProps = { one: StalePrefill; waiting: boolean; decide: (use_now: boolean) => void };

function Stale({ one, waiting, decide }: OneProps) {
  const { say, read } = useWords();
  const [held, now] = [read(one.held), read(one.now)];
  return (
    <li>
      <p>
        {say('ui-stale-held', { label: read(one.label), held, now })}
        {one.locked ? ` ${say('ui-stale-locked')}` : ''}
      </p>
      <div className={css.decide}>
        <Button kind="quiet" isDisabled={waiting} onPress={() => decide(true)}>
          {say('ui-stale-use', { now })}
        </Button>
        <Button kind="quiet" isDisabled={waiting} onPress={() => decide(false)}>
          {say('ui-stale-keep', { held })}
        </Button>
      </div>
    </li>
  );
}
