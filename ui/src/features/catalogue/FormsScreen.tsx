/**
 * The library: what is begun first, then every form there is, of which a page is asked for where one looks. The
 * words filter as they are typed; the desk finds and ranks. Enter begins or continues.
 */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../components/Button';
import { TextBox } from '../../components/fields/TextBox';
import { LongList, type LongGroup } from '../../components/LongList';
import { Waiting } from '../../components/Notes';
import { PaneHead, Panes } from '../../components/Panes';
import { Trouble } from '../../components/Trouble';
import type { DraftRow, FormFilter, ListDraftsResponse } from '../../generated/contract';
import { isComposing, settleAll } from '../../state/composing';
import { useAct, useVerb } from '../../state/desk';
import { ANY_FORM, useFormPages, type FormPages } from '../../state/formPages';
import { useAsked, useGo } from '../../state/places';
import { useSettings } from '../../state/settings';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { Filters, narrows } from './Filters';
import css from './Forms.module.css';
import { Row } from './FormRow';
import { FormThing } from './FormThing';
import type { CatalogueRow } from './rows';

/** The screen. A form that is asked for is shown among all: words and filters begin anew. */
export function FormsScreen() {
  return <Shelves key={useAsked().form ?? ''} />;
}

function Shelves() {
  const { say } = useWords();
  const asked = useAsked();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState(ANY_FORM);
  const wanted = query === '' && !narrows(filter) ? (asked.form ?? null) : null;
  const pages = useFormPages(query, filter, wanted);
  const drafts = useVerb('list_drafts', {});
  const error = pages.error ?? drafts.error;
  const again = () => {
    pages.again();
    void drafts.refetch();
  };
  if (error) return <Trouble title={say('ui-forms')} error={error} onRetry={again} />;
  if (!pages.answer || !drafts.data) return <Waiting />;
  const asking = { query, setQuery, filter, setFilter };
  return <Library pages={pages} listed={drafts.data} asking={asking} />;
}

type Asking = {
  query: string;
  setQuery: (query: string) => unknown;
  filter: FormFilter;
  setFilter: (filter: FormFilter) => unknown;
};

type Props = { pages: FormPages; listed: ListDraftsResponse; asking: Asking };

function Library({ pages, listed, asking }: Props) {
  const { say } = useWords();
  const asked = useAsked();
  const go = useGo();
  const { open, error, busy } = useOpen();
  const { query, setQuery, filter, setFilter } = asking;
  const rows = useRows(pages, listed, query, filter);
  const [own, setAt] = useState<number | null>(null);
  const [shown, setShown] = useState(false);
  const { found, total, place } = pages.answer ?? NOTHING;
  const at = own ?? (place === null ? 0 : rows.drafts.length + place);
  const row = rows.at(at) ?? rows.at(0) ?? null;
  useStatusText(say('ui-forms-count', { count: found, total }));
  const narrowed: Asking = {
    query,
    filter,
    setQuery: (words) => [setQuery(words), setAt(asked.form ? 0 : null)],
    setFilter: (next) => [setFilter(next), setAt(asked.form ? 0 : null)],
  };
  const installed = (form: string) => {
    setQuery('');
    setFilter(ANY_FORM);
    go('/forms', { form });
  };
  const list = (
    <ListPane
      pages={pages}
      asking={narrowed}
      rows={rows}
      at={at}
      focused={asked.form !== undefined}
      onSelect={setAt}
      onOpen={(opened) => void open(opened).catch(() => undefined)}
      onShow={() => setShown(true)}
    />
  );
  return (
    <Panes
      id="forms"
      initial={460}
      least={320}
      most={640}
      list={list}
      listLabel={say('ui-forms')}
      thing={
        <FormThing
          row={row}
          days={listed.days_in_trash}
          error={error}
          busy={busy}
          onOpen={open}
          onInstalled={installed}
        />
      }
      thingLabel={say('ui-chosen')}
      covering={shown}
      thingTitle={say('ui-forms')}
      onBack={() => setShown(false)}
    />
  );
}

type ListProps = {
  pages: FormPages;
  asking: Asking;
  rows: Rows;
  at: number;
  /** The list takes the focus when it arrives, not the words. */
  focused: boolean;
  onSelect: (at: number) => void;
  onOpen: (row: CatalogueRow) => void;
  onShow: () => void;
};

