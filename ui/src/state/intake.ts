/**
 * What is too much for a field is refused whole and said, with the limit: nothing is cut silently, and a
 * window stays quick whatever lies on the clipboard. Deliberately not here: what a form allows, which its
 * fields carry as their length.
 */
import { useSyncExternalStore } from 'react';
import type { Message } from '../generated/contract';

/** Characters that a field takes where nothing else is said: one line, several lines. */
export const LINE = 5_000;
export const LINES = 100_000;

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

const most = (field: Field) => {
  if (field.maxLength > 0) return field.maxLength;
  return field instanceof HTMLTextAreaElement ? LINES : LINE;
};

let said: Message | null = null;
/** Where the cursor stood when it was said. */
let at: Element | null = null;
const watchers = new Set<() => void>();

/** Says what was refused; null takes it back. */
export function sayRefused(message: Message | null): void {
  if (message === said) return;
  said = message;
  at = document.activeElement;
  for (const watcher of watchers) watcher();
}

/** Why a field cannot take so many characters more; null = it can. */
export function tooLong(field: Field, added: number): Message | null {
  const chosen = Math.abs((field.selectionEnd ?? 0) - (field.selectionStart ?? 0));
  const length = field.value.length - chosen + added;
  return added > 0 && length > most(field) ? { code: 'ui-too-long', args: { length, most: most(field) } } : null;
}

function refuse(event: Event, message: Message): void {
  event.preventDefault();
  event.stopPropagation();
  sayRefused(message);
}

/** Before anything takes a paste: more than any field holds goes nowhere. */
function beforePaste(event: ClipboardEvent): void {
  const length = event.clipboardData?.getData('text/plain').length ?? 0;
  if (length <= LINES) return;
  refuse(event, { code: 'ui-too-long', args: { length, most: isField(event.target) ? most(event.target) : LINES } });
}

/** After the grids, which spread a block over their cells. */
function afterPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || !isField(event.target)) return;
  const message = tooLong(event.target, event.clipboardData?.getData('text/plain').length ?? 0);
  if (message) refuse(event, message);
}

/** Whatever else puts text in: typing, a replacement. An input method cannot be stopped; its text is short. */
function beforeInput(event: InputEvent): void {
  if (!isField(event.target) || event.isComposing || !event.inputType.startsWith('insert')) return;
  const message = tooLong(event.target, (event.data ?? event.dataTransfer?.getData('text/plain') ?? '').length);
  if (message) refuse(event, message);
}

/** Watches every field of the window; answers how to stop. */
export function watchIntake(): () => void {
  const settled = () => sayRefused(null);
  // A window that comes to the front again gives the focus back to where it was; that is nothing new.
  const moved = (event: FocusEvent) => event.target !== at && settled();
  const escaped = (event: KeyboardEvent) => event.key === 'Escape' && settled();
  window.addEventListener('paste', beforePaste, { capture: true });
  window.addEventListener('paste', afterPaste);
  window.addEventListener('beforeinput', beforeInput, { capture: true });
  window.addEventListener('input', settled);
  window.addEventListener('focusin', moved);
  window.addEventListener('keydown', escaped);
  return () => {
    window.removeEventListener('paste', beforePaste, { capture: true });
    window.removeEventListener('paste', afterPaste);
    window.removeEventListener('beforeinput', beforeInput, { capture: true });
    window.removeEventListener('input', settled);
    window.removeEventListener('focusin', moved);
    window.removeEventListener('keydown', escaped);
  };
}

/** What was refused last, until something else is done. */
export function useRefusedInput(): Message | null {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => said,
  );
}
