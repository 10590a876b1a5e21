/** After several forms were signed: how many were, how many not and why, and where to go from here. */
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { OnePane } from '../../components/Panes';
import type { DraftRow, FormShown } from '../../generated/contract';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';
import { OutcomeList } from './OutcomeList';
import css from './Several.module.css';
import type { useSigningSeveral } from './several';

type Props = {
  rows: readonly DraftRow[];
  /** Whose seal stands on them. */
  signer: string | null;
  /** What was to be signed. */
  forms: readonly FormShown[];
  signing: ReturnType<typeof useSigningSeveral>;
  /** All that was not signed is to be looked at anew. */
  onAgain: () => void;
};

/** The screen. */
export function SeveralDone({ rows, forms, signing, signer, onAgain }: Props) {
  const { say } = useWords();
  const go = useGo();
  const title = useArrival<HTMLHeadingElement>();
  const { outcomes, error } = signing;
  const asked = rows.filter((row) => forms.some((form) => form.draft_id === row.draft_id));
  const isSigned = (row: DraftRow) => Boolean(outcomes[row.draft_id]?.handed);
  const rest = asked.filter((row) => !isSigned(row));
  const work = () => go('/work');
  const again = () => {
    go('/sign-several', { drafts: rest.map((row) => row.draft_id).join(',') });
    onAgain();
  };
  useCommands({ finish: work });
  return (
    <OnePane label={say('ui-several-title')}>
      <article className={css.done}>
        <h1 ref={title} tabIndex={-1} className={css.big}>
          {say('ui-several-done', { signed: asked.length - rest.length, failed: rest.length })}
        </h1>
        <ErrorNote error={error} />
        {rest.length > 0 ? <p className="quiet">{say('ui-several-stays')}</p> : null}
        {/* What was not signed comes first: it wants somebody. */}
        <OutcomeList rows={[...rest, ...asked.filter(isSigned)]} outcomes={outcomes} signer={signer} />
        <div className={css.acts}>
          <Button kind="main" onPress={work} chord="Ctrl+Enter">
            {say('ui-work')}
          </Button>
          {rest.length > 0 ? <Button onPress={again}>{say('ui-several-again')}</Button> : null}
        </div>
      </article>
    </OnePane>
  );
}
