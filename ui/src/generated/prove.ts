/**
 * Contract: verdicts on signatures, the journal, and the health of the vault.
 *
 * A verdict is given only by the desk; the window paints it.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Message, Text } from './common';

/** The verdict on a signature or a file. */
export type Verdict = 'valid' | 'invalid' | 'indeterminate';

/** Where a signed file lies. */
export type Paper =
  | { lies: 'record'; record_id: string; component_id: string }
  | { lies: 'file'; file_path: string; sha256: string };

/** A signed file as one of its signatures found it. */
export type SignedVersion = {
  paper: Paper;
  /** Which signature of that file, from zero, in the order in which they were made. */
  signature: number;
  /** The bytes that it covers are whole: this version is what was signed. Else it is only what lies there. */
  whole: boolean;
};

/** `version_bytes`: a signed PDF as it is now, or cut where what a signature covers ends; up to 32 MiB. */
export type VersionBytesRequest = {
  paper: Paper;
  /** As in [`SignedVersion`]; null = as it is now. */
  signature: number | null;
};

/** A place on a page, in points (1/72 inch) from its lower left corner. */
export type PageArea = { left: number; bottom: number; right: number; top: number };

/** A change after a signature, and where it shows. */
export type LaterChange = {
  /** The whole sentence, values included. */
  what: Message;
  /** The same without values and page, for where they stand beside it. */
  headline: Message;
  /** Value before; null where it is no matter of values, or there was none. */
  before: string | null;
  /** Value after; null where it is no matter of values, or there is none. */
  after: string | null;
  /** The signature permits it. */
  permitted: boolean;
  /** Why it is not permitted. */
  why: Message | null;
  /** Page, from one; null = it shows on no page. */
  page: number | null;
  /** Where on the page; null = the page as a whole. */
  place: PageArea | null;
};

/** One signature, facts and verdict. */
export type SignatureView = {
  /** Signer's common name as in the certificate. */
  by: string;
  /** The person's name as the directory knows it; null = unknown here. */
  name: Text | null;
  /** The person's post as the directory knows it; null = unknown here. */
  post: Text | null;
  verdict: Verdict;
  /** The one sentence that is shown first. */
  reason: Message;
  /**
   * The four plain answers, in this order: is it whole, what changed afterwards, who signed, how fresh is the
   * evidence. Empty where the file cannot be read.
   */
  answers: Message[];
  /** Bytes covered are whole and nothing was changed after. */
  unchanged: boolean;
  /** What was changed after, if anything. */
  changes: LaterChange[];
  /**
   * The file as it was signed, for comparison; null where nothing follows what the signature covers, or where that
   * cannot be told.
   */
  signed: SignedVersion | null;
  /** The chain ends at an anchor trusted here. */
  trusted: boolean;
  /** Signing time as claimed or proven. */
  at: string | null;
  /** The signing time is proven, not merely claimed. */
  at_proven: boolean;
  issuer: string | null;
  /** End of the certificate's validity. */
  valid_until: string | null;
  /** Algorithm, e.g. `RSA-PSS SHA-256`. */
  algorithm: string | null;
};

/** `verify_record`. */
export type VerifyRecordRequest = { reference: string };

/** `verify_file`: a PDF from anywhere. */
export type VerifyFileRequest = {
  /** As `pick_files` gave it. */
  path: string;
};

/** Answer of `verify_record` and `verify_file`. */
export type VerifyReport = {
  /** Reference of the record, or name of the file. */
  name: string;
  verdict: Verdict;
  unchanged: boolean;
  signatures: SignatureView[];
  reasons: Message[];
  checked_at: string;
};

/** The certificate of an authority whose signatures this desk believes. */
export type AnchorView = {
  /** SHA-256 of the certificate, hex. */
  fingerprint: string;
  subject: string;
  issuer: string;
  valid_until: string;
};

/** An entry of the department's trust list. */
export type ListedAnchor = {
  anchor: AnchorView;
  /** Whose certificates these are. */
  kind: Text;
  /** So many issuing authorities are named, each by its key. */
  issuers: number;
  /** Policies of which one must be shared. */
  policies: string[];
  valid_from: string | null;
  valid_until: string | null;
  remark: Text;
};

/** The trust list that the department issued to its desks. */
export type TrustListView = {
  serial: number;
  title: Text;
  issued_at: string;
  next_at: string;
  /** The next one was to be expected by now. */
  is_old: boolean;
  /** Who stands for it. */
  publisher: Text;
  entries: ListedAnchor[];
};

/** `issue_trust_list`: issue the list of a file to all desks of the department. */
export type IssueTrustListRequest = {
  /** As `pick_files` gave it. */
  path: string;
};

/** Answer of `list_anchors`, `add_anchor`, `remove_anchor` and `issue_trust_list`. */
export type AnchorsResponse = {
  anchors: AnchorView[];
  /** What the department trusts; nothing where it has issued no list. */
  list: TrustListView | null;
  changed: Change[];
};

/** `add_anchor`: trust the certificates in a file. */
export type AddAnchorRequest = {
  /** As `pick_files` gave it. */
  path: string;
};

/** `remove_anchor`: trust one of them no longer. */
export type RemoveAnchorRequest = { fingerprint: string };

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
export type RebuildResponse = {
  /** Records that will be indexed anew. */
  records: number;
  changed: Change[];
};

/** How grave a finding is. */
export type FindingLevel = 'good' | 'remark' | 'fault';

/** One finding of `doctor`. */
export type Finding = {
  level: FindingLevel;
  what: Message;
  /** What to do; null = nothing. */
  next: Message | null;
};

/** Answer of `doctor`. */
export type DoctorResponse = { findings: Finding[] };
