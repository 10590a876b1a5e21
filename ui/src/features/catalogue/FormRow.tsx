/** A row of the library: title, number, and what one must know before taking the form up, in words. */
import { FileStack } from 'lucide-react';
import type { DraftRow, FormEntry } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Forms.module.css';
import type { CatalogueRow } from './rows';

/** The row. */
export function Row({ row }: { row: CatalogueRow }) {
  const { read, langOf } = useWords();
  const { title, form_no: number } = row.kind === 'form' ? row.form : row.draft;
  return (
    <div className={css.row}>
      <span className={css.title} lang={langOf(title)}>
        {read(title)}
      </span>
      <span className={`ref ${css.number}`}>{number}</span>
      {row.kind === 'form' ? <FormNote form={row.form} /> : <DraftNote draft={row.draft} />}
    </div>
  );
}

function FormNote({ form }: { form: FormEntry }) {
  const { read, say } = useWords();
  const standing =
    form.standing === 'elsewhere'
      ? 'ui-form-elsewhere'
      : form.on_paper_only
        ? 'ui-form-paper-only'
        : 'ui-form-none-yet';
  return (
    <span className={css.note}>
      <TierMark form={form} />
      {form.standing === 'here' ? null : <span className={css.standing}>{say(standing)}</span>}
      {form.needs_originals ? (
        <span className={css.originals}>
          <FileStack size={13} strokeWidth={1.5} aria-hidden="true" />
          {say('ui-needs-originals')}
        </span>
      ) : null}
      <span className={css.department}>{read(form.department)}</span>
      {form.synthetic ? <span className={css.invented}>{say('ui-form-invented-mark')}</span> : null}
    </span>
  );
}

/** The tier as it is printed in lists: a letter and a figure in a frame, with its meaning for those who hear it. */
export function TierMark({ form }: { form: FormEntry }) {
  const { pick } = useWords();
  const meaning = pick('ui-tier', form.tier);
  return (
    <abbr className={css.tier} title={meaning} aria-label={`${form.tier} ${meaning}`}>
      {form.tier}
    </abbr>
  );
}

function DraftNote({ draft }: { draft: DraftRow }) {
  const { say, read, moment } = useWords();
  const when = draft.discarded_at
    ? say('ui-discarded-at', { at: moment(draft.discarded_at) })
    : say('ui-saved', { at: moment(draft.saved_at) });
  return <span className={css.note}>{`${read(draft.stage_title)} · ${when}`}</span>;
}
