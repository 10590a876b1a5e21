/**
 * Several forms, one key: each was shown, the secret is asked once.
 *
 * Deliberately not here: one form by itself (signing).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, WireError } from './common';
import type { SignResponse } from './signing';

/** A form that was shown, by the digest of what was shown. */
export type FormShown = {
  draft_id: string;
  /** The digest that `preview_form` answered. */
  digest: string;
};

/** `begin_batch`: opens the key; the secret is asked by the desk in a window of its own. At most 50 forms. */
export type BeginBatchRequest = {
  /** In the order in which they are signed. */
  forms: FormShown[];
  key_path: string;
};

/** Answer of `begin_batch`. */
export type BatchBegun = {
  batch_id: string;
  /** Forms that wait. */
  left: number;
};

/** `sign_next`: refused (`registry-batch-over`) when the batch was ended, or left lying for five minutes. */
export type SignNextRequest = { batch_id: string };

/** What became of the next form. */
export type SignedNext = {
  draft_id: string;
  /** Signed and handed over; null when it was not. */
  handed: SignResponse | null;
  /** Why it was not; it stays as it was. */
  error: WireError | null;
  /** Forms that still wait; with the last one the key is closed. */
  left: number;
  changed: Change[];
};

/** `end_batch`: closes the key, whatever still waits. */
export type EndBatchRequest = { batch_id: string };
