/**
 * The catalogue of forms: what is begun first, then every form. The words filter as they are typed;
 * the desk knows the keywords, here they are only compared. Enter begins or continues.
 */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { TextBox } from '../../components/fields/TextBox';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { RowList } from '../../components/RowList';
import { Trouble } from '../../components/Trouble';
import type { DraftRow, FormEntry, ListDraftsResponse } from '../../generated/contract';
import { isComposing, settleAll } from '../../state/composing';
import { useAct, useVerb } from '../../state/desk';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Forms.module.css';
import { FormThing } from './FormThing';
import type { CatalogueRow } from './rows';

const keyOf = (row: CatalogueRow) => (row.kind === 'form' ? `f-${row.form.form_id}` : `d-${row.draft.draft_id}`);

const wordsOf = (form: FormEntry) =>
  [
    form.form_no,
    form.title.en,
    form.title['zh-Hant-HK'],
    form.department.en,
    form.department['zh-Hant-HK'],
    ...form.keywords,
  ]
    .join(' ')
    .toLowerCase();

/** The screen. */
export function FormsScreen() {
  const { say } = useWords();
  const forms = useVerb('list_forms', {});
  const drafts = useVerb('list_drafts', {});
  const error = forms.error ?? drafts.error;
  const again = () => {
    void forms.refetch();
    void drafts.refetch();
  };
  if (error) return <Trouble title={say('ui-forms')} error={error} onRetry={again} />;
  if (!forms.data || !drafts.data) return <Waiting />;
  return <Catalogue forms={forms.data.forms} listed={drafts.data} />;
}

type Props = { forms: readonly FormEntry[]; listed: ListDraftsResponse };

function Catalogue({ forms, listed }: Props) {
  const { say } = useWords();
  const asked = useAsked();
  const { open, error, busy } = useOpen();
  const [query, setQuery] = useState('');
  const [own, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const found = useFound(forms, listed, query);
  const chosen = own ?? (asked.form ? `f-${asked.form}` : null);
  useStatusText(say('ui-forms-count', { count: found.forms.length, total: forms.length }));
  const rows = [...found.drafts, ...found.forms, ...found.trash];
  const row = rows.find((candidate) => keyOf(candidate) === chosen) ?? rows[0] ?? null;
  const openQuietly = (opened: CatalogueRow) => void open(opened).catch(() => undefined);
  const list = (
    <>
      <PaneHead title={say('ui-forms')} />
      <Filter query={query} onQuery={setQuery} focused={!asked.form} onOpen={() => row && openQuietly(row)} />
      <RowList
        label={say('ui-forms')}
        groups={[
          { key: 'drafts', title: say('ui-drafts'), count: found.drafts.length, rows: found.drafts },
          {
            key: 'forms',
            title: say('ui-all-forms'),
            count: found.forms.length,
            rows: found.forms,
            empty: say('ui-forms-none'),
          },
          { key: 'trash', title: say('ui-trash'), count: found.trash.length, rows: found.trash },
        ]}
        keyOf={keyOf}
        draw={(drawn) => <Row row={drawn} />}
        selected={row ? keyOf(row) : null}
        onSelect={(selected) => setChosen(keyOf(selected))}
        onOpen={openQuietly}
        onShow={() => setShown(true)}
        autoFocus={asked.form !== undefined}
      />
    </>
  );
  return (
    <Panes
      id="forms"
      initial={440}
      least={300}
      most={620}
      list={list}
      listLabel={say('ui-forms')}
      thing={<FormThing row={row} days={listed.days_in_trash} error={error} busy={busy} onOpen={open} />}
      thingLabel={say('ui-chosen')}
      covering={shown}
      thingTitle={say('ui-forms')}
      onBack={() => setShown(false)}
    />
  );
}

/** Continues a draft, or begins a form. */
function useOpen() {
  const go = useGo();
  const start = useAct('start_draft');
  const restore = useAct('restore_draft');
  const open = async (opened: CatalogueRow) => {
    if (opened.kind === 'draft') return go('/fill', { draft: opened.draft.draft_id });
    if (opened.kind === 'trash') {
      await restore.mutateAsync({ draft_id: opened.draft.draft_id });
      return go('/fill', { draft: opened.draft.draft_id });
    }
    if (!opened.form.fillable) return;
    const { draft } = await start.mutateAsync({ form_id: opened.form.form_id, instance_id: null, stage_id: null });
    go('/fill', { draft: draft.draft.draft_id });
  };
  return { open, error: start.error ?? restore.error, busy: start.isPending || restore.isPending };
}

type FilterProps = { query: string; onQuery: (query: string) => void; focused: boolean; onOpen: () => void };

/** The words that filter. Enter begins the first row they leave, Down leads to the rows. */
function Filter({ query, onQuery, focused, onOpen }: FilterProps) {
  const { say } = useWords();
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown')
      event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    else if (event.key === 'Enter') {
      // What was typed filters first; what it leaves is opened.
      settleAll();
      requestAnimationFrame(() => latest.current());
    } else return;
    event.preventDefault();
  };
  return (
    // Hears the keys that lead from the field to the rows; the field is inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={css.filter} onKeyDown={onKeyDown}>
      <TextBox
        id="form-filter"
        bare
        label={say('ui-forms-filter')}
        placeholder={say('ui-forms-filter')}
        value={query}
        onChange={onQuery}
        autoFocus={focused}
      />
    </div>
  );
}

function useFound(forms: readonly FormEntry[], listed: ListDraftsResponse, query: string) {
  return useMemo(() => {
    const asked = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const hit = (text: string) => asked.every((word) => text.includes(word));
    const titled = (draft: DraftRow) => `${draft.form_no} ${draft.title.en} ${draft.title['zh-Hant-HK']}`.toLowerCase();
    return {
      forms: forms.filter((form) => hit(wordsOf(form))).map((form): CatalogueRow => ({ kind: 'form', form })),
      drafts: listed.drafts
        .filter((draft) => hit(titled(draft)))
        .map((draft): CatalogueRow => ({ kind: 'draft', draft })),
      trash: listed.trash
        .filter((draft) => hit(titled(draft)))
        .map((draft): CatalogueRow => ({ kind: 'trash', draft })),
    };
  }, [forms, listed, query]);
}

function Row({ row }: { row: CatalogueRow }) {
  const { say, read, langOf, moment } = useWords();
  const { title, form_no: number } = row.kind === 'form' ? row.form : row.draft;
  const noteOf = (draft: DraftRow) =>
    draft.discarded_at
      ? say('ui-discarded-at', { at: moment(draft.discarded_at) })
      : say('ui-saved', { at: moment(draft.saved_at) });
  const note =
    row.kind === 'form' ? read(row.form.department) : `${read(row.draft.stage_title)} · ${noteOf(row.draft)}`;
  return (
    <div className={css.row}>
      <span className={css.title} lang={langOf(title)}>
        {read(title)}
      </span>
      <span className={`ref ${css.number}`}>{number}</span>
      <span className={css.note}>{note}</span>
    </div>
  );
}
