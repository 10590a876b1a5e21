/**
 * From key presses to commands: names of chords, sequences such as `g w`, and what runs now.
 * Screens bind handlers while they stand; the last one bound wins. Single letters act only outside
 * fields and can be switched off. Deliberately not here: the table of commands (keymap.ts).
 */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { isComposing } from './composing';
import { COMMANDS, commandOf, type CommandId } from './keymap';

type Handlers = Partial<Record<CommandId, () => void>>;

const SEQUENCE_MS = 1200;
const layers: Handlers[] = [];
const inDialogs = new Set<Handlers>();
const watchers = new Set<() => void>();
let bound: readonly CommandId[] = [];

function noteBound(): void {
  const ids = Object.keys(COMMANDS) as CommandId[];
  bound = ids.filter((id) => layers.some((layer) => layer[id]));
  for (const watcher of watchers) watcher();
}

/** Runs a command if something stands that can; answers whether it did. */
export function runCommand(id: CommandId): boolean {
  const handler = layers.findLast((layer) => layer[id])?.[id];
  handler?.();
  return handler !== undefined;
}

/** Where handlers are bound: beneath every screen, on the screen, or in a dialog over it. */
export type KeyPlace = 'frame' | 'screen' | 'dialog';

/**
 * Binds handlers while the component stands. Those of the frame lie beneath those of any screen; what a
 * dialog finishes is its own, and nothing beneath it is finished while it is open. They are bound before
 * the component is painted: whatever can be seen answers its keys.
 */
export function useCommands(handlers: Handlers, place: KeyPlace = 'screen'): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  const names = Object.keys(handlers).sort().join(' ');
  useLayoutEffect(() => {
    const ids = names.split(' ').filter(Boolean) as CommandId[];
    const layer: Handlers = Object.fromEntries(ids.map((id) => [id, () => latest.current[id]?.()]));
    if (place === 'frame') layers.unshift(layer);
    else layers.push(layer);
    if (place === 'dialog') inDialogs.add(layer);
    noteBound();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      inDialogs.delete(layer);
      noteBound();
    };
  }, [names, place]);
}

/** The commands that something can run at this moment. */
export function useBoundCommands(): readonly CommandId[] {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => bound,
  );
}

/** The chord of a key press, spelled as in the table. */
export function chordOf(event: KeyboardEvent): string {
  const key =
    event.key === ' ' ? 'Space' : event.key.length === 1 && event.ctrlKey ? event.key.toUpperCase() : event.key;
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : ''];
  const shiftCounts = event.shiftKey && (event.ctrlKey || event.altKey || event.metaKey || key.length > 1);
  return [...held, shiftCounts ? 'Shift' : '', key].filter(Boolean).join('+');
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.role === 'spinbutton');

/** What a key was pressed in, also within a part of the window that is closed in itself (the editor). */
const pressedIn = (event: KeyboardEvent): EventTarget | null => event.composedPath()[0] ?? event.target;

const isLetter = (chord: string): boolean => [...chord].length === 1;

/** Starts listening for the whole window. Sequences wait a moment for their second letter. */
export function listenForKeys(singleKeys: () => boolean): () => void {
  let first: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return;
    const chord = chordOf(event);
    if (isLetter(chord) && (isField(pressedIn(event)) || !singleKeys())) return;
    // Out of a field first, and only then away from the screen.
    if (chord === 'Escape' && isField(pressedIn(event))) return (pressedIn(event) as HTMLElement).blur();
    const spelled = first && isLetter(chord) ? `${first} ${chord}` : chord;
    clearTimeout(timer);
    first = null;
    const over = isInDialog(event.target);
    const id = commandFor(spelled, over);
    if (over) {
      if (id && runInDialog(id)) event.preventDefault();
    } else if (id && runCommand(id)) event.preventDefault();
    else if (isLetter(chord) && startsSequence(chord)) {
      first = chord;
      timer = setTimeout(() => (first = null), SEQUENCE_MS);
    }
  };
  // A chord means its command wherever the focus is: on a button, Ctrl+Enter would press that button first.
  const ahead = (event: KeyboardEvent) => {
    if (!isHeld(chordOf(event))) return;
    // What was typed in a field is chosen and taken back by the field itself.
    if (['Ctrl+Z', 'Ctrl+A'].includes(chordOf(event)) && isField(pressedIn(event))) return;
    listener(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  const behind = (event: KeyboardEvent) => {
    if (!isHeld(chordOf(event))) listener(event);
  };
  window.addEventListener('keydown', ahead, true);
  window.addEventListener('keydown', behind);
  return () => {
    window.removeEventListener('keydown', ahead, true);
    window.removeEventListener('keydown', behind);
  };
}

/** Pressed with Ctrl, the command key or Alt. */
const isHeld = (chord: string): boolean => /^(Ctrl|Alt)\+/.test(chord);

/** A dialog is open and has the focus, or the focus was lost while one is open. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest('[role="dialog"]') !== null ||
    (target === document.body && document.querySelector('[role="dialog"]') !== null));

/** Over a dialog the language turns, and the dialog's own handlers run; nothing reaches through it. */
function runInDialog(id: CommandId): boolean {
  if (id === 'language') return runCommand(id);
  const handler = layers.findLast((layer) => inDialogs.has(layer) && layer[id])?.[id];
  handler?.();
  return handler !== undefined;
}

const outside = (Object.keys(COMMANDS) as CommandId[]).filter((id) => !commandOf(id).inside);
const startsSequence = (chord: string) => outside.some((id) => commandOf(id).chord?.startsWith(`${chord} `));

/** The command of a chord that something can run now; in a dialog its own come first. */
function commandFor(chord: string, inDialog: boolean): CommandId | undefined {
  const same = outside.filter((id) => commandOf(id).chord === chord);
  const own = inDialog ? same.find((id) => [...inDialogs].some((layer) => layer[id])) : undefined;
  return own ?? same.find((id) => bound.includes(id));
}
