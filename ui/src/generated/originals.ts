/**
 * Originals: the papers of which forms have copies, and what the office says of them.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Change, Text } from './common';

/** What is asked of an original. */
export type OriginalPolicy = 'copy-enough' | 'certified-copy' | 'sighted' | 'original-follows' | 'original-kept';

/** Where an original stands. */
export type OriginalState = 'outstanding' | 'sighted' | 'received' | 'returned';

/** What happened to an original. */
export type OriginalStep = 'sighted' | 'received' | 'returned';

/** `mark_original`: say what happened to an original. */
export type MarkOriginalRequest = {
  instance_id: string;
  /** The slot in which its copy lies. */
  slot_id: string;
  /** SHA-256 of the copy, hex. */
  sha256: string;
  /** Which of several copies with the same bytes, as the original says. */
  again: number;
  step: OriginalStep;
  /** On which day; null = today. */
  on: string | null;
  /** A tracking number, a place, a remark; may be empty. */
  note: string;
};

/** Answer of `mark_original`. */
export type MarkOriginalResponse = {
  /** All originals of the form, as they stand now. */
  originals: OriginalView[];
  changed: Change[];
};

/** One original. */
export type OriginalView = {
  slot_id: string;
  label: Text;
  policy: OriginalPolicy;
  /** Name and digest of the copy. */
  copy: string;
  sha256: string;
  /** Which of several copies with the same bytes. */
  again: number;
  /** The row of the copy as people count it, `3` or `2.1`; null where it belongs to the form as a whole. */
  row: string | null;
  state: OriginalState;
  /** The steps that may follow. */
  may: OriginalStep[];
  /** How it was said to come: `post`, `counter`, `drop-box`; null = not said. */
  follows_by: string | null;
  /** The number under which the post can be asked for it; empty = none. */
  tracking: string;
  /** The last that was said of it; null = nothing yet. */
  marked: OriginalMarked | null;
};

/** Who said what of an original. */
export type OriginalMarked = { by: Agent; on: string; note: string };

/** A form with originals that are outstanding, or that may go back. */
export type OriginalsOfForm = {
  instance_id: string;
  form_no: string;
  form_title: Text;
  /** What the record would be called; null = not yet known. */
  subject: Text | null;
  begun_by: Agent;
  begun_on: string;
  originals: OriginalView[];
};

/** Answer of `list_originals`: the oldest form first. */
export type ListOriginalsResponse = {
  forms: OriginalsOfForm[];
  /** How many originals are outstanding. */
  outstanding: number;
};
