/**
 * Contract: lists of records, one record, filing, folders and parts.
 *
 * A *part* is a volume of a folder. References are as printed: `DO/4/12 Pt 2 (84)`.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Change, Message, Text, WireError } from './common';
import type { KeepingLine } from './keeping';
import type { NodeKind, PlanNode } from './plan';
import type { SignatureView } from './prove';

/** Sort orders of a list of records. */
export type RecordSort =
  | 'number'
  | 'number_desc'
  | 'dated'
  | 'dated_desc'
  | 'title'
  | 'title_desc'
  | 'due'
  | 'due_desc';

/** Beneath what a list of records looks. */
export type ScopeKind = 'class' | 'folder' | 'part' | 'all';

/** The node beneath which records are listed. */
export type RecordScope = {
  kind: ScopeKind;
  /** Node id; null with `all`. */
  id: string | null;
};

/** `list_records`: a window of the register. `limit` ≤ 200. */
export type ListRecordsRequest = {
  scope: RecordScope;
  sort: RecordSort;
  /** How many rows stand before the window. */
  from: number;
  limit: number;
  /** A record by reference or identity, whose place in the list is wanted; null = none. */
  find: string | null;
};

/** What the seal mark shows. */
export type SealState = 'whole' | 'unknown' | 'broken';

/** What kind of record it is, as far as lists tell kinds apart. */
export type RecordKind = 'document' | 'email' | 'form' | 'scan' | 'physical';

/** One line of the register. */
export type RecordRow = {
  record_id: string;
  reference: string;
  /** The number still awaits the server. */
  provisional: boolean;
  /** Number within the part, e.g. `84`, or the provisional mark. */
  enclosure: string;
  title: Text;
  kind: RecordKind;
  /** Date of the document itself; `YYYY-MM` or `YYYY` where no more of it is known. */
  dated_on: string | null;
  filed_at: string;
  filed_by: Agent;
  components: number;
  size_bytes: number;
  /** null = carries no signature. */
  seal: SealState | null;
  /** Who signed last, as named in the certificate; null = nobody. */
  sealed_by: string | null;
  security: string | null;
  held: boolean;
  due_on: string | null;
};

/** Answer of `list_records`. */
export type ListRecordsResponse = {
  rows: RecordRow[];
  /** Rows of the whole list. */
  total: number;
  /** Place of the record that was to be found, from 0; null = it is not in this list. */
  found: number | null;
};

/** `show_record`: by reference (present, former or provisional) or record id. */
export type ShowRecordRequest = { reference: string };

/** Where a metadata value comes from. */
export type MetadataSource = 'own' | 'inherited' | 'extracted' | 'form';

/** One metadata element with its value and where the value comes from. */
export type MetadataElement = {
  /** Stable name, e.g. `title-en`. */
  element: string;
  label: Text;
  /** As shown; dates ISO. Lists are joined per language. */
  value: Text;
  /** The value as edited (`edit_metadata`); null = not editable as text. */
  raw: string | null;
  source: MetadataSource;
  /** `inherited`: reference of the ancestor. */
  inherited_from: string | null;
  editable: boolean;
  mandatory: boolean;
};

/** What a file is within its record. */
export type ComponentRole = 'main' | 'attachment' | 'data' | 'rendition';

/** How the window can show a file. */
export type PreviewKind = 'pdf' | 'image' | 'text';

/** One file of a record. */
export type ComponentView = {
  component_id: string;
  name: string;
  /** IANA media type as recognised, not as claimed. */
  media_type: string;
  size_bytes: number;
  /** Hex. */
  sha256: string;
  role: ComponentRole;
  /** How the window can show it; null = only export. */
  preview: PreviewKind | null;
};

/** How far an event is proven. */
export type HistoryState = 'here' | 'sent' | 'accepted' | 'anchored';

