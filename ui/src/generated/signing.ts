/**
 * Check and sign: what will be signed, with which key, and what became of it.
 *
 * Deliberately not here: verdicts on signatures (prove).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Change, Sheet, SigningWay, Text } from './common';
import type { AttachedFile } from './drafts';

/** A seal in one line: who and when. */
export type SealLine = { agent: Agent; stage_title: Text; at: string };

/** The stage that follows, and the post that fills it. */
export type NextOffice = {
  stage_id: string;
  title: Text;
  to: Text;
  /** Stages beside this one that must be done before it goes there; empty = it goes at once. */
  waits_for: Text[];
};

/** The folder under which a completed form will be filed. */
export type FilingPlace = { reference: string; title: Text };

/** `preview_form`: refused (`forms-not-complete`) while there are problems. */
export type PreviewResponse = {
  /** SHA-256 of the PDF, hex; `sign_and_hand_over` must name it. */
  digest: string;
  pages: number;
  size_bytes: number;
  /** What the signer declares: the form's own words; null when the stage does not sign. */
  declaration: Text | null;
  /** Answers covered: how many fields of which stages. */
  answers: number;
  attachments: AttachedFile[];
  /** Earlier seals on the same paper. */
  earlier: SealLine[];
  /** Answers left out because they are hidden. */
  left_out: Text[];
  /** Where it goes next, to several offices side by side; empty = it is filed here. */
  next: NextOffice[];
  /** Where it will be filed when this is the last stage. */
  files_under: FilingPlace | null;
  signs: boolean;
  /** The ways in which it may be signed, in the order in which they are offered. */
  ways: SigningOffer[];
  /** The reference that stands on the page: identity of the form on its way. */
  reference: string;
  /** Who signs, as a paper is expected to say. */
  signer: string;
  /** The page of this draft that was printed last. */
  printed: PrintedPage | null;
  /** Scans of the signed sheet. */
  scans: AttachedFile[];
};

/** A way of signing, and what it means by the policy of the department. */
export type SigningOffer = { way: SigningWay; label: Text; means: Text };

/** A page that was printed to be signed. */
export type PrintedPage = {
  at: string;
  /** It says what the draft says now. */
  current: boolean;
};

/** `preview_bytes`: raw bytes of the PDF with this digest. */
export type PreviewBytesRequest = { draft_id: string; digest: string };

/** `attachment_bytes`: a file of the draft, or one that an office before attached, by its digest. */
export type AttachmentBytesRequest = {
  draft_id: string;
  /** Hex. */
  sha256: string;
};

/** `save_attachment`: write an unaltered copy of such a file. */
export type SaveAttachmentRequest = {
  draft_id: string;
  /** Hex. */
  sha256: string;
  /** As `pick_save` gave it. */
  path: string;
};

/** `print_blank`: hand a blank form, for pen and ink, to the system to be printed. */
export type PrintBlankRequest = { form_id: string };

/** `print_page`: hand the PDF with this digest to the system to be printed. */
export type PrintPageRequest = { draft_id: string; digest: string };

/** A signature as it is given. Scans of a sheet that was signed in ink lie in the draft. */
export type SignatureGiven =
  | { way: 'certificate'; key_path: string }
  | { way: 'platform' }
  | { way: 'typed-name'; name: string }
  | { way: 'wet-ink'; sheet: Sheet; signer: string; signed_on: string };

/** `sign_and_hand_over`: `signature` null when the stage does not sign. */
export type SignRequest = {
  draft_id: string;
  /** The digest that `preview_form` answered. */
  digest: string;
  signature: SignatureGiven | null;
};

/** What became of a stage. `passed_on`: to the next office; `filed`: a record was made. */
export type HandOver = 'passed_on' | 'filed';

/** Attachments that were filed beside their form, under a class of their own. */
export type FiledApart = { title: Text; reference: string; provisional: boolean };

/** Answer of `sign_and_hand_over`. */
export type SignResponse = {
  instance_id: string;
  stage_id: string;
  state: HandOver;
  /** Reference of the record; null when passed on. */
  reference: string | null;
  /** The number still awaits the server. */
  provisional: boolean;
  /** What was filed beside it. */
  filed_apart: FiledApart[];
  /** The posts that have it next; empty when filed, or while others beside are to be done first. */
  passed_to: Text[];
  /** Stages beside this one for which what follows waits. */
  waits_for: Text[];
  changed: Change[];
};

/** `return_stage`: give the form back to an earlier stage, with reasons. */
export type ReturnStageRequest = { draft_id: string; to_stage: string; reasons: string };
