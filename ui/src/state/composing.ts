/**
 * The one guard for Chinese input. While an input method composes, keys belong to it and what stands
 * in the field is not yet text. Some engines send the committing Enter after the end of composing with
 * key code 229, and WebKitGTK empties the field for one event and ends composing twice.
 */

/** A key event as far as the guard needs it. */
export type KeyLike = {
  isComposing?: boolean;
  keyCode?: number;
  nativeEvent?: { isComposing?: boolean; keyCode?: number };
};

/** The key belongs to the input method: no handler may act on it. */
export function isComposing(event: KeyLike): boolean {
  const native = event.nativeEvent ?? event;
  return native.isComposing === true || native.keyCode === 229;
}

/** How long after the last end of composing text is taken to be settled, in milliseconds. */
export const SETTLE_MS = 150;

/** Watches one field: takes its events, answers `settled` once with each text that a person meant. */
export class ComposingWatch {
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #settled: (text: string) => void;

  constructor(settled: (text: string) => void) {
    this.#settled = settled;
  }

  /** Composing goes on; nothing in the field counts. */
  get composing(): boolean {
    return this.#composing;
  }

  start(): void {
    this.#composing = true;
    this.#stopTimer();
  }

  /** An `input` event. `native` says whether the engine calls it part of composing. */
  input(text: string, native: boolean): void {
    if (this.#composing) return;
    if (native) this.#later(text);
    else if (this.#timer) this.#later(text);
    else this.#settled(text);
  }

  /** An end of composing; some engines send it twice, the second without a start. */
  end(text: string): void {
    this.#composing = false;
    this.#later(text);
  }

  /** Leaving the field settles at once. */
  leave(text: string): void {
    const waiting = this.#timer !== null || this.#composing;
    this.#composing = false;
    this.#stopTimer();
    if (waiting) this.#settled(text);
  }

  /** What waits to be settled is settled now: composing has ended, and somebody asks for the text. */
  settle(text: string): void {
    if (this.#timer === null || this.#composing) return;
    this.#stopTimer();
    this.#settled(text);
  }

  #later(text: string): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#settled(text);
    }, SETTLE_MS);
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

const active = new Map<object, () => void>();

/** A field says how to settle what stands in it; answers how to stop. */
export function settlesBy(settle: () => void): () => void {
  const field = {};
  active.set(field, settle);
  return () => active.delete(field);
}

/** Settles every field at once, before what was typed is asked for. */
export function settleAll(): void {
  for (const settle of active.values()) settle();
}
