/**
 * One open draft: what was typed, what the desk says about it, and saving within a second.
 * Typed values stand over the desk's values until the desk has answered for them, so nothing jumps
 * while a person types. Edits go out one call at a time, in order. No rule of a form is here: what is
 * visible, required or wrong comes from the desk. Deliberately not here: React (draft.ts).
 */
import type { AttachedFile, Edit, Evaluation, Json, UpdateDraftResponse, WireError } from '../generated/contract';

/** Quiet time after the last key before a draft is saved, in milliseconds. */
export const SAVE_AFTER_MS = 300;

/** What the screen sees. */
export type DraftState = {
  evaluation: Evaluation;
  /** Typed values not yet answered for, by pointer. */
  typed: ReadonlyMap<string, Json>;
  /** The files of this stage, each at its place in the answers. */
  attachments: readonly AttachedFile[];
  saved_at: string;
  trouble: WireError | null;
};

type Send = (edits: Edit[]) => Promise<UpdateDraftResponse>;

/** What the desk answers about a draft. */
type Answer = Pick<DraftState, 'evaluation' | 'attachments' | 'saved_at'>;

/** Keeps a draft. `send` is `update_draft` of this draft. */
export class DraftDesk {
  #state: DraftState;
  #queue: Edit[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  readonly #send: Send;
  readonly #watchers = new Set<() => void>();

  constructor({ evaluation, attachments, saved_at }: Answer, send: Send) {
    this.#send = send;
    this.#state = { evaluation, attachments, saved_at, typed: new Map(), trouble: null };
  }

  get state(): DraftState {
    return this.#state;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** A value was typed or chosen. */
  set(path: string, value: Json): void {
    this.#queue = this.#queue.filter((edit) => edit.do !== 'set' || edit.path !== path);
    this.#queue.push({ do: 'set', path, value });
    this.#put({ typed: new Map(this.#state.typed).set(path, value) });
    this.#later();
  }

  /** Rows are added, removed, moved or pasted: saved at once, because pointers of other fields change. */
  async apply(edits: readonly Edit[]): Promise<void> {
    this.#queue.push(...edits);
    await this.flush();
  }

  /** The desk has evaluated otherwise (an attachment). */
  take({ evaluation, attachments, saved_at }: Answer): void {
    this.#put({ evaluation, attachments, saved_at });
  }

  /** Asks the desk anew: something outside the answers has changed. */
  async again(): Promise<void> {
    await this.flush();
    if (this.#state.trouble) return;
    this.take(await this.#send([]));
  }

  /** Saves everything typed so far; resolves when the desk has answered. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.#running) await this.#running;
    if (this.#queue.length === 0) return;
    this.#running = this.#save();
    await this.#running;
    if (!this.#state.trouble && this.#queue.length > 0) await this.flush();
  }

  async #save(): Promise<void> {
    const edits = this.#queue;
    this.#queue = [];
    if (this.#state.trouble) this.#put({ trouble: null });
    try {
      const { evaluation, attachments, saved_at } = await this.#send(edits);
      this.#put({ evaluation, attachments, saved_at, typed: this.#unanswered() });
    } catch (trouble) {
      this.#queue = [...edits, ...this.#queue];
      this.#put({ trouble: trouble as WireError });
    } finally {
      this.#running = null;
    }
  }

  /** Values typed while the call ran stay over the desk's. */
  #unanswered(): Map<string, Json> {
    const open = new Set(this.#queue.flatMap((edit) => (edit.do === 'set' ? [edit.path] : [])));
    return new Map([...this.#state.typed].filter(([path]) => open.has(path)));
  }

  #later(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  #put(part: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...part };
    for (const watcher of this.#watchers) watcher();
  }
}
