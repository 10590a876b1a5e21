/**
 * Contract: the file plan, lists of records, one record, filing, folders and parts.
 * A *part* is a volume of a folder. References are as printed: `DO/4/12 Pt 2 (84)`.
 */
import type { Agent, Change, Message, Text, WireError } from './common';
import type { KeepingLine } from './keeping';
import type { SignatureView } from './prove';

/** One row of the file plan, flat; the window builds the tree from `parent_id`. Siblings are in order. */
export type PlanNode = {
  node_id: string;
  parent_id: string | null;
  kind: 'class' | 'folder' | 'part';
  /** `DO-4`, `DO/4/12`, `DO/4/12 Pt 2`. */
  reference: string;
  title: Text;
  state: 'open' | 'closed' | 'destroyed';
  /** Records beneath, all levels. */
  records: number;
  /** Parts: most enclosures before a new part; null = none. */
  limit: number | null;
  held: boolean;
  /** Security level, e.g. `RESTRICTED`; null = none. */
  security: string | null;
  opened_on: string | null;
  closed_on: string | null;
};

export type FilePlanResponse = { nodes: PlanNode[] };

/** Sort orders of a list of records; the key is opaque. */
export type RecordSort = 'number' | 'number_desc' | 'dated' | 'dated_desc' | 'title' | 'due';

/** `list_records`: a window of the register, by keyset. `limit` ≤ 200. */
export type ListRecordsRequest = {
  scope: { kind: 'class' | 'folder' | 'part' | 'all'; id: string | null };
  sort: RecordSort;
  /** `next_key` of the page before; null = first page. */
  after_key: string | null;
  limit: number;
};

/** What the seal mark shows. */
export type SealState = 'whole' | 'unknown' | 'broken';

export type RecordRow = {
  record_id: string;
  reference: string;
  /** The number still awaits the server. */
  provisional: boolean;
  /** Number within the part, e.g. `84`, or the provisional mark. */
  enclosure: string;
  title: Text;
  kind: 'document' | 'email' | 'form' | 'scan' | 'physical';
  /** Date of the document itself. */
  dated_on: string | null;
  filed_at: string;
  filed_by: Agent;
  components: number;
  size_bytes: number;
  /** null = carries no signature. */
  seal: SealState | null;
  security: string | null;
  held: boolean;
  due_on: string | null;
};

export type ListRecordsResponse = { rows: RecordRow[]; total: number; next_key: string | null };

/** `show_record`: by reference (present, former or provisional) or record id. */
export type ShowRecordRequest = { reference: string };

/** One metadata element with its value and where the value comes from. */
export type MetadataElement = {
  /** Stable name, e.g. `subject`. */
  element: string;
  label: Text;
  /** As shown; dates ISO. Lists joined by Rust per language. */
  value: Text;
  /** The value as edited (`edit_metadata`); null = not editable as text. */
  raw: string | null;
  source: 'own' | 'inherited' | 'extracted' | 'form';
  /** `inherited`: reference of the ancestor. */
  inherited_from: string | null;
  editable: boolean;
  mandatory: boolean;
};

/** One file of a record. */
export type ComponentView = {
  component_id: string;
  name: string;
  /** IANA media type as recognised, not as claimed. */
  media_type: string;
  size_bytes: number;
  /** Hex. */
  sha256: string;
  role: 'main' | 'attachment' | 'data' | 'rendition';
  /** The window can show it: `pdf`, `image`, `text`; null = only export. */
  preview: 'pdf' | 'image' | 'text' | null;
};

/** One entry of a history. */
export type HistoryEntry = {
  event_id: string;
  at: string;
  agent: Agent | null;
  /** What happened, to be said. */
  what: Message;
  /** Old and new value where something was changed. */
  old: string | null;
  new: string | null;
  /** The reason given by the person; null = none asked. */
  reason: string | null;
  /** How far it is proven. */
  state: 'here' | 'sent' | 'accepted' | 'anchored';
};

/** One step of the path from the scheme down. */
export type PathStep = { node_id: string; kind: 'class' | 'folder' | 'part'; reference: string; title: Text };

export type Relation = { kind: 'attachment_of' | 'has_attachment' | 'replaces' | 'replaced_by' | 'see_also'; reference: string; title: Text };

/** One record, everything the pane at the right shows. */
export type RecordView = {
  record_id: string;
  reference: string;
  provisional: boolean;
  /** Earlier references and provisional marks, newest first. */
  former: string[];
  title: Text;
  kind: 'document' | 'email' | 'form' | 'scan' | 'physical';
  security: string | null;
  path: PathStep[];
  metadata: MetadataElement[];
  components: ComponentView[];
  seals: SignatureView[];
  keeping: KeepingLine;
  relations: Relation[];
  history: HistoryEntry[];
  /** Content destroyed: only the neutral title remains. */
  destroyed: { on: string; certificate: string | null } | null;
};

/** `record_bytes`: raw bytes of one component, up to 32 MiB. */
export type RecordBytesRequest = { record_id: string; component_id: string };

/** `edit_metadata`: `value` null takes an own value away (the inherited one shows again). */
export type EditMetadataRequest = {
  record_id: string;
  edits: { element: string; value: string | null }[];
  /** Demanded once the record was sent; null before. */
  reason: string | null;
};

/** `file_documents`: each path becomes one record under the folder's open part. */
export type FileDocumentsRequest = {
  paths: string[];
  /** Folder or part reference, or node id. */
  folder: string;
  /** For a single file; null = taken from the file. */
  title: string | null;
  security: string | null;
};

export type Filed = { path: string; record_id: string; reference: string; provisional: boolean; title: Text };

export type FileDocumentsResponse = {
  filed: Filed[];
  refused: { path: string; name: string; error: WireError }[];
  changed: Change[];
};

/** `suggest_folders`: type-ahead filing; an empty query gives last used and favourites. */
export type SuggestFoldersRequest = { query: string; limit: number };

export type FolderSuggestion = {
  node_id: string;
  reference: string;
  title: Text;
  /** The open part that will take the record; null = the folder is closed. */
  part: string | null;
  why: 'last' | 'favourite' | 'match';
};

export type SuggestFoldersResponse = { folders: FolderSuggestion[] };

/** `open_folder`: a new folder under a class; its first part opens with it. */
export type OpenFolderRequest = { class_id: string; title: Text; security: string | null };

export type OpenPartRequest = { folder_id: string };

/** `close_part`. Refusals name every blocker. */
export type ClosePartRequest = { part_id: string; reason: string };

/** Answer of `open_folder`, `open_part` and `close_part`: the node as it is now. */
export type NodeResponse = { node: PlanNode; changed: Change[] };
