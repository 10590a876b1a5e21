/**
 * What the window needs from whatever hosts it: call a verb, read bytes, hear of changes.
 * The one interface between the window and the shell; the shell's implementation is tauri.ts, tests
 * bring their own. Deliberately not here: any knowledge of what a verb means.
 */
import type {
  ByteVerb,
  ByteVerbs,
  Changed,
  PickFilesRequest,
  PickedFile,
  Request,
  Response,
  TrayKind,
  Verb,
  WireError,
} from '../generated/contract';

/** Stops listening. */
export type Stop = () => void;

/** Files handed over from outside that wait, by what is done with them. */
export interface Handed {
  /** Their signatures are checked. */
  check: PickedFile[];
  /** The filing panel offers to file them. */
  file: PickedFile[];
  /** Hand-over files from other desks, which are taken in. */
  hand_overs: PickedFile[];
  /** Definitions of forms, which cannot be installed from a file. */
  forms: PickedFile[];
  /** Paths behind which there is no file that can be read. */
  unread: string[];
}

/** The desk, seen from the window. */
export interface Host {
  /** Runs a verb. Rejects with a `WireError`, never with anything else. */
  call<V extends Verb>(verb: V, request: Request<V>): Promise<Response<V>>;
  /** Reads raw bytes (at most 32 MiB). Rejects with a `WireError`. */
  bytes<V extends ByteVerb>(verb: V, request: ByteVerbs[V]): Promise<ArrayBuffer>;
  /** Opens the system's file dialog; empty when it was closed. */
  pickFiles(request: PickFilesRequest): Promise<PickedFile[]>;
  /** Asks by the system's dialog where a copy shall lie; null when it was closed. */
  pickSave(name: string): Promise<string | null>;
  /** Asks by the system's dialog for a folder; null when it was closed. */
  pickFolder(): Promise<string | null>;
  /** Something changed, here or by background work. */
  onChanged(handler: (changed: Changed) => void): Stop;
  /** Files were dropped on the window (`files`), or hover over it (`null`), or left it (`[]`). */
  onDropped(handler: (files: PickedFile[] | null) => void): Stop;
  /** What was opened with this program from outside and waits, without the paths that are `done`. */
  handed(done: readonly string[]): Promise<Handed>;
  /** Something more was opened from outside. */
  onHanded(handler: () => void): Stop;
  /** A notice of the system was pressed: it leads to a tray of My work. */
  onNoticed(handler: (tray: TrayKind) => void): Stop;
}

const isWireError = (thrown: unknown): thrown is WireError =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;

/** Whatever was thrown, as a `WireError`: a rejection outside the contract is a fault of the shell. */
export function asWireError(thrown: unknown): WireError {
  if (isWireError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'ui-fault-shell', message, hint: null, parameters: { detail: message }, reference_number: null };
}
