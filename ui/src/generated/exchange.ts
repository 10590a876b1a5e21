/**
 * Contract: exchange with the records server, and the tray of what needs attention.
 */
import type { Change, Message, Text } from './common';

/** `alone`: only this PC; `attention`: something in the tray came from the exchange. */
export type SyncStage = 'alone' | 'synced' | 'waiting' | 'exchanging' | 'offline' | 'attention';

/** One operation in the outbox or lately sent. */
export type OutboxItem = {
  operation_id: string;
  what: Message;
  /** Record or folder concerned. */
  reference: string | null;
  title: Text | null;
  asked_at: string;
  state: 'saved_here' | 'queued' | 'sent' | 'accepted' | 'logged' | 'witnessed' | 'refused';
  /** Until when it can be undone before it is sent. */
  undo_until: string | null;
};

export type SyncState = {
  stage: SyncStage;
  server: { url: string; name: Text; fingerprint: string } | null;
  last_exchange_at: string | null;
  /** Why the last try failed; null = it did not. */
  trouble: Message | null;
  waiting: number;
  waiting_since: string | null;
  attention: number;
  /** Newest head signed by the authority; null = none. */
  anchored_to: { entries: number; at: string } | null;
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

export type TrayItem = {
  tray_id: string;
  kind: 'refused' | 'conflict' | 'number' | 'unreadable' | 'signature';
  what: Message;
  why: Message;
  /** What to do. */
  next: Message;
  since: string;
  reference: string | null;
  title: Text | null;
  differences: Difference[];
  /** Ways out, safest first. */
  choices: { choice: string; label: Message }[];
};

/** `tray`. */
export type TrayResponse = { items: TrayItem[] };

export type ResolveTrayRequest = { tray_id: string; choice: string; note: string | null };
