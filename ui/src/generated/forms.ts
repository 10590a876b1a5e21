/**
 * Contract: what a form looks like to the window (`FormView`), and what its evaluation says.
 *
 * The window draws a FormView and sends edits; it decides nothing. Paths are JSON Pointers into the
 * answers, rows by their index from 0 (`/bookings/0/venue`); patterns put a star for the row.
 * Attachments stand at `/$attachments/<slot>`. Deliberately not here: which forms there are (library),
 * drafts and signing (drafts).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Arg, Json, SetAside, SigningWay, Text } from './common';
import type { OriginalPolicy } from './originals';

/** A file that belongs to a definition, as a renderer sees it. */
export type AssetView = {
  /** Its name. */
  name: string;
  /** Where it is attached once it is filled in; null where the form asks for everything itself. */
  slot: string | null;
  /** Its size in bytes. */
  size_bytes: number;
};

/** A place for attachments as a renderer sees it. */
export type AttachmentView = {
  /** The slot. */
  id: string;
  /** Pointer of the slot in the answers; the pattern of it where it belongs to the rows of a group. */
  path: string;
  /** What is to be attached. */
  label: Text;
  /** More about it. */
  help: Text | null;
  /** The stage that attaches it. */
  stage: string;
  /** The least number of files. */
  min: number;
  /** The greatest number of files. */
  max: number;
  /** File name endings. */
  accept: string[];
  /** What is asked of the original. */
  original: OriginalPolicy;
  /** In which capacity a copy may be certified; none where no certified copy is wanted. */
  certifiers: Choice[];
  /** A tag such as `health`. */
  sensitivity: string | null;
};

/** A code on offer. */
export type Choice = {
  /** The code as stored. */
  code: string;
  /** What people read. */
  label: Text;
};

/** What the rules say about a set of answers. */
export type Evaluation = {
  /**
   * JSON pointers of the fields and attachment slots that are shown, in the order of the layout.
   * What is shown, required or read only in every row is told a renderer once, with an asterisk for the row.
   */
  visible: string[];
  /**
   * The answers that count: hidden and blank ones left out, computed ones put in. A computed
   * value that is not known yet is null. Decimals are strings.
   */
  values: Json;
  /** What is not right yet, in the order of the layout. */
  problems: Problem[];
  /** The stages that follow, in order; empty when this is the last one. */
  next_stages: string[];
  /** Pointers of what must be filled in now. */
  required: string[];
  /** Pointers of what is shown and cannot be changed now. */
  read_only: string[];
  /** Codes on offer by pointer, in order. Rows that are offered the same share it. */
  choices: { [key: string]: Choice[] };
  /** By pointer, the addresses that are shown, each written out in one line. */
  lines: { [key: string]: string };
  /** By pointer, the masked fields that are shown, each as it is to be read. */
  masked?: { [key: string]: string };
  /** Pointers of answers that are remembered and will not be part of what is signed. */
  not_included: string[];
  /** Values of rows that an office before has taken out or written anew; no part of what is signed. */
  set_aside?: SetAside[];
};

/** The semantic type of a field. */
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
  | 'address'
  | 'dateRange'
  | 'fileReference'
  | 'post'
  | 'hkid'
  | 'email'
  | 'phone'
  | 'repeat';

/** A field as a renderer sees it. */
export type FieldView = {
  /** Semantic type. */
  type: FieldKind;
  /** The stage that owns it. */
  stage: string;
  /** Its name. */
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
  /** The least number of rows. */
  min_rows: number | null;
  /** The greatest number of rows. */
  max_rows: number | null;
  /** Whether it is for official use. */
  official_use: boolean;
  /** A tag such as `personal`. */
  sensitivity: string | null;
  /** Whether it is shown with its middle hidden until somebody wants to see it. */
  mask?: boolean;
  /** From where it is prefilled. */
  prefilled_from: string | null;
  /** Whether its value is worked out, and the rule in a line of text. */
  formula: string | null;
  /** The sides of its value, in order: the days of a period, the parts of an address. */
  sides: SideView[];
};

