/**
 * The host in the desktop shell. The only file that imports the shell's API.
 * Verbs are commands of the same name with one argument `request`; bytes come as a raw response.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Changed, PickedFile, TrayKind } from '../generated/contract';
import { asWireError, type Handed, type Host, type Stop } from './host';

async function ask<T>(command: string, request: unknown): Promise<T> {
  try {
    return await invoke<T>(command, { request });
  } catch (thrown) {
    throw asWireError(thrown);
  }
}

function hear<T>(event: string, handler: (payload: T) => void): Stop {
  const stopping = listen<T>(event, (heard) => handler(heard.payload));
  return () => void stopping.then((stop) => stop());
}

/** The desk behind the shell's commands. */
export const tauriHost: Host = {
  call: (verb, request) => ask(verb, request),
  bytes: (verb, request) => ask<ArrayBuffer>(verb, request),
  pickSave: async (name) => (await ask<{ path: string | null }>('pick_save', { name })).path,
  pickFolder: async () => (await ask<{ path: string | null }>('pick_folder', {})).path,
  pickFiles: async (request) => (await ask<{ files: PickedFile[] }>('pick_files', request)).files,
  onChanged: (handler) => hear<Changed>('changed', handler),
  onDropped: (handler) => hear<PickedFile[] | null>('dropped', handler),
  handed: (done) => ask<Handed>('handed_files', { done }),
  onHanded: (handler) => hear<null>('handed', handler),
  onNoticed: (handler) => hear<TrayKind>('noticed', handler),
};
