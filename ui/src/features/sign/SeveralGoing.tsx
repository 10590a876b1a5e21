/** While several forms are signed: how far it is, what became of each so far, and the way to stop. */
import { Button } from '../../components/Button';
import { OnePane } from '../../components/Panes';
import { Progress } from '../../components/Progress';
import type { DraftRow } from '../../generated/contract';
import { useArrival } from '../../components/arrival';
import { useWords } from '../../state/words';
import { OutcomeList } from './OutcomeList';
import css from './Several.module.css';
import type { useSigningSeveral } from './several';

type Props = { rows: readonly DraftRow[]; signing: ReturnType<typeof useSigningSeveral>; signer: string | null };

/** The screen. */
export function SeveralGoing({ rows, signing, signer }: Props) {
  const { say } = useWords();
  const title = useArrival<HTMLHeadingElement>();
  const { outcomes, total, stop } = signing;
  const done = Object.keys(outcomes).length;
  return (
    <OnePane label={say('ui-several-title')}>
      <article className={css.done}>
        <h1 ref={title} tabIndex={-1} className={css.big}>
          {say('ui-signing')}
        </h1>
        <Progress count={done} of={total ?? 0} said={say('ui-several-going', { done, total: total ?? 0 })} />
        <Button onPress={stop}>{say('ui-several-stop')}</Button>
        <OutcomeList rows={rows.filter((row) => row.draft_id in outcomes)} outcomes={outcomes} signer={signer} />
      </article>
    </OnePane>
  );
}