/** A form as a renderer sees it. */
export type FormView = {
  /** Hash of the definition. */
  hash: string;
  /** URN of the form. */
  id: string;
  /** Number of the form. */
  form_no: string;
  /** Printed edition. */
  edition: string;
  /** Version. */
  version: number;
  /** Title and other texts about the form as a whole. */
  texts: { [key: string]: Text };
  /** Features that this program does not know; it may show the form and not fill it in. */
  unknown_features: string[];
  /** Pages, sections, items. */
  pages: Page[];
  /** Fields by pattern. */
  fields: { [key: string]: FieldView };
  /** Every code of every list, in order. A place offers its whole list where an evaluation has no choices for it. */
  codelists: { [key: string]: Choice[] };
  /** Places for attachments. */
  attachments: AttachmentView[];
  /** The official PDF, where it goes with one. */
  assets: AssetView[];
  /** Stages in order. */
  stages: StageView[];
};

/** One item of a section. */
export type Item =
  | { item: 'field'; path: string; width: Width }
  | { item: 'repeat'; path: string; rows: Rows; columns: string[]; inner: Repeat[]; foot: string[] }
  | { item: 'attachment'; slot: string }
  | { item: 'text'; text: Text };

/** A page. */
export type Page = {
  /** Identifier. */
  id: string;
  /** Its heading. */
  title: Text;
  /** A sentence under the heading. */
  help: Text | null;
  /** Its sections. */
  sections: Section[];
};

/** One thing that stands between a stage and its signature. */
export type Problem = {
  /** JSON pointer into the answers; empty for the form as a whole. */
  path: string;
  /** Identifier of the sentence, such as `forms-required`. */
  code: string;
  /** Arguments of the sentence. */
  args: { [key: string]: Arg };
  /** The sentence of the form's author, where the rule is the author's. */
  text?: Text;
  /** The label of the field, for a list of problems. */
  label?: Text;
};

/** How a repeating group is drawn. */
export type Repeat = {
  /** The group. */
  path: string;
  /** Grid or cards. */
  rows: Rows;
  /** The fields of a row, in order, groups within the row among them. */
  columns: string[];
  /** How the groups among the columns are drawn. */
  inner: Repeat[];
  /** Fields at the foot, such as totals. */
  foot: string[];
};

/** How the rows of a repeating group are shown. */
export type Rows = 'grid' | 'cards';

/** A section of a page. */
export type Section = {
  /** Identifier, by which a rule can show or hide the section. */
  id: string;
  /** Its heading. */
  title: Text;
  /** A sentence under the heading. */
  help: Text | null;
  /** Whether it is for official use. */
  officialUse: boolean;
  /** What stands in it. */
  items: Item[];
};

/** A side of a value as a renderer sees it, such as the street of an address. */
export type SideView = {
  /** Its name below the field. */
  name: string;
  /** What people read. */
  label: Text;
  /** Type of the control: `text`, `date` or `choice`. */
  type: FieldKind;
  /** Whether it may always be left out. */
  optional: boolean;
  /** The greatest length in characters. */
  max_length: number | null;
};

/** A stage as a renderer sees it. */
export type StageView = {
  /** Identifier. */
  id: string;
  /** Its name. */
  label: Text;
  /** What to do in it. */
  help: Text | null;
  /** The stages directly before it. */
  after: string[];
  /** Whether it ends with a signature. */
  signs: boolean;
  /** The ways in which it may be signed. */
  ways: SigningWay[];
  /** The stages to which it may be returned. */
  may_return_to: string[];
  /** Whether the form may be refused here. */
  may_refuse: boolean;
  /** Working days to do it, where there is a limit. */
  working_days: number | null;
};

/** How wide an item stands. */
export type Width = 'full' | 'half' | 'third' | 'quarter';

/** `show_form`: a definition as the window draws it; by number it is the edition in use. */
export type ShowFormRequest = { form_id: string; version: number | null };

/**
 * One change to the answers. Files have verbs of their own (`attach_file`, `detach`).
 *
 * - `set` puts a value: raw typing as a string, or JSON. Null or blank takes it away.
 * - `addRow` adds a blank row to the group at `path`, at the end where `at` is not said.
 * - `path` of `copyRow`, `removeRow` and `moveRow` is the row's own pointer.
 */
export type Edit =
  | { do: 'set'; path: string; value: Json }
  | { do: 'addRow'; path: string; at?: number }
  | { do: 'copyRow'; path: string }
  | { do: 'removeRow'; path: string }
  | { do: 'moveRow'; path: string; to: number };
