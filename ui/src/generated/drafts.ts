/**
 * Contract: drafts, my work, check and sign, handing over and returning a stage.
 *
 * The secret of a key is asked by the desk in a window of its own; no request here carries it.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Change, Message, SigningWay, Text } from './common';
import type { Moved, NewerEdition } from './editions';
import type { Edit, Evaluation, FormView } from './forms';
import type { OriginalView } from './originals';
import type { StageReminders } from './reminders';

/** Begin a form (`instance_id` null), or open the stage of an instance that has come to this desk. */
export type StartDraftRequest = {
  form_id: string;
  instance_id: string | null;
  /** Which stage, where several are open; null = the first that waits for this desk. */
  stage_id: string | null;
};

/** `open_draft`, `discard_draft`, `restore_draft`, `preview_form`. */
export type DraftRequest = { draft_id: string };

/** A draft in a list. */
export type DraftRow = {
  draft_id: string;
  instance_id: string;
  form_id: string;
  form_no: string;
  title: Text;
  /** What its record would be called with the answers so far; null where that cannot be worked out yet. */
  about: Text | null;
  stage_id: string;
  stage_title: Text;
  saved_at: string;
  /** Since when it lies in the trash; null = it is worked on. */
  discarded_at: string | null;
  /** Open problems at the last evaluation. */
  problems: number;
  /** When this stage is due; null = no limit. */
  due_on: string | null;
};

/** Answer of `list_drafts`. */
export type ListDraftsResponse = {
  drafts: DraftRow[];
  /** Drafts in the trash, the last discarded first. */
  trash: DraftRow[];
  /** For how many days a draft lies there. */
  days_in_trash: number;
};

/** A file in a draft. It lies in the vault from the moment it was picked. */
export type AttachedFile = {
  file_id: string;
  /** The slot it answers. */
  attachment_id: string;
  /** Pointer to it in the answers; empty for a scan of the signed sheet. */
  path: string;
  /** The row as people count it, `3` or `2.1`; null where it belongs to the form as a whole. */
  row: string | null;
  name: string;
  size_bytes: number;
  /** Hex. */
  sha256: string;
};

/** Where a stage of an instance stands. */
export type StageStanding = 'done' | 'open' | 'waiting' | 'returned' | 'skipped';

/** One stage of this instance on the stage line. */
export type StageProgress = {
  stage_id: string;
  title: Text;
  by: Text;
  state: StageStanding;
  /** Who did it; null before. */
  agent: Agent | null;
  done_at: string | null;
  due_on: string | null;
  signed: boolean;
  /** In which way; null = not signed. */
  signed_by: SigningWay | null;
};

/** Who returned a stage, when and why. */
export type Returned = { by: Agent; at: string; reasons: string };

/** An answer that was filled in beforehand, and whose source says something else by now. */
export type StalePrefill = {
  /** Pointer of the answer. */
  path: string;
  label: Text;
  /** What stands in the draft. */
  held: Text;
  /** What the profile says now. */
  now: Text;
  /** Nobody may type anything else. */
  locked: boolean;
};

/** `settle_prefill`: take what the profile says now (`use_now`), or keep what stands there. */
export type SettlePrefillRequest = { draft_id: string; path: string; use_now: boolean };

/** Answer of `move_draft`, `undo_move` and `settle_prefill`. */
export type MoveDraftResponse = { draft: DraftView; changed: Change[] };

/** Everything the fill screen needs, in one answer. */
export type DraftView = {
  draft: DraftRow;
  form: FormView;
  evaluation: Evaluation;
  attachments: AttachedFile[];
  /** Originals of copies that offices before this one attached. */
  originals: OriginalView[];
  stages: StageProgress[];
  /** Reasons with which an office returned it; null = not returned. */
  returned: Returned | null;
  /** A newer edition exists; the draft stays in its own. */
  newer_edition: NewerEdition | null;
  /** Where it came from, when it was moved from an older edition; it can go back until the stage is handed over. */
  moved: Moved | null;
  /** Answers that were filled in beforehand, while the profile says something else by now. */
  stale: StalePrefill[];
};

/** `start_draft`. */
export type StartDraftResponse = { draft: DraftView; changed: Change[] };

/** `update_draft`: edits in order. Saved before the answer comes. */
export type UpdateDraftRequest = { draft_id: string; edits: Edit[] };

/** Answer of `update_draft`. */
export type UpdateDraftResponse = {
  evaluation: Evaluation;
  /** Its files at their places: those of a row move and go with it. */
  attachments: AttachedFile[];
  saved_at: string;
  changed: Change[];
};

/** `attach_file`: `path` as `pick_files` gave it; the slot `$signed-sheet` takes scans of a sheet signed in ink. */
export type AttachFileRequest = {
  draft_id: string;
  attachment_id: string;
  /** The rows in which the slot stands, from 0; none where it belongs to the form as a whole. */
  rows: number[];
  path: string;
};

/** `detach`: take a file out of a draft. */
export type DetachRequest = { draft_id: string; file_id: string };

/** Answer of `attach_file` and `detach`. */
export type AttachmentsResponse = {
  attachments: AttachedFile[];
  evaluation: Evaluation;
  saved_at: string;
  changed: Change[];
};

/** Trays of My work, in the order in which the window shows them. */
export type TrayKind = 'to_sign' | 'returned' | 'to_complete' | 'to_file' | 'attention' | 'review';

/** Where Enter leads. `instance`: `start_draft` with it; `record`: its reference. */
export type WorkTarget =
  | { kind: 'draft'; draft_id: string }
  | { kind: 'instance'; form_id: string; instance_id: string; stage_id: string }
  | { kind: 'late'; form_id: string; instance_id: string }
  | { kind: 'record'; reference: string }
  | { kind: 'tray'; tray_id: string };

/** One thing that waits. */
export type WorkItem = {
  item_id: string;
  title: Text;
  /** The stage that is to be done; null where it is no form. */
  stage: Text | null;
  /** Form number or file reference. */
  mark: string | null;
  /** One line about it: who sent it, what is wrong. */
  note: Message | null;
  since: string;
  due_on: string | null;
  /** The due date is past, as the desk counts days. */
  overdue: boolean;
  reminders: StageReminders;
  target: WorkTarget;
};

/** One tray. */
export type WorkTray = {
  tray: TrayKind;
  /** All items, those not listed included. */
  total: number;
  items: WorkItem[];
};

/** `my_work`: all six trays, empty ones included; at most 50 items each. */
export type MyWorkResponse = { trays: WorkTray[] };