/** One entry of a history. */
export type HistoryEntry = {
  event_id: string;
  at: string;
  agent: Agent | null;
  /** What happened, to be said. */
  what: Message;
  /** Old value where something was changed, as it is read in each language. */
  old: Text | null;
  /** New value where something was changed, as it is read in each language. */
  new: Text | null;
  /** The reason given by the person; null = none asked. */
  reason: string | null;
  /** How far it is proven. */
  state: HistoryState;
};

/** One step of the path from the scheme down. */
export type PathStep = { node_id: string; kind: NodeKind; reference: string; title: Text };

/** One record, everything the pane at the right shows. */
export type RecordView = {
  record_id: string;
  reference: string;
  provisional: boolean;
  /** Earlier references and provisional marks, newest first. */
  former: string[];
  title: Text;
  kind: RecordKind;
  security: string | null;
  path: PathStep[];
  metadata: MetadataElement[];
  components: ComponentView[];
  seals: SignatureView[];
  keeping: KeepingLine;
  history: HistoryEntry[];
};

/** `save_file`: write an unaltered copy of one file of a record. */
export type SaveFileRequest = {
  record_id: string;
  component_id: string;
  /** As `pick_save` gave it. */
  path: string;
};

/** The name of the copy. */
export type SaveFileResponse = { name: string };

/** `record_bytes`: raw bytes of one component, up to 32 MiB. */
export type RecordBytesRequest = { record_id: string; component_id: string };

/** One element to change; `value` null takes an own value away (the inherited one shows again). */
export type MetadataEdit = { element: string; value: string | null };

/** `edit_metadata`. */
export type EditMetadataRequest = {
  record_id: string;
  edits: MetadataEdit[];
  /** Demanded once the record was sent; null before. */
  reason: string | null;
};

/** `file_documents`: each path becomes one record under the folder's open part. */
export type FileDocumentsRequest = {
  /** As `pick_files` gave them. */
  paths: string[];
  /** Folder or part reference, or node id. */
  folder: string;
  /** For a single file; null = taken from the file. */
  title: string | null;
  /** null = as the folder. */
  security: string | null;
};

/** One file that became a record. */
export type Filed = {
  path: string;
  record_id: string;
  reference: string;
  /** The number still awaits the server. */
  provisional: boolean;
  title: Text;
};

/** One file that was not filed, and why. */
export type RefusedFile = {
  path: string;
  /** The last part of the path, for show. */
  name: string;
  error: WireError;
};

/** Answer of `file_documents`. What was refused does not keep the rest from being filed. */
export type FileDocumentsResponse = { filed: Filed[]; refused: RefusedFile[]; changed: Change[] };

/**
 * `suggest_folders`: type-ahead filing. An empty query gives the folders of records like the one to be
 * filed, then those used last.
 */
export type SuggestFoldersRequest = {
  query: string;
  /** Name or title of what is to be filed; null = not known. */
  about: string | null;
  limit: number;
};

/** Why a folder is suggested. */
export type SuggestionReason = 'alike' | 'last' | 'favourite' | 'match';

/** A folder that may be meant. */
export type FolderSuggestion = {
  node_id: string;
  reference: string;
  title: Text;
  /** The open part that will take the record; null = the folder is closed. */
  part: string | null;
  why: SuggestionReason;
};

/** Answer of `suggest_folders`, the likeliest first. */
export type SuggestFoldersResponse = { folders: FolderSuggestion[] };

/** `open_folder`: a new folder under a class; its first part opens with it. */
export type OpenFolderRequest = { class_id: string; title: Text; security: string | null };

/** `open_part`: the next part of a folder. */
export type OpenPartRequest = { folder_id: string };

/** `close_part`. Refusals name every blocker. */
export type ClosePartRequest = { part_id: string; reason: string };

/** Answer of `open_folder`, `open_part` and `close_part`: the node as it is now. */
export type NodeResponse = { node: PlanNode; changed: Change[] };

/** What of a list is chosen before single records are told apart. */
export type SelectionBase =
  | { kind: 'none' }
  | { kind: 'all' }
  | { kind: 'range'; first: string; last: string };

