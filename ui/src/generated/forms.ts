/**
 * Contract: what a form looks like to the window (`FormView`), and what its evaluation says.
 * The window draws a FormView and sends edits; it decides nothing. Paths are JSON Pointers into the
 * answers, rows by their index from 0 (`/bookings/0/venue`); a FormView names row fields with `*`
 * (`/bookings/{row}/venue` is written with a star). Deliberately not here: drafts and signing (drafts.ts).
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

/** A whole form, ready to draw: sections in order, code lists resolved. */
export type FormView = {
  form_id: string;
  form_no: string;
  edition: string;
  version: number;
  /** SHA-256 of the canonical definition, hex. */
  definition_hash: string;
  title: Text;
  summary: Text | null;
  sections: SectionView[];
  stages: StageView[];
  /** Code lists by name, each in its own order. */
  codelists: Record<string, CodeView[]>;
  attachments: AttachmentSlot[];
  /** Words that the signer of a stage declares, by stage id. */
  declarations: Record<string, Text>;
};

/** One section of the page. */
export type SectionView = {
  section_id: string;
  title: Text;
  help: Text | null;
  /** The stage that owns it; null when its items belong to several. */
  stage: string | null;
  /** "For official use". */
  official_use: boolean;
  items: ItemView[];
};

/** A section holds fields, repeating groups and attachment slots. */
export type ItemView =
  | ({ item: 'field' } & FieldView)
  | ({ item: 'group' } & GroupView)
  | { item: 'attachment'; attachment_id: string }
  | { item: 'note'; text: Text };

/** How a field is drawn and what its value looks like in the answers. Typed text is sent as typed; Rust spells it. */
export type FieldKind =
  /** string, one line */
  | 'text'
  /** string, several lines */
  | 'longText'
  /** string: a code of `codelist` */
  | 'choice'
  /** string[]: codes of `codelist` */
  | 'multiChoice'
  /** number; text that cannot be understood stays a string and is a problem */
  | 'integer'
  /** decimal string with fixed places */
  | 'decimal'
  /** decimal string with fixed places */
  | 'money'
  /** YYYY-MM-DD */
  | 'date'
  /** HH:MM, 24:00 as the end of a day */
  | 'time'
  /** boolean */
  | 'boolean'
  /** { "zh": string, "en": string } of a person */
  | 'namePair'
  /** { "zh": string, "en": string } of an organisation */
  | 'orgNamePair'
  /** string: the title of a post; `choices` of the evaluation offers those of the directory */
  | 'post'
  /** string with check digit */
  | 'hkid'
  /** string */
  | 'email'
  /** string */
  | 'phone';

/** One field. */
export type FieldView = {
  /** JSON Pointer; `*` stands for the row within a group. */
  path: string;
  kind: FieldKind;
  label: Text;
  help: Text | null;
  /** Owner stage. */
  stage: string;
  /** Share of the column: 6 = full, 3 = half, 2 = a third. */
  width: 2 | 3 | 4 | 6;
  codelist: string | null;
  /** Most characters (code points); null = no limit. */
  max_length: number | null;
  /** Shown after the field (km, hours). */
  unit: Text | null;
  /** ISO 4217, for money. */
  currency: string | null;
  /** Worked out by the form: drawn as a value, never as an input. */
  computed: boolean;
  /** Personal or sensitive: masked in lists, not shown in the status line. */
  sensitive: boolean;
};

/** A repeating group of fields. */
export type GroupView = {
  /** JSON Pointer of the array. */
  path: string;
  label: Text;
  help: Text | null;
  /** What one row is called: "booking", 「時段」. */
  row_label: Text;
  layout: 'grid' | 'cards';
  stage: string;
  min_rows: number;
  max_rows: number | null;
  /** Fields of one row, in order, with `*` in their paths. */
  fields: FieldView[];
  /** Paths of computed fields shown at the foot of the group. */
  totals: TotalView[];
};

/** A computed value outside the rows, shown under a column of the group. */
export type TotalView = {
  path: string;
  label: Text;
  kind: FieldKind;
  /** The row field under which it stands; null = at the right end. */
  under: string | null;
};

/** One code of a code list. */
export type CodeView = {
  code: string;
  label: Text;
  /** A line beneath the label, when the choice needs one. */
  hint: Text | null;
};

/** One stage, as the workflow names it. */
export type StageView = {
  stage_id: string;
  title: Text;
  /** The post or role that fills it. */
  by: Text;
  /** This stage ends with a signature. */
  signs: boolean;
  /** Stages to which this one may return the form. */
  may_return_to: string[];
};

/** A place for attachments. */
export type AttachmentSlot = {
  attachment_id: string;
  label: Text;
  help: Text | null;
  stage: string;
  min_files: number;
  max_files: number | null;
  /** File name endings without the dot. */
  accept: string[];
  original: 'copy_enough' | 'certified_copy' | 'sighted' | 'original_follows' | 'original_kept';
};

/** A value that is not right yet. */
export type Problem = {
  /** JSON Pointer of the field, row, group or `/attachments/<attachment_id>`. */
  path: string;
  /** Code of a sentence in `locales/`, or of an author's rule. */
  code: string;
  args: Record<string, Arg>;
  /** The author's own sentence; without it `code` is said. */
  text?: Text | null;
  /** Label of the field, for the list of problems. */
  label?: Text | null;
};

/** What the engine says about the answers after an edit. Everything the window may need to paint. */
export type Evaluation = {
  /** Pointers of visible fields, groups, rows and attachment slots, concrete rows included. */
  visible: string[];
  /** The answers with computed values; the window shows these. */
  values: Json;
  problems: Problem[];
  /** Pointers that must be answered now. */
  required: string[];
  /** Pointers that cannot be edited now (other stage, locked prefill, computed). */
  read_only: string[];
  /** Codes on offer where a rule narrows or supplies them, by pointer. */
  choices: Record<string, CodeView[]>;
  /** Where the form goes after this stage; null = it is filed. */
  next_stage: string | null;
};

/** One change to the answers. */
export type Edit =
  /** Put a value; typed text for numbers, money, dates is accepted and normalised. */
  | { op: 'set'; path: string; value: Json }
  /** Take the answer away. */
  | { op: 'clear'; path: string }
  /** Add an empty row before `index`. */
  | { op: 'insert_row'; path: string; index: number }
  | { op: 'remove_row'; path: string; index: number }
  | { op: 'move_row'; path: string; from: number; to: number };
