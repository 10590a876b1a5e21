/**
 * Contract: exchange with the records server, and the tray of what needs attention.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Message, Text } from './common';

/** How the exchange stands. `alone`: only this PC; `attention`: something in the tray came from the exchange. */
export type SyncStage = 'alone' | 'synced' | 'waiting' | 'exchanging' | 'offline' | 'attention';

/** How far an operation has come. */
export type OutboxState = 'saved_here' | 'queued' | 'sent' | 'accepted' | 'logged' | 'witnessed' | 'refused';

/** One operation in the outbox or lately sent. */
export type OutboxItem = {
  operation_id: string;
  what: Message;
  /** Record or folder concerned. */
  reference: string | null;
  title: Text | null;
  asked_at: string;
  state: OutboxState;
  /** Until when it can be undone before it is sent. */
  undo_until: string | null;
};

/** The records server to which this desk belongs. */
export type ServerView = {
  url: string;
  name: Text;
  /** Fingerprint of the authority's key. */
  fingerprint: string;
};

/** A head of the log that the authority signed. */
export type Anchor = { entries: number; at: string };

/** How the exchange stands, in one answer. */
export type SyncState = {
  stage: SyncStage;
  /** null = only this PC. */
  server: ServerView | null;
  last_exchange_at: string | null;
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
