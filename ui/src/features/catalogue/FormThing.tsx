/** The chosen form or draft: what it is for, its stages, what stands in its way, and the way in. */
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { FavouriteButton } from '../../components/FavouriteButton';
import { InstallForm } from '../../components/InstallForm';
import { Empty, ErrorNote, Remark, Told } from '../../components/Notes';
import { OfficialPapers } from '../../components/OfficialPaper';
import { ThingHead } from '../../components/ThingHead';
import type { DraftRow, FormEntry, WireError } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useGo } from '../../state/places';
import { offerUndo } from '../../state/undo';
import { useWords } from '../../state/words';
import { SaveDefinition } from './SaveDefinition';
import { TierMark } from './FormRow';
import type { CatalogueRow } from './rows';
import css from './Forms.module.css';

type Props = {
  row: CatalogueRow | null;
  /** For how many days a draft lies in the trash. */
  days: number;
  error: WireError | null;
  busy: boolean;
  onOpen: (row: CatalogueRow) => Promise<void>;
  onInstalled: (formNo: string) => void;
};

const WAYS_IN = { form: 'ui-begin', draft: 'ui-continue', trash: 'ui-restore' } as const;

/** The pane. */
export function FormThing({ row, days, error, busy, onOpen, onInstalled }: Props) {
  const { say, read } = useWords();
  if (!row) return <Empty text={say('ui-forms-none')} />;
  if (row.kind === 'form' && row.form.standing !== 'here')
    return <Absent key={row.form.form_no} form={row.form} onInstalled={onInstalled} />;
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
      {form_id ? <Stages form_id={form_id} form={row.kind === 'form' ? row.form : null} /> : null}
      <ErrorNote error={error} />
      <Ways row={row} busy={busy} onOpen={onOpen} />
    </article>
  );
}

/** What can be done with it. */
function Ways({ row, busy, onOpen }: { row: CatalogueRow } & Pick<Props, 'busy' | 'onOpen'>) {
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
  return (
    <>
      <ErrorNote error={discard.error} />
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
        {row.kind === 'form' ? <PrintBlank form_id={row.form.form_id ?? ''} /> : null}
        {row.kind === 'form' ? <FavouriteButton target={{ kind: 'form', form_no: row.form.form_no }} /> : null}
        {row.kind === 'form' ? <SaveDefinition key={row.form.form_no} form={row.form} /> : null}
      </div>
    </>
  );
}

/** The way of a blank form to the printer, for somebody who fills it in by hand. */
function PrintBlank({ form_id }: { form_id: string }) {
  const { say } = useWords();
  const act = useAct('print_blank');
  return (
    <>
      <Button onPress={() => act.mutate({ form_id })} isDisabled={act.isPending}>
        {say('ui-print-blank')}
      </Button>
      <Told text={act.data ? say('ui-printed', { name: act.data.name }) : null} error={act.error} />
    </>
  );
}

/** A form that cannot be filled in here: why, and what to do. */
function Absent({ form, onInstalled }: { form: FormEntry; onInstalled: (formNo: string) => void }) {
  const { say, read } = useWords();
  const go = useGo();
  const elsewhere = form.standing === 'elsewhere';
  const why = elsewhere ? 'ui-form-elsewhere-text' : form.on_paper_only ? 'ui-form-paper-text' : 'ui-form-none-text';
  return (
    <article className={css.thing}>
      <ThingHead kind={read(form.department)} mark={form.form_no} title={form.title} />
      {form.synthetic ? <p className={css.summary}>{say('ui-form-invented')}</p> : null}
      <dl className={css.facts}>
        <Traits form={form} />
      </dl>
      <Remark>
        <p>{say(why)}</p>
      </Remark>
      <div className={css.acts}>
        {elsewhere ? <InstallForm file={null} main onInstalled={onInstalled} /> : null}
        {elsewhere ? <Button onPress={() => go('/sync')}>{say('ui-form-ask-server')}</Button> : null}
        <FavouriteButton target={{ kind: 'form', form_no: form.form_no }} />
      </div>
    </article>
  );
}

/** Tier, and what stands in the way of handing it in electronically. */
function Traits({ form }: { form: FormEntry }) {
  const { say, pick } = useWords();
  const obstacles = form.obstacles.map((one) => pick('ui-obstacle', one));
  return (
    <>
      <dt>{say('ui-tier')}</dt>
      <dd>
        <TierMark form={form} /> {pick('ui-tier', form.tier)}
      </dd>
      {obstacles.length > 0 ? (
        <>
          <dt>{say('ui-obstacles')}</dt>
          <dd>
            <ul>
              {obstacles.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
    </>
  );
}

function Stages({ form_id, form }: { form_id: string; form: FormEntry | null }) {
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
    <>
      <dl className={css.facts}>
        <dt>{say('ui-edition')}</dt>
        <dd className="num">{edition}</dd>
        {form?.publisher ? (
          <>
            <dt>{say('ui-published-by')}</dt>
            <dd>{read(form.publisher)}</dd>
          </>
        ) : null}
        {form ? <Traits form={form} /> : null}
        <dt>{say('ui-stages')}</dt>
        <dd>
          <ol className={css.stages}>
            {stages.map((stage) => (
              <li key={stage.id}>
                <span>{read(stage.label)}</span>
                <By
                  parts={[
                    stage.signs ? say('ui-signs') : '',
                    stage.working_days === null ? '' : say('ui-working-days', { days: stage.working_days }),
                  ]}
                />
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
      <OfficialPapers form={shown.data} />
    </>
  );
}

function By({ parts }: { parts: readonly string[] }): ReactNode {
  return <span className={css.by}>{parts.filter(Boolean).join(' · ')}</span>;
}
