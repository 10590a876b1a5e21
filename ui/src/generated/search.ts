/**
 * Contract: search. The query language is understood in Rust; the window shows how it was understood.
 */
import type { Message, Text } from './common';
import type { SealState } from './files';

export type SearchFilters = {
  /** Class code or folder reference; everything beneath counts. */
  under: string | null;
  kinds: ('document' | 'email' | 'form' | 'scan' | 'physical')[];
  /** Date of the document, both ends included. */
  from: string | null;
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

export type Hit = {
  record_id: string;
  reference: string;
  provisional: boolean;
  /** Folder reference. */
  folder: string;
  /** Title with marks, per language, since marks differ. */
  title: { 'zh-Hant-HK': SnippetRun[]; en: SnippetRun[] };
  /** At most two lines. */
  snippet: SnippetRun[];
  /** Page of the main component, from 1; null = found in the metadata. */
  page: number | null;
  kind: 'document' | 'email' | 'form' | 'scan' | 'physical';
  dated_on: string | null;
  seal: SealState | null;
  held: boolean;
  score: number;
};

export type HitGroup = { count: number; hits: Hit[] };

/** How a piece of the query was understood, e.g. `from:Chan` as sender. */
export type QueryChip = {
  label: Message;
  /** The query without this piece. */
  without: string;
};

export type FacetValue = { value: string; label: Text; count: number; chosen: boolean };

export type Facet = { facet: 'class' | 'kind' | 'year' | 'signed' | 'held'; values: FacetValue[] };

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
