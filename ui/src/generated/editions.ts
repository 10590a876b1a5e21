/**
 * Editions: the newer one beside a draft, and what moving to it does with each answer.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Text } from './common';
import type { Problem } from './forms';

/** What became of a value. */
export type Fate = 'kept' | 'mapped' | 'needs-attention' | 'set-aside' | 'computed';

/** A newer edition of a form than the one of the draft. */
export type NewerEdition = {
  edition: string;
  /** Last day on which the draft's own edition is accepted; null = no end. */
  accept_until: string | null;
  /** Whether the draft can move to it: not once a stage has been handed over. */
  may_move: boolean;
};

/** What becomes of one answer: where it stood (`row` from 1), how it reads before and after, and what is wrong with it. */
export type MovedValue = {
  label: Text;
  row: number | null;
  before: Text | null;
  to: Text[];
  after: Text | null;
  fate: Fate;
  why: Problem | null;
};

/** How many answers meet with each fate. */
export type MoveCounts = { kept: number; mapped: number; needs_attention: number; set_aside: number; computed: number };

/** `preview_move`: what moving a draft to the newer edition would do. Nothing is changed. */
export type MovePreview = {
  from_edition: string;
  to_edition: string;
  /** Last day on which the draft's own edition is accepted; null = no end. */
  accept_until: string | null;
  counts: MoveCounts;
  values: MovedValue[];
};

/** Where a moved draft came from, and what found no place here; that is kept until the stage is handed over. */
export type Moved = { from_edition: string; at: string; set_aside: MovedValue[] };
