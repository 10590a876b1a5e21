/**
 * Forms on their way: where each of them is, with whom, since when and until when.
 *
 * Deliberately not here: filling in a stage (draft), what waits for this person (work).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Text } from './common';
import type { Returned, StageProgress } from './drafts';
import type { StageReminders } from './reminders';

/** `track_forms`: the forms on their way; those that are done too, where asked for. */
export type TrackRequest = { closed_too: boolean };

/** Where a form stands as a whole. */
export type FormStanding = 'under_way' | 'completed' | 'refused' | 'withdrawn';

/** One form on its way. */
export type TrackedForm = {
  form_id: string;
  instance_id: string;
  form_no: string;
  form_title: Text;
  /** What the record would be called with the answers so far; null = not yet known. */
  subject: Text | null;
  /** Who began it. */
  begun_by: Agent;
  begun_on: string;
  standing: FormStanding;
  stages: StageProgress[];
  /** Since when the open stage has been open; null = none is open. */
  open_since: string | null;
  /** When the open stage is due; null = no limit, or none is open. */
  due_on: string | null;
  /** Days since it was due; 0 = in time. */
  days_late: number;
  /** The posts to turn to because a stage is late; empty = none yet. */
  turn_to: Text[];
  /** One of them is that of this person, and the late stage is another's. */
  follow_up: boolean;
  reminders: StageReminders;
  /** Given back with reasons; null = not. */
  returned: Returned | null;
  /** The open stage waits for this desk. */
  mine: boolean;
  /**
   * It can be written into a hand-over file: a stage was handed over by the person of this desk, and
   * the desk belongs to a records server.
   */
  can_carry: boolean;
};

/** What one office has before it. */
export type OfficeShare = {
  /** Its post or role. */
  office: Text;
  /** Open stages. */
  open: number;
  /** Of these, how many are late. */
  late: number;
};

/** Answer of `track_forms`: late ones first, the latest on top, then by the day on which they are due. */
export type TrackResponse = {
  forms: TrackedForm[];
  /** How many stages each office has before it, and how many of them are late; the latest office first. */
  offices: OfficeShare[];
  under_way: number;
  late: number;
};
