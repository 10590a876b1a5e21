/**
 * Contract: drafts, my work, check and sign, handing over and returning a stage.
 *
 * The secret of a key is asked by the desk in a window of its own; no request here carries it.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Change, Message, Text } from './common';
import type { Moved, NewerEdition } from './editions';
import type { Edit, Evaluation, FormView, Sheet, SigningWay } from './forms';
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

/** Answer of `move_draft` and `undo_move`. */
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
};

/** `start_draft`. */
export type StartDraftResponse = { draft: DraftView; changed: Change[] };

/** `update_draft`: edits in order. Saved before the answer comes. */
export type UpdateDraftRequest = { draft_id: string; edits: Edit[] };

/** Answer of `update_draft`. */
export type UpdateDraftResponse = { evaluation: Evaluation; saved_at: string; changed: Change[] };

/** `attach_file`: `path` as `pick_files` gave it; the slot `$signed-sheet` takes scans of a sheet signed in ink. */
export type AttachFileRequest = { draft_id: string; attachment_id: string; path: string };

/** `detach`: take a file out of a draft. */
export type DetachRequest = { draft_id: string; file_id: string };

/** Answer of `attach_file` and `detach`. */
export type AttachmentsResponse = {
  attachments: AttachedFile[];
  evaluation: Evaluation;
  saved_at: string;
  changed: Change[];
};

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

/** `print_blank`: hand a blank form, for pen and ink, to the system to be printed. */
export type PrintBlankRequest = { form_id: string };

/** `print_page`: hand the PDF with this digest to the system to be printed. */
export type PrintPageRequest = { draft_id: string; digest: string };

/** A signing key this desk knows of. */
export type KeyView = {
  /** Path of a `.p12`, or a `pkcs11:` URI. Opaque for the window. */
  key_path: string;
  /** For show: file name or token label. */
  label: string;
  /** Subject's common name; null before the key was ever opened here. */
  subject: string | null;
  issuer: string | null;
  serial: string | null;
  valid_from: string | null;
  valid_until: string | null;
  /** May sign now, as far as can be known without the secret. */
  usable: boolean;
  /** Why not, or a remark (expires soon). */
  remark: Message | null;
};

/** Answer of `list_keys`. */
export type ListKeysResponse = {
  keys: KeyView[];
  /** `key_path` of the key used last. */
  preferred: string | null;
};

/** `open_key`: the desk asks the secret in its own window, reads the certificate, forgets the secret. */
export type OpenKeyRequest = { key_path: string };

/** Answer of `open_key`. */
export type OpenKeyResponse = { key: KeyView; changed: Change[] };

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

/** Trays of My work, in the order in which the window shows them. */
export type TrayKind = 'to_sign' | 'returned' | 'to_complete' | 'to_file' | 'attention' | 'review';

/** Where Enter leads. `instance`: `start_draft` with it; `record`: its reference. */
export type WorkTarget =
  | { kind: 'draft'; draft_id: string }
  | { kind: 'instance'; form_id: string; instance_id: string; stage_id: string }
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
