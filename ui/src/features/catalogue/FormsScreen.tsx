/**
 * The catalogue of forms: what is begun first, then every form. The words filter as they are typed;
 * the desk knows the keywords, here they are only compared. Enter begins or continues.
 */
import { useMemo, useState } from 'react';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { RowList } from '../../components/RowList';
import type { DraftRow, FormEntry } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Forms.module.css';
import { FormThing } from './FormThing';
import type { CatalogueRow } from './rows';

const keyOf = (row: CatalogueRow) => (row.kind === 'draft' ? `d-${row.draft.draft_id}` : `f-${row.form.form_id}`);

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
  const go = useGo();
  const forms = useVerb('list_forms', {});
  const drafts = useVerb('list_drafts', {});
  const start = useAct('start_draft');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useFound(forms.data?.forms, drafts.data?.drafts, query);
  useStatusText(forms.data ? say('ui-forms-count', { count: found.forms.length, total: forms.data.forms.length }) : '');
  if (forms.error) return <ErrorNote error={forms.error} />;
  if (!forms.data || !drafts.data) return <Waiting />;
  const rows = [...found.drafts, ...found.forms];
  const row = rows.find((candidate) => keyOf(candidate) === chosen) ?? rows[0] ?? null;
  const open = async (opened: CatalogueRow) => {
    if (opened.kind === 'draft') return go('/fill', { draft: opened.draft.draft_id });
    if (!opened.form.fillable) return;
    const { draft } = await start.mutateAsync({ form_id: opened.form.form_id, instance_id: null });
    go('/fill', { draft: draft.draft.draft_id });
  };
  const list = (
    <>
      <PaneHead title={say('ui-forms')} />
      <div className={css.filter}>
        <TextBox
          id="form-filter"
          bare
          label={say('ui-forms-filter')}
          placeholder={say('ui-forms-filter')}
          value={query}
          onChange={setQuery}
          autoFocus
        />
      </div>
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
        ]}
        keyOf={keyOf}
        draw={(drawn) => <Row row={drawn} />}
        selected={row ? keyOf(row) : null}
        onSelect={(selected) => setChosen(keyOf(selected))}
        onOpen={(opened) => void open(opened)}
      />
    </>
  );
  const thing = <FormThing row={row} error={start.error} busy={start.isPending} onOpen={open} />;
  return (
    <Panes
      id="forms"
      initial={440}
      least={300}
      most={620}
      list={list}
      listLabel={say('ui-forms')}
      thing={thing}
      thingLabel={say('ui-chosen')}
    />
  );
}

function useFound(forms: readonly FormEntry[] | undefined, drafts: readonly DraftRow[] | undefined, query: string) {
  return useMemo(() => {
    const asked = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const hit = (text: string) => asked.every((word) => text.includes(word));
    const titled = (draft: DraftRow) => `${draft.form_no} ${draft.title.en} ${draft.title['zh-Hant-HK']}`.toLowerCase();
    return {
      forms: (forms ?? []).filter((form) => hit(wordsOf(form))).map((form): CatalogueRow => ({ kind: 'form', form })),
      drafts: (drafts ?? [])
        .filter((draft) => hit(titled(draft)))
        .map((draft): CatalogueRow => ({ kind: 'draft', draft })),
    };
  }, [forms, drafts, query]);
}

function Row({ row }: { row: CatalogueRow }) {
  const { say, read, langOf, moment } = useWords();
  const title = row.kind === 'draft' ? row.draft.title : row.form.title;
  const number = row.kind === 'draft' ? row.draft.form_no : row.form.form_no;
  const note =
    row.kind === 'draft'
      ? `${read(row.draft.stage_title)} · ${say('ui-saved', { at: moment(row.draft.saved_at) })}`
      : read(row.form.department);
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
