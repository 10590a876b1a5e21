/**
 * Contract: search. The desk understands the query language; the window shows how it was understood.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Message, Text } from './common';
import type { RecordKind, SealState } from './files';

/** What narrows a search beside its words. */
export type SearchFilters = {
  /** Class code or folder reference; everything beneath counts. */
  under: string | null;
  /** Empty = all kinds. */
  kinds: RecordKind[];
  /** First day of the date of the document, included. */
  from: string | null;
  /** Last day of the date of the document, included. */
  to: string | null;
  year: number | null;
  signed: boolean | null;
  held: boolean | null;
  due_before: string | null;
};

/** `search`: hits per group ≤ limit ≤ 200. An empty query with filters lists what they leave. */
export type SearchRequest = { query: string; filters: SearchFilters; limit: number };

/** A piece of a snippet. */
export type SnippetRun = { text: string; marked: boolean };

/** A title with marks, per language, since marks differ. */
export type MarkedTitle = { 'zh-Hant-HK': SnippetRun[]; en: SnippetRun[] };

/** One record found. */
export type Hit = {
  record_id: string;
  reference: string;
  provisional: boolean;
  /** Folder reference. */
  folder: string;
  title: MarkedTitle;
  /** At most two lines. */
  snippet: SnippetRun[];
  /** Page of the main component, from 1; null = found in the metadata. */
  page: number | null;
  kind: RecordKind;
  /** Date of the document itself; `YYYY-MM` or `YYYY` where no more of it is known. */
  dated_on: string | null;
  /** null = carries no signature. */
  seal: SealState | null;
  held: boolean;
  score: number;
};

/** Hits of one closeness, best first. */
export type HitGroup = {
  /** All of them, those beyond `limit` included. */
  count: number;
  hits: Hit[];
};

/** How a piece of the query was understood, e.g. `from:Chan` as sender. */
export type QueryChip = {
  label: Message;
  /** The query without this piece. */
  without: string;
};

/** One value of a facet with the number of hits that have it. */
export type FacetValue = { value: string; label: Text; count: number; chosen: boolean };

/** By what hits can be narrowed. */
export type FacetKind = 'class' | 'kind' | 'year' | 'signed' | 'held';

/** One facet. */
export type Facet = { facet: FacetKind; values: FacetValue[] };

/** Answer of `search`. */
export type SearchResponse = {
  /** Exactly these words. */
  exact: HitGroup;
  /** Near: stems, variants, single characters. */
  close: HitGroup;
  chips: QueryChip[];
  facets: Facet[];
  /** The query cannot be read in full: what was ignored. */
  remark: Message | null;
  /** Records not yet indexed; 0 = complete. */
  waiting: number;
};

/** `mark_words`: where the words of a search stand in texts that the window shows, page by page. */
export type MarkWordsRequest = {
  /** As typed. */
  query: string;
  /** As the window lays them out. */
  texts: string[];
};

/** A stretch of a text, in UTF-16 units. */
export type TextMark = {
  from: number;
  /** Behind the last one. */
  to: number;
};

/** Answer of `mark_words`. */
export type MarkWordsResponse = {
  /** For each text its marks, sorted, none touching another. */
  marks: TextMark[][];
  /** The words themselves stand nowhere; what is marked is near to them. */
  close: boolean;
};
