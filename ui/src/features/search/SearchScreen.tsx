/**
 * Search: typing filters at once; exact and close hits are two labelled groups, facets with counts at
 * the left. A search is an address. With a record open the hits become the list beside it.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Search } from 'lucide-react';
import { Button } from '../../components/Button';
import { FavouriteButton } from '../../components/FavouriteButton';
import { useTyping } from '../../components/fields/TextBox';
import { Empty, ErrorNote, Remark, Waiting } from '../../components/Notes';
import { Panes } from '../../components/Panes';
import { RowList } from '../../components/RowList';
import type { Hit, SearchResponse, WireError } from '../../generated/contract';
import { isComposing } from '../../state/composing';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo, type Asked } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { Facets } from './Facets';
import { filtersOf } from './filters';
import { HitRow } from './HitRow';
import css from './Search.module.css';

/** The screen; `record` draws a record by its reference. */
export function SearchScreen({ record }: { record: (reference: string) => ReactNode }) {
  const { say } = useWords();
  const asked = useAsked();
  const go = useGo();
  const query = asked.q ?? '';
  const filters = filtersOf(asked);
  const idle = query.trim() === '' && !asked.only && !asked.under;
  const found = useVerb('search', { query, filters, limit: 100 }, { hold: true, enabled: !idle });
  const change = (part: Asked) => go('/search', { ...asked, record: '', ...part }, { replace: true });
  const came = useRef<string | null>(null);
  const [filtering, setFiltering] = useState(false);
  if (asked.record) came.current = asked.record;
  const answer = idle ? null : (found.data ?? null);
  useStatusText(answer ? say('ui-found', { exact: answer.exact.count, close: answer.close.count }) : '');
  const back = () => go('/search', { ...asked, record: '' });
  useCommands(asked.record ? { back } : {});
  const hits = (
    <div className={css.column}>
      {asked.record ? null : <h1 className="unseen">{say('ui-search')}</h1>}
      <Box query={query} onQuery={(q) => change({ q })} focused={!asked.record && came.current === null} />
      <Understood answer={answer} onQuery={(q) => change({ q })} />
      <Keep asked={asked} shown={!idle && !asked.record} />
      <Again error={found.error} onRetry={() => void found.refetch()} />
      {idle ? <Idle /> : answer || found.error ? null : <Waiting />}
      {answer ? (
        <Hits
          answer={answer}
          narrow={Boolean(asked.record)}
          selected={asked.record || null}
          came={came.current}
          asked={asked}
        />
      ) : null}
    </div>
  );
  if (asked.record)
    return (
      <Panes
        id="search-record"
        initial={360}
        least={260}
        most={520}
        list={hits}
        listLabel={say('ui-hits')}
        thing={record(asked.record)}
        thingLabel={say('ui-record')}
        covering
        onBack={back}
      />
    );
  const facets = (
    <Facets facets={answer?.facets ?? []} asked={asked} onChange={change} onWanted={() => setFiltering(true)} />
  );
  return (
    <Panes
      id="search"
      initial={232}
      least={180}
      most={340}
      list={facets}
      listLabel={say('ui-filters')}
      thing={hits}
      thingLabel={say('ui-hits')}
      covering={!filtering}
      onBack={() => setFiltering(true)}
      backWord={say('ui-filters')}
      forth={{ word: say('ui-hits'), go: () => setFiltering(false) }}
    />
  );
}

/** Keeps the search as it stands, among the favourites. */
function Keep({ asked: { q, under, only }, shown }: { asked: Asked; shown: boolean }) {
  if (!shown) return null;
  return (
    <div className={css.keep}>
      <FavouriteButton target={{ kind: 'search', query: q ?? '', under: under ?? '', only: only ?? '' }} />
    </div>
  );
}

/** Before anything is typed: how to search, and the one other way to look into a document. */
function Idle() {
  const { say } = useWords();
  const go = useGo();
  return (
    <Empty text={say('ui-search-how')}>
      <Button onPress={() => go('/check')} chord="g v">
        {say('ui-cmd-check-file')}
      </Button>
    </Empty>
  );
}

function Again({ error, onRetry }: { error: WireError | null; onRetry: () => void }) {
  const { say } = useWords();
  return (
    <ErrorNote error={error}>
      <Button kind="quiet" onPress={onRetry}>
        {say('ui-try-again')}
      </Button>
    </ErrorNote>
  );
}

function Box({ query, onQuery, focused }: { query: string; onQuery: (query: string) => void; focused: boolean }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping(query, onQuery);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  useCommands({ 'search-focus': () => input.current?.select() });
  const toHits = (event: React.KeyboardEvent) => {
    if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };
  return (
    <div className={css.box} role="search">
      <Search size={18} strokeWidth={1.5} aria-hidden="true" />
      <input
        ref={input}
        {...typing}
        type="text"
        aria-label={say('ui-search-words')}
        placeholder={say('ui-search-words')}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={toHits}
      />
    </div>
  );
}

function Understood({ answer, onQuery }: { answer: SearchResponse | null; onQuery: (query: string) => void }) {
  const { say, said } = useWords();
  if (!answer) return null;
  return (
    <>
      {answer.chips.length > 0 ? (
        <ul className={css.chips} aria-label={say('ui-understood')}>
          {answer.chips.map((chip) => (
            <li key={chip.without}>
              <button
                type="button"
                onClick={() => onQuery(chip.without)}
                aria-label={say('ui-without', { what: said(chip.label) })}
              >
                {said(chip.label)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {answer.remark ? <Remark>{said(answer.remark)}</Remark> : null}
      {answer.waiting > 0 ? <p className={css.waiting}>{say('ui-index-waiting', { count: answer.waiting })}</p> : null}
    </>
  );
}

function Hits({
  answer,
  narrow,
  selected,
  came,
  asked,
}: {
  answer: SearchResponse;
  narrow: boolean;
  selected: string | null;
  /** The record from which one comes back: it stands chosen, and the hits have the focus. */
  came: string | null;
  asked: Asked;
}) {
  const { say } = useWords();
  const go = useGo();
  const [chosen, setChosen] = useState<string | null>(came);
  const all = [...answer.exact.hits, ...answer.close.hits];
  const known = all.some((hit) => hit.reference === chosen);
  const held = selected ?? (known ? chosen : (all[0]?.reference ?? null));
  const open = (hit: Hit) => go('/search', { ...asked, record: hit.reference }, { replace: narrow });
  if (all.length === 0)
    return (
      <Empty text={say('ui-nothing-found')}>
        <Button onPress={() => go('/search', {})}>{say('ui-clear-search')}</Button>
      </Empty>
    );
  return (
    <RowList
      label={say('ui-hits')}
      groups={[
        { key: 'exact', title: say('ui-exact'), count: answer.exact.count, rows: answer.exact.hits },
        { key: 'close', title: say('ui-close'), count: answer.close.count, rows: answer.close.hits },
      ]}
      keyOf={(hit) => hit.reference}
      draw={(hit) => <HitRow hit={hit} narrow={narrow} />}
      held={(hit) => hit.held}
      selected={held}
      onSelect={(hit) => (narrow ? open(hit) : setChosen(hit.reference))}
      onOpen={open}
      arrives={!narrow && came !== null}
    />
  );
}
