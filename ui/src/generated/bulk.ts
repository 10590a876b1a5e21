/**
 * The same done to many records: which are meant, what would happen, and how far it is.
 *
 * What is done is what was shown: a preview has an identity, and the doing names it. Deliberately not here: the
 * list from which records are chosen (files).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Text, WireError } from './common';
import type { MetadataEdit, RecordScope, RecordSort } from './files';

/** What of a list is chosen before single records are told apart. */
export type SelectionBase =
  | { kind: 'none' }
  | { kind: 'all' }
  | { kind: 'range'; first: string; last: string };

/** Records chosen from a list: those of the base without those toggled, and those toggled that are not of the base. */
export type RecordSelection = {
  scope: RecordScope;
  sort: RecordSort;
  base: SelectionBase;
  /** Record ids. */
  toggled: string[];
};

/**
 * `preview_edits`: what would change, before anything does. Without edits it says what the records have in common.
 * The first few records are looked at in this call, the others by `look_on_edits`.
 */
export type PreviewEditsRequest = {
  selection: RecordSelection;
  edits: MetadataEdit[];
  /** One for all; demanded once one of the records was sent. */
  reason: string | null;
};

/** An element that people may change, over all records of the preview. */
export type SharedElement = {
  element: string;
  label: Text;
  /** As it is typed; null where the records differ. */
  raw: string | null;
  /** What it can be, where that is a closed list. */
  choices: ElementChoice[];
};

/** One value that an element can have. */
export type ElementChoice = {
  /** As it is typed. */
  raw: string;
  label: Text;
};

/** One reason for which records are refused, and how many. */
export type RefusedCount = { count: number; why: WireError };

/** `look_on_edits` and `look_on_copies`: looks at the next few records of a preview. */
export type LookOnRequest = { preview_id: string };

/**
 * Answer of `preview_edits` and `look_on_edits`. The desk keeps the preview until the next one, or until it is
 * locked. Reasons and elements are told, and it can be done, once nothing is unseen.
 */
export type EditsPreview = {
  preview_id: string;
  /** All records of the selection. */
  records: number;
  /** Those that were not looked at yet. */
  unseen: number;
  /** Those that would change. */
  changing: number;
  /** Those that have these values already. */
  unchanged: number;
  refused: RefusedCount[];
  elements: SharedElement[];
};

/** What becomes of a record. */
export type EditFate = 'changing' | 'unchanged' | 'refused' | 'done';

/** `list_edits`: a window of a preview, refused records first. `limit` ≤ 200. */
export type ListEditsRequest = {
  preview_id: string;
  /** How many rows stand before the window. */
  from: number;
  limit: number;
};

/** One element of one record: what it is and what it is to be, as they are read. */
export type ElementEdit = { element: string; label: Text; old: Text; new: Text };

/** One record of a preview. */
export type EditRow = {
  record_id: string;
  reference: string;
  title: Text;
  fate: EditFate;
  edits: ElementEdit[];
  /** null = not refused. */
  why: WireError | null;
};

/** Answer of `list_edits`. */
export type ListEditsResponse = {
  rows: EditRow[];
  /** Rows of the whole preview. */
  total: number;
};

/**
 * `carry_out_edits` and `undo_edits`: the next few records of a preview. Undoing asks for the reverse changes of
 * what has not been changed since.
 */
export type GoOnRequest = {
  preview_id: string;
  /** At most so many records in this call; never more than 100. */
  limit: number;
};

/** One thing that was refused while the rest was done. */
export type RefusedOne = {
  /** Reference of the record, or the name of a copy. */
  name: string;
  error: WireError;
};

/** How far it is. */
export type BulkProgress = {
  /** Done in this call: records, or copies. */
  done: number;
  /** Refused in this call; it keeps nothing else back. */
  refused: RefusedOne[];
  /** Records still to come; 0 = the end. */
  left: number;
  changed: Change[];
};

/** `copy_references`. */
export type CopyReferencesRequest = { selection: RecordSelection };

/** Answer of `copy_references`: one line for each record, harmless in a spreadsheet. */
export type CopyReferencesResponse = { text: string; count: number };

/**
 * `preview_copies`: the files of many records, before any is written. The first few records are looked at in this
 * call, the others by `look_on_copies`.
 */
export type PreviewCopiesRequest = { selection: RecordSelection };

/** One copy that would be written. */
export type CopyName = {
  /** Of the record. */
  reference: string;
  /** Of the copy: safe, and distinct from every other. */
  name: string;
  size_bytes: number;
};

/**
 * Answer of `preview_copies` and `look_on_copies`. The desk keeps it until the next one, or until it is locked.
 * Names and reasons are told, and it can be done, once nothing is unseen.
 */
export type CopiesPreview = {
  preview_id: string;
  /** All records of the selection. */
  chosen: number;
  /** Records that give copies. */
  records: number;
  /** Records that were not looked at yet. */
  unseen: number;
  files: number;
  size_bytes: number;
  /** The first of them. */
  first: CopyName[];
  /** Records that give none. */
  refused: RefusedCount[];
};

/** `save_copies`: writes the copies of the next few records into a folder; nothing there is overwritten. */
export type SaveCopiesRequest = {
  preview_id: string;
  /** As `pick_folder` gave it. */
  path: string;
  /** At most so many records in this call; never more than 100. */
  limit: number;
};
