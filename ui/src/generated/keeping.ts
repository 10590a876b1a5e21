/**
 * Contract: how long a record is kept, when it is due, and why; facts that start periods.
 *
 * Deliberately not here: lists, approvals and certificates of disposal.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Message, Text } from './common';

/** Where a record stands in its time. */
export type KeepingState = 'waiting' | 'running' | 'due' | 'held' | 'permanent' | 'transfer' | 'destroyed' | 'unknown';

/** What is done when a record is due. */
export type KeepingAction = 'destroy' | 'transfer' | 'review' | 'permanent';

/** One line: what happens when, because of what. */
export type KeepingLine = {
  state: KeepingState;
  /** The sentence, e.g. destroy on 1 April 2034 because …. */
  text: Message;
  /** Date from which the period counts; null = its trigger has not come. */
  base_on: string | null;
  /** Last day of the period. */
  end_on: string | null;
  /** First day on which the action may be taken. */
  due_on: string | null;
  action: KeepingAction | null;
  /** Class code of the rule that governs. */
  rule: string | null;
  /** Title of the rule that governs. */
  rule_title: Text | null;
  held: boolean;
  /** Past share of the period, 0 to 1, for the time bar; null = cannot be said. */
  elapsed: number | null;
};

/** `due`: everything due on or before a day, and what waits for a fact. */
export type DueRequest = {
  on: string;
  /** Not before this day; null = from the beginning. */
  from: string | null;
  limit: number;
};

/** One line of the due list. */
export type DueRow = {
  record_id: string;
  reference: string;
  title: Text;
  /** Code of the disposal class. */
  class: string;
  state: KeepingState;
  action: KeepingAction | null;
  /** Day from which the period counts. */
  base: string | null;
  /** Last day of the period. */
  end: string | null;
  /** First day on which the action may be taken. */
  due: string | null;
  held: boolean;
};

/** Due units per month, for the columns; the first month is the month of `on`. */
export type DueMonth = {
  /** `YYYY-MM`. */
  month: string;
  due: number;
  held: number;
};

/** Answer of `due`. */
export type DueResponse = {
  /** The day asked for. */
  on: string;
  /** All lines, those beyond `limit` included. */
  total: number;
  rows: DueRow[];
  months: DueMonth[];
};

/** `explain`. */
export type ExplainRequest = { reference: string };

/** One fact that a step uses. */
export type ExplainInput = {
  name: Message;
  /** In words; a date or figure stands in its argument `value` in canonical form. */
  value: Message;
  /** Where it was found; null = it follows from the step before. */
  source: string | null;
};

/** One step of the derivation: a fact or a rule, and what follows. */
export type ExplainStep = {
  /** Name of the rule in the schedule or the calculus. */
  rule: string;
  /** Facts used, in order. */
  inputs: ExplainInput[];
  /** Canonical result (a date, a state); null = none yet. */
  result: string | null;
  /** The step as a sentence. */
  text: Message;
};

/** Answer of `explain`. */
export type ExplainResponse = {
  reference: string;
  title: Text;
  /** First day on which the action may be taken. */
  due: string | null;
  keeping: KeepingLine;
  steps: ExplainStep[];
};

/** `record_fact`: state a fact that a period waits for (e.g. `audit-closed` on a day). */
export type RecordFactRequest = { reference: string; fact: string; on: string; note: string | null };

/** Answer of `record_fact`. */
export type RecordFactResponse = { keeping: KeepingLine; changed: Change[] };