/** Records chosen from a list: those of the base without those toggled, and those toggled that are not of the base. */
export type RecordSelection = {
  scope: RecordScope;
  sort: RecordSort;
  base: SelectionBase;
  /** Record ids. */
  toggled: string[];
};

/** `preview_edits`: what would change, before anything does. Without edits it says what the records have in common. */
export type PreviewEditsRequest = {
  selection: RecordSelection;
  edits: MetadataEdit[];
  /** One for all; demanded once one of the records was sent. */
  reason: string | null;
};

/** An element that people may change, over all records of the preview. */
export type SharedElement = {
  element: string;
  label: Text;
  /** As it is typed; null where the records differ. */
  raw: string | null;
  /** What it can be, where that is a closed list. */
  choices: ElementChoice[];
};

/** One value that an element can have. */
export type ElementChoice = {
  /** As it is typed. */
  raw: string;
  label: Text;
};

/** One reason for which records are refused, and how many. */
export type RefusedCount = { count: number; why: WireError };

/** Answer of `preview_edits`. The desk keeps the preview until the next one, or until it is locked. */
export type EditsPreview = {
  preview_id: string;
  /** All records of the selection. */
  records: number;
  /** Those that would change. */
  changing: number;
  /** Those that have these values already. */
  unchanged: number;
  refused: RefusedCount[];
  elements: SharedElement[];
};

/** What becomes of a record. */
export type EditFate = 'changing' | 'unchanged' | 'refused' | 'done';

/** `list_edits`: a window of a preview, refused records first. `limit` ≤ 200. */
export type ListEditsRequest = {
  preview_id: string;
  /** How many rows stand before the window. */
  from: number;
  limit: number;
};

/** One element of one record: what it is and what it is to be, as they are read. */
export type ElementEdit = { element: string; label: Text; old: Text; new: Text };

/** One record of a preview. */
export type EditRow = {
  record_id: string;
  reference: string;
  title: Text;
  fate: EditFate;
  edits: ElementEdit[];
  /** null = not refused. */
  why: WireError | null;
};

/** Answer of `list_edits`. */
export type ListEditsResponse = {
  rows: EditRow[];
  /** Rows of the whole preview. */
  total: number;
};

/**
 * `carry_out_edits` and `undo_edits`: the next few records of a preview. Undoing asks for the reverse changes of
 * what has not been changed since.
 */
export type GoOnRequest = {
  preview_id: string;
  /** At most so many records in this call; never more than 100. */
  limit: number;
};

/** One thing that was refused while the rest was done. */
export type RefusedOne = {
  /** Reference of the record, or the name of a copy. */
  name: string;
  error: WireError;
};

/** How far it is. */
export type BulkProgress = {
  /** Done in this call: records, or copies. */
  done: number;
  /** Refused in this call; it keeps nothing else back. */
  refused: RefusedOne[];
  /** Records still to come; 0 = the end. */
  left: number;
  changed: Change[];
};

/** `copy_references`. */
export type CopyReferencesRequest = { selection: RecordSelection };

/** Answer of `copy_references`: one line for each record, harmless in a spreadsheet. */
export type CopyReferencesResponse = { text: string; count: number };

/** `preview_copies`: the files of many records, before any is written. */
export type PreviewCopiesRequest = { selection: RecordSelection };

/** One copy that would be written. */
export type CopyName = {
  /** Of the record. */
  reference: string;
  /** Of the copy: safe, and distinct from every other. */
  name: string;
  size_bytes: number;
};

/** Answer of `preview_copies`. The desk keeps it until the next one, or until it is locked. */
export type CopiesPreview = {
  preview_id: string;
  /** Records that give copies. */
  records: number;
  files: number;
  size_bytes: number;
  /** The first of them. */
  first: CopyName[];
  /** Records that give none. */
  refused: RefusedCount[];
};

/** `save_copies`: writes the copies of the next few records into a folder; nothing there is overwritten. */
export type SaveCopiesRequest = {
  preview_id: string;
  /** As `pick_folder` gave it. */
  path: string;
  /** At most so many records in this call; never more than 100. */
  limit: number;
};
