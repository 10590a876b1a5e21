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
  /** Why its filing was taken back; null = it stands. */
  withdrawn: string | null;
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

/** `print_file`: hand one file of a record, a PDF, to the system to be printed. */
export type PrintFileRequest = { record_id: string; component_id: string };

/** What was handed to the system. */
export type PrintResponse = { name: string };

/** `drag_file`: let the person drag one file of a record to another program. Asked while the pointer is held down. */
export type DragFileRequest = { record_id: string; component_id: string };

/** What can be dropped elsewhere. */
export type DragResponse = { name: string };

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

/** `take_filing_back`: takes filings back that were a mistake; `reason` null = the person takes back what they just did. */
export type TakeFilingBackRequest = { record_ids: string[]; reason: string | null };

/** Answer of `take_filing_back`. */
export type TakeFilingBackResponse = { taken: number; refused: WireError[]; changed: Change[] };

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
