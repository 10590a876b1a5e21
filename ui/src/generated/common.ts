/**
 * Shapes shared by every verb of the contract: languages, messages, errors, what changed.
 *
 * Conventions of the whole contract: plain objects, snake_case fields, string enums; `null` for
 * "unknown or none" (a field is never left out of an answer); dates `YYYY-MM-DD`; times RFC 3339
 * in UTC; ids and digests as strings; sizes in bytes and counts as numbers below 2^53; decimals
 * as strings. Deliberately not here: anything that belongs to one room only.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */

/** One argument of a message. */
export type Arg = number | string;

/** Any JSON value (answers of a form). */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A language of the product, as a BCP 47 tag. */
export type Lang = 'en' | 'zh-Hant-HK';

/** What a room has to say: an identifier in `locales/` and its arguments. */
export type Message = {
  /** Identifier of the sentence, in kebab case. */
  code: string;
  /** Arguments by name. */
  args: { [key: string]: Arg };
};

/** A value whose row an office before has taken out or written anew. */
export type SetAside = {
  /** Pointer to the place where it stood. */
  path: string;
  /** The name of its field or slot. */
  label: Text;
  /** What stood in its row, by which a person knows it. */
  row: Text;
  /** The value as people read it. */
  shown: Text;
  /** The value. */
  value: unknown;
};

/** The sheet that was signed in ink. */
export type Sheet = 'printed' | 'blank';

/** A way of signing a stage. */
export type SigningWay = 'certificate' | 'platform' | 'typed-name' | 'wet-ink';

/** A bilingual text. Either side may be empty where only one language is required. */
export type Text = {
  /** Traditional Chinese (Hong Kong). */
  'zh-Hant-HK': string;
  /** English. */
  en: string;
};

/** The request of a verb that needs nothing. */
export type Nothing = { [key: string]: never };

/** Every error of a verb, Refusal or Fault. Problems of a form are values in an answer, not errors. */
export type WireError = {
  /** Stable code, kebab case; `cancelled` when the person closed a dialog (the window says nothing). */
  code: string;
  /** The sentence, already in the window's language. */
  message: string;
  /** What to do next, in the window's language. */
  hint: string | null;
  /** The message's arguments, so that the window can say it again after a change of language. */
  parameters: { [key: string]: Arg };
  /** Only for a Fault: the number under which the log holds the details. */
  reference_number: string | null;
};

/** What a change can be about. The window refreshes exactly the queries of these topics. */
export type Topic =
  | 'vault'
  | 'settings'
  | 'keys'
  | 'forms'
  | 'drafts'
  | 'answers'
  | 'work'
  | 'plan'
  | 'records'
  | 'index'
  | 'keeping'
  | 'sync'
  | 'tray'
  | 'log';

/** One topic that changed, with the ids concerned; an empty list means "all of it". */
export type Change = { topic: Topic; ids: string[] };

/** The answer of a change that has nothing else to say; also the payload of the event `changed`. */
export type Changed = { changed: Change[] };

/** Who acted or shall act: a person in a post. */
export type Agent = {
  agent_id: string;
  /** The person's name. */
  name: Text;
  /** The post held, as in the establishment list. */
  post: Text;
};

/** A file that a person chose in the system's dialog or dropped on the window. */
export type PickedFile = {
  /** Absolute path, opaque for the window; only handed back in requests. */
  path: string;
  /** The last part of the path, for show. */
  name: string;
  size_bytes: number;
};

/** What files are chosen for: it decides which endings the dialog offers. */
export type PickPurpose =
  | 'documents'
  | 'attachment'
  | 'key'
  | 'verify'
  | 'certificate'
  | 'hand_over'
  | 'form'
  | 'publisher'
  | 'trust_list'
  | 'token_module';

/** `pick_files`: ask the system's own file dialog. */
export type PickFilesRequest = {
  purpose: PickPurpose;
  /** More than one file may be chosen. */
  multiple: boolean;
};

/** What was chosen; empty when the dialog was closed. */
export type PickFilesResponse = { files: PickedFile[] };

/** `pick_save`: ask the system's own dialog where a copy shall lie. */
export type PickSaveRequest = {
  /** The name that the dialog proposes. */
  name: string;
};

/** The folder that a person chose in the system's dialog; null when it was closed. */
export type PickFolderResponse = { path: string | null };

/** Where; null when the dialog was closed. */
export type PickSaveResponse = { path: string | null };
