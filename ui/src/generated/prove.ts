/**
 * Contract: verdicts on signatures, the journal, and the health of the vault.
 * A verdict is given only in Rust; the window paints it.
 */
import type { Change, Message, Text } from './common';

export type Verdict = 'valid' | 'invalid' | 'indeterminate';

/** One signature, facts and verdict. */
export type SignatureView = {
  /** Signer's common name as in the certificate. */
  by: string;
  /** The person's name and post as the directory knows them; null = unknown here. */
  name: Text | null;
  post: Text | null;
  verdict: Verdict;
  /** The one sentence that is shown first. */
  reason: Message;
  /** Bytes covered are whole and nothing was changed after. */
  unchanged: boolean;
  /** What was changed after, if anything. */
  changes: Message[];
  /** The chain ends at an anchor trusted here. */
  trusted: boolean;
  /** Signing time as claimed or proven. */
  at: string | null;
  at_proven: boolean;
  issuer: string | null;
  valid_until: string | null;
  /** Algorithm, e.g. `RSA-PSS SHA-256`. */
  algorithm: string | null;
};

/** `verify_record`. */
export type VerifyRecordRequest = { reference: string };

/** `verify_file`: a PDF from anywhere. */
export type VerifyFileRequest = { path: string };

/** Answer of `verify_record` and `verify_file`. */
export type VerifyReport = {
  name: string;
  verdict: Verdict;
  unchanged: boolean;
  signatures: SignatureView[];
  reasons: Message[];
  checked_at: string;
};

/** `verify_log`. */
export type LogReport = {
  whole: boolean;
  entries: number;
  /** Head of the chain, hex. */
  checkpoint: string;
  /** Newest head signed by the authority that this desk holds; null = none. */
  anchored_to: string | null;
  /** Entries after that head: reported, not proven. */
  unanchored: number;
  findings: Message[];
};

/** `rebuild_index`. */
export type RebuildResponse = { records: number; changed: Change[] };

/** One finding of `doctor`. */
export type Finding = { level: 'good' | 'remark' | 'fault'; what: Message; next: Message | null };

export type DoctorResponse = { findings: Finding[] };
