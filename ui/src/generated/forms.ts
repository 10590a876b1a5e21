/**
 * Contract: what a form looks like to the window (`FormView`), and what its evaluation says.
 * The types from `Choice` on are those of the crate `forms`, field by field. The window draws a
 * FormView and sends edits; it decides nothing. Paths are JSON Pointers into the answers, rows by their
 * index from 0 (`/bookings/0/venue`); patterns put a star for the row. Attachments stand at
 * `/$attachments/<slot>`. Deliberately not here: drafts and signing (drafts.ts).
 */
import type { Arg, Json, Text } from './common';

/** One entry of the catalogue. */
export type FormEntry = {
  form_id: string;
  /** The printed number, e.g. `HAD-CH-1`. */
  form_no: string;
  /** Printed edition, e.g. `11/2026`. */
  edition: string;
  version: number;
  title: Text;
  department: Text;
  /** One line: what the form is for. */
  summary: Text | null;
  /** Number of stages and how many of them sign. */
  stages: number;
  signing_stages: number;
  /** Drafts of this form in this vault. */
  drafts: number;
  /** When this desk last started one. */
  last_used_at: string | null;
  /** Outside its window of validity: shown, not offered. */
  fillable: boolean;
  /** Words other than the title under which the form is found, both languages. */
  keywords: string[];
};

/** `list_forms`. */
export type ListFormsResponse = { forms: FormEntry[] };

/** `show_form`: a definition as the window draws it; null version is the newest. */
export type ShowFormRequest = { form_id: string; version: number | null };

/** A code on offer. */
export type Choice = {
  /** The code as stored. */
  code: string;
  /** What people read. */
  label: Text;
};

/** The semantic type of a field. Typed text is sent as typed; Rust spells it and keeps what it cannot understand. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'choice'
  | 'multiChoice'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'time'
  | 'boolean'
  | 'namePair'
  | 'orgNamePair'
  | 'post'
  | 'hkid'
  | 'email'
  | 'phone'
  | 'repeat';

/** A field as a renderer sees it. */
export type FieldView = {
  type: FieldKind;
  /** The stage that owns it. */
  stage: string;
  label: Text;
  /** What to enter. */
  help: Text | null;
  /** The list of its codes. */
  codelist: string | null;
  /** ISO 4217 code, for money. */
  currency: string | null;
  /** What is counted or measured. */
  unit: Text | null;
  /** Decimal places, for decimals and money. */
  places: number | null;
  /** The greatest length in characters. */
  max_length: number | null;
  min_rows: number | null;
  max_rows: number | null;
  official_use: boolean;
  /** A tag such as `personal`. */
  sensitivity: string | null;
  prefilled_from: string | null;
  /** The rule in a line of text, where the value is worked out: drawn as a value, never as an input. */
  formula: string | null;
};

export type Width = 'full' | 'half' | 'third' | 'quarter';

/** One item of a section. */
export type Item =
  | { item: 'field'; path: string; width: Width }
  | {
      item: 'repeat';
      /** The group. */
      path: string;
      rows: 'grid' | 'cards';
      /** Patterns of the fields of a row, in order. */
      columns: string[];
      /** Patterns of fields at the foot, such as totals. */
      foot: string[];
    }
  | { item: 'attachment'; slot: string }
  | { item: 'text'; text: Text };

export type Section = {
  id: string;
  title: Text;
  help: Text | null;
  officialUse: boolean;
  items: Item[];
};

export type Page = { id: string; title: Text; help: Text | null; sections: Section[] };

export type OriginalPolicy = 'copy-enough' | 'certified-copy' | 'sighted' | 'original-follows' | 'original-kept';

/** A place for attachments as a renderer sees it. */
export type AttachmentView = {
  id: string;
  /** Pointer of the slot in the answers. */
  path: string;
  label: Text;
  help: Text | null;
  stage: string;
  min: number;
  max: number;
  /** File name endings without the dot; any where empty. */
  accept: string[];
  original: OriginalPolicy;
  sensitivity: string | null;
};

/** A stage as a renderer sees it. */
export type StageView = {
  id: string;
  label: Text;
  /** What to do in it. */
  help: Text | null;
  signs: boolean;
  may_return_to: string[];
  may_refuse: boolean;
  /** Working days to do it, where there is a limit. */
  working_days: number | null;
};

/** A form as a renderer sees it. */
export type FormView = {
  /** Hash of the definition. */
  hash: string;
  /** URN of the form. */
  id: string;
  form_no: string;
  edition: string;
  version: number;
  /** `title` and other texts about the form as a whole. */
  texts: Record<string, Text>;
  /** Features that this program does not know; it may show the form and not fill it in. */
  unknown_features: string[];
  pages: Page[];
  /** Fields by pattern. */
  fields: Record<string, FieldView>;
  /** Every code of every list, in order. */
  codelists: Record<string, Choice[]>;
  attachments: AttachmentView[];
  stages: StageView[];
};

/** A value that is not right yet. */
export type Problem = {
  /** JSON Pointer into the answers; empty for the form as a whole. */
  path: string;
  /** Identifier of the sentence, such as `forms-required`. */
  code: string;
  args: Record<string, Arg>;
  /** The sentence of the form's author, where the rule is the author's. */
  text?: Text | null;
  /** The label of the field, for a list of problems. */
  label?: Text | null;
};

/** What the rules say about a set of answers. */
export type Evaluation = {
  /** Pointers of the fields, groups and attachment slots that are shown, in the order of the layout. */
  visible: string[];
  /** The answers that count, computed ones put in; a computed value not known yet is null. */
  values: Json;
  /** In the order of the layout. */
  problems: Problem[];
  /** The stage that follows; null when this is the last one. */
  next_stage: string | null;
  /** Pointers of what must be filled in now. */
  required: string[];
  /** Pointers of what is shown and cannot be changed now. */
  read_only: string[];
  /** Codes on offer by pointer, in order. */
  choices: Record<string, Choice[]>;
  /** Pointers of answers that are remembered and will not be part of what is signed. */
  not_included: string[];
};

/** One change to the answers. Files have verbs of their own (`attach_file`, `detach`). */
export type Edit =
  /** Puts a value: raw typing as a string, or JSON. Null or blank takes it away. */
  | { do: 'set'; path: string; value: Json }
  /** Adds a blank row to the group at `path`. */
  | { do: 'addRow'; path: string; at?: number }
  /** `path` of these three is the row's own pointer. */
  | { do: 'copyRow'; path: string }
  | { do: 'removeRow'; path: string }
  | { do: 'moveRow'; path: string; to: number };