/** Words, filters, and the list that they leave. */
function ListPane({ pages, asking, rows, at, focused, onSelect, onOpen, onShow }: ListProps) {
  const { say } = useWords();
  const go = useGo();
  const { density } = useSettings().settings;
  const { query, setQuery, filter, setFilter } = asking;
  const { found, departments } = pages.answer ?? NOTHING;
  const row = rows.at(at) ?? rows.at(0);
  const { see } = pages;
  const onSee = useCallback(
    (group: string, first: number, last: number) => group === 'forms' && see(first, last),
    [see],
  );
  // What cannot be begun is shown, with what is to be done.
  const open = (opened: CatalogueRow) => (isReady(opened) ? onOpen(opened) : onShow());
  return (
    <>
      <PaneHead title={say('ui-forms')}>
        <Button kind="quiet" onPress={() => go('/author')}>
          {say('ui-author')}
        </Button>
      </PaneHead>
      <Words
        query={query}
        onQuery={setQuery}
        focused={!focused}
        settled={pages.settled}
        onOpen={() => row && open(row)}
      />
      <Filters filter={filter} departments={departments} onChange={setFilter} />
      <LongList
        busy={!pages.settled}
        label={say('ui-forms')}
        groups={groupsOf(rows, found, pages, say)}
        draw={(drawn) => <Row row={drawn} />}
        rowHeight={density === 'compact' ? 54 : 62}
        at={at}
        onSelect={onSelect}
        onOpen={open}
        onShow={onShow}
        onSee={onSee}
        autoFocus={focused}
      />
    </>
  );
}

const NOTHING = { found: 0, total: 0, place: null, departments: [] };

const isReady = (row: CatalogueRow) => row.kind !== 'form' || row.form.fillable;

type Rows = { drafts: CatalogueRow[]; trash: CatalogueRow[]; at: (place: number) => CatalogueRow | null };

function groupsOf(
  rows: Rows,
  found: number,
  pages: FormPages,
  say: (code: string) => string,
): LongGroup<CatalogueRow>[] {
  const of = (list: CatalogueRow[]) => ({ total: list.length, rowAt: (index: number) => list[index] });
  const form = (index: number): CatalogueRow | undefined => {
    const entry = pages.rowAt(index);
    return entry && { kind: 'form', form: entry };
  };
  return [
    { key: 'drafts', title: say('ui-drafts'), ...of(rows.drafts) },
    { key: 'forms', title: say('ui-all-forms'), total: found, rowAt: form, empty: say('ui-forms-none') },
    { key: 'trash', title: say('ui-trash'), ...of(rows.trash) },
  ];
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
    const { form_id, fillable } = opened.form;
    if (!fillable || form_id === null) return;
    const { draft } = await start.mutateAsync({ form_id, instance_id: null, stage_id: null });
    go('/fill', { draft: draft.draft.draft_id });
  };
  return { open, error: start.error ?? restore.error, busy: start.isPending || restore.isPending };
}

type WordsProps = {
  query: string;
  onQuery: (query: string) => void;
  focused: boolean;
  /** What is listed answers the words. */
  settled: boolean;
  onOpen: () => void;
};

/** The words that filter. Enter begins the first row they leave, Down leads to the rows. */
function Words({ query, onQuery, focused, settled, onOpen }: WordsProps) {
  const { say } = useWords();
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const [entered, setEntered] = useState(false);
  // What was typed filters first; what it leaves is opened as soon as the desk has answered.
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    latest.current();
  }, [entered, settled]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown')
      event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    else if (event.key === 'Enter') {
      settleAll();
      setEntered(true);
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

/** The drafts that have the words, the forms that are found, and both in the order of the list. */
function useRows(pages: FormPages, listed: ListDraftsResponse, query: string, filter: FormFilter): Rows {
  const asked = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const titled = (draft: DraftRow) => `${draft.form_no} ${draft.title.en} ${draft.title['zh-Hant-HK']}`.toLowerCase();
  const hit = (draft: DraftRow) => !narrows(filter) && asked.every((word) => titled(draft).includes(word));
  const drafts = listed.drafts.filter(hit).map((draft): CatalogueRow => ({ kind: 'draft', draft }));
  const trash = listed.trash.filter(hit).map((draft): CatalogueRow => ({ kind: 'trash', draft }));
  const found = pages.answer?.found ?? 0;
  const at = (place: number): CatalogueRow | null => {
    const form = pages.rowAt(place - drafts.length);
    if (place < drafts.length) return drafts[place] ?? null;
    if (place < drafts.length + found) return form ? { kind: 'form', form } : null;
    return trash[place - drafts.length - found] ?? null;
  };
  return { drafts, trash, at };
}
