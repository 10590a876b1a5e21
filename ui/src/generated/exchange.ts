/**
 * Contract: exchange with the records server and by hand-over file, and the tray of what needs attention.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Message, Text } from './common';

/** How the exchange stands. `alone`: only this PC; `attention`: something in the tray came from the exchange. */
export type SyncStage = 'alone' | 'synced' | 'waiting' | 'exchanging' | 'offline' | 'attention';

/** How far an operation has come. */
export type OutboxState = 'queued' | 'accepted' | 'logged' | 'refused';

/** What proves that the authority took an operation on. */
export type Receipt = {
  /** The chain of the authority's journal. */
  scope: string;
  /** Place in that chain. */
  position: number;
  /** The authority's time. */
  accepted_at: string;
  /** Newest place of the chain that the authority signed and this desk checked; it covers all before it. */
  head: number;
};

/** One operation in the outbox or lately sent. */
export type OutboxItem = {
  operation_id: string;
  what: Message;
  /** Record or folder concerned. */
  reference: string | null;
  title: Text | null;
  asked_at: string;
  state: OutboxState;
  /** Only of what stands in the server's journal. */
  receipt: Receipt | null;
};

/** The records server to which this desk belongs. */
export type ServerView = {
  url: string;
  name: Text;
  /** Fingerprint of the authority's key. */
  fingerprint: string;
};

/** How much of the journal the authority has signed, as far as this desk holds and has checked it. */
export type Anchor = {
  /** Entries of all its chains. */
  entries: number;
};

/** How the exchange stands, in one answer. */
export type SyncState = {
  stage: SyncStage;
  /** null = only this PC. */
  server: ServerView | null;
  last_exchange_at: string | null;
  /** Since when the server has not been reached; null = it was. */
  offline_since: string | null;
  /** Why the last try failed; null = it did not. */
  trouble: Message | null;
  /** Operations that wait to be sent. */
  waiting: number;
  waiting_since: string | null;
  /** Items of the tray. */
  attention: number;
  /** Newest head signed by the authority; null = none. */
  anchored_to: Anchor | null;
  outbox: OutboxItem[];
  /** Newest first, at most 50. */
  recent: OutboxItem[];
};

/** Answer of `sync_now` and `connect_server`. */
export type SyncChanged = { state: SyncState; changed: Change[] };

/** `save_hand_over_file`: writes a form on its way into a file that another desk can take in. */
export type SaveHandOverRequest = {
  instance_id: string;
  /** As `pick_save` gave it. */
  path: string;
};

/** The name of the file. */
export type SaveHandOverResponse = { name: string };

/** `take_hand_over_file`: takes such a file in. */
export type TakeHandOverRequest = {
  /** As `pick_files` gave it, or as it was dropped. */
  path: string;
};

/** Answer of `take_hand_over_file`. */
export type TakeHandOverResponse = {
  instance_id: string;
  form_no: string;
  /** Stages that this desk did not know before; 0 = the file had come already. */
  new: number;
  changed: Change[];
};

/** `connect_server`: `code` is the enrolment code from the records manager. */
export type ConnectServerRequest = { url: string; code: string };

/** One field on which desk and server differ. */
export type Difference = { element: string; label: Text; mine: string | null; theirs: string | null };

/** What an item of the tray is about. */
export type TrayItemKind = 'refused' | 'conflict' | 'number' | 'unreadable' | 'signature';

/** One way out. */
export type TrayChoice = { choice: string; label: Message };

/** One thing that needs a person. */
export type TrayItem = {
  tray_id: string;
  kind: TrayItemKind;
  what: Message;
  why: Message;
  /** What to do. */
  next: Message;
  since: string;
  reference: string | null;
  title: Text | null;
  differences: Difference[];
  /** Ways out, safest first. */
  choices: TrayChoice[];
};

/** `tray`. */
export type TrayResponse = { items: TrayItem[] };

/** `resolve_tray`: take one of the ways out. */
export type ResolveTrayRequest = { tray_id: string; choice: string; note: string | null };
