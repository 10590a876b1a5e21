/** The chosen form or draft: what it is for, its stages, and the way in. */
import { Button } from '../../components/Button';
import { Empty, ErrorNote } from '../../components/Notes';
import { ThingHead } from '../../components/ThingHead';
import type { DraftRow, WireError } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { offerUndo } from '../../state/undo';
import { useWords } from '../../state/words';
import type { CatalogueRow } from './rows';
import css from './Forms.module.css';

type Props = {
  row: CatalogueRow | null;
  /** For how many days a draft lies in the trash. */
  days: number;
  error: WireError | null;
  busy: boolean;
  onOpen: (row: CatalogueRow) => Promise<void>;
};

const WAYS_IN = { form: 'ui-begin', draft: 'ui-continue', trash: 'ui-restore' } as const;

/** The pane. */
export function FormThing({ row, days, error, busy, onOpen }: Props) {
  const { say, read } = useWords();
  const discard = useAct('discard_draft');
  const restore = useAct('restore_draft');
  const throwAway = async ({ draft_id, title }: DraftRow) => {
    await discard.mutateAsync({ draft_id });
    offerUndo({
      said: say('ui-discarded', { title: read(title) }),
      undo: () => restore.mutateAsync({ draft_id }).then(() => null),
    });
  };
  if (!row) return <Empty text={say('ui-forms-none')} />;
  const { title, form_no: number, form_id } = row.kind === 'form' ? row.form : row.draft;
  return (
    <article className={css.thing}>
      <ThingHead
        kind={row.kind === 'form' ? read(row.form.department) : say(row.kind === 'draft' ? 'ui-draft' : 'ui-trash')}
        mark={number}
        title={title}
      />
      {row.kind === 'form' && row.form.summary ? <p className={css.summary}>{read(row.form.summary)}</p> : null}
      {row.kind === 'trash' ? <p className={css.summary}>{say('ui-trash-text', { days })}</p> : null}
      <Stages form_id={form_id} />
      <ErrorNote error={error ?? discard.error} />
      <div className={css.acts}>
        <Button
          kind="main"
          onPress={() => void onOpen(row).catch(() => undefined)}
          chord="Enter"
          isDisabled={busy || (row.kind === 'form' && !row.form.fillable)}
        >
          {say(WAYS_IN[row.kind])}
        </Button>
        {row.kind === 'draft' ? (
          <Button onPress={() => void throwAway(row.draft).catch(() => undefined)}>{say('ui-discard')}</Button>
        ) : null}
      </div>
    </article>
  );
}

function Stages({ form_id }: { form_id: string }) {
  const { say, read } = useWords();
  const shown = useVerb('show_form', { form_id, version: null });
  if (shown.error)
    return (
      <ErrorNote error={shown.error}>
        <Button kind="quiet" onPress={() => void shown.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
    );
  if (!shown.data) return null;
  const { edition, stages, attachments } = shown.data;
  return (
    <dl className={css.facts}>
      <dt>{say('ui-edition')}</dt>
      <dd className="num">{edition}</dd>
      <dt>{say('ui-stages')}</dt>
      <dd>
        <ol className={css.stages}>
          {stages.map((stage) => (
            <li key={stage.id}>
              <span>{read(stage.label)}</span>
              <span className={css.by}>
                {[
                  stage.signs ? say('ui-signs') : '',
                  stage.working_days === null ? '' : say('ui-working-days', { days: stage.working_days }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      </dd>
      {attachments.length > 0 ? (
        <>
          <dt>{say('ui-attachments')}</dt>
          <dd>{attachments.map((slot) => read(slot.label)).join(say('ui-and'))}</dd>
        </>
      ) : null}
    </dl>
  );
}
