/**
 * Every command of the window, once: its name in `locales/`, its scope and its default chord. The
 * palette, the tooltips and the help of keys are made from this table. Chords inside lists and grids
 * belong to those widgets (`inside`); they stand here so that the help shows them.
 * Never bound: chords that input methods or desktops use (see RESERVED).
 */

export type Scope =
  | 'global'
  | 'work'
  | 'list'
  | 'record'
  | 'compare'
  | 'fill'
  | 'sign'
  | 'search'
  | 'files'
  | 'keeping'
  | 'sync'
  | 'author';

export type Command = {
  /** Identifier in `locales/`. */
  title: string;
  scope: Scope;
  /** `Ctrl+K`, `F6`, `/`, or a sequence such as `g w`. Null: only through the palette. */
  chord: string | null;
  /** A widget handles the key itself. */
  inside?: true;
};

/** All commands. */
export const COMMANDS = {
  palette: { title: 'ui-cmd-palette', scope: 'global', chord: 'Ctrl+K' },
  'search-focus': { title: 'ui-cmd-search', scope: 'global', chord: '/' },
  'go-work': { title: 'ui-cmd-go-work', scope: 'global', chord: 'g w' },
  'go-forms': { title: 'ui-cmd-go-forms', scope: 'global', chord: 'g c' },
  'go-track': { title: 'ui-cmd-go-track', scope: 'global', chord: 'g t' },
  'go-take-up': { title: 'ui-cmd-go-take-up', scope: 'global', chord: 'g u' },
  'go-files': { title: 'ui-cmd-go-files', scope: 'global', chord: 'g f' },
  'go-search': { title: 'ui-cmd-go-search', scope: 'global', chord: 'g s' },
  'go-keeping': { title: 'ui-cmd-go-keeping', scope: 'global', chord: 'g r' },
  'go-sync': { title: 'ui-cmd-go-sync', scope: 'global', chord: 'Ctrl+Shift+S' },
  'go-settings': { title: 'ui-cmd-go-settings', scope: 'global', chord: null },
  'new-form': { title: 'ui-cmd-new-form', scope: 'global', chord: 'Ctrl+N' },
  'add-files': { title: 'ui-cmd-add-files', scope: 'global', chord: 'Ctrl+O' },
  'take-hand-over': { title: 'ui-carry-take', scope: 'global', chord: null },
  'check-file': { title: 'ui-cmd-check-file', scope: 'global', chord: 'g v' },
  'go-author': { title: 'ui-author', scope: 'global', chord: null },
  'next-pane': { title: 'ui-cmd-next-pane', scope: 'global', chord: 'F6' },
  'previous-pane': { title: 'ui-cmd-previous-pane', scope: 'global', chord: 'Shift+F6' },
  language: { title: 'ui-cmd-language', scope: 'global', chord: 'Ctrl+Shift+L' },
  theme: { title: 'ui-cmd-theme', scope: 'global', chord: null },
  keys: { title: 'ui-cmd-keys', scope: 'global', chord: '?' },
  help: { title: 'ui-cmd-keys', scope: 'global', chord: 'F1' },
  larger: { title: 'ui-cmd-larger', scope: 'global', chord: 'Ctrl+=' },
  smaller: { title: 'ui-cmd-smaller', scope: 'global', chord: 'Ctrl+-' },
  'normal-size': { title: 'ui-cmd-normal-size', scope: 'global', chord: 'Ctrl+0' },
  'favourite-1': { title: 'ui-cmd-favourite-1', scope: 'global', chord: 'Ctrl+1' },
  'favourite-2': { title: 'ui-cmd-favourite-2', scope: 'global', chord: 'Ctrl+2' },
  'favourite-3': { title: 'ui-cmd-favourite-3', scope: 'global', chord: 'Ctrl+3' },
  'favourite-4': { title: 'ui-cmd-favourite-4', scope: 'global', chord: 'Ctrl+4' },
  'favourite-5': { title: 'ui-cmd-favourite-5', scope: 'global', chord: 'Ctrl+5' },
  'favourite-6': { title: 'ui-cmd-favourite-6', scope: 'global', chord: 'Ctrl+6' },
  'favourite-7': { title: 'ui-cmd-favourite-7', scope: 'global', chord: 'Ctrl+7' },
  'favourite-8': { title: 'ui-cmd-favourite-8', scope: 'global', chord: 'Ctrl+8' },
  'favourite-9': { title: 'ui-cmd-favourite-9', scope: 'global', chord: 'Ctrl+9' },
  lock: { title: 'ui-cmd-lock', scope: 'global', chord: null },
  'sync-now': { title: 'ui-cmd-sync-now', scope: 'global', chord: null },
  'list-down': { title: 'ui-cmd-list-down', scope: 'list', chord: 'j', inside: true },
  'list-up': { title: 'ui-cmd-list-up', scope: 'list', chord: 'k', inside: true },
  'list-open': { title: 'ui-cmd-list-open', scope: 'list', chord: 'Enter', inside: true },
  'list-choose': { title: 'ui-cmd-list-choose', scope: 'list', chord: 'x', inside: true },
  'list-stretch': { title: 'ui-cmd-list-stretch', scope: 'list', chord: 'Shift+ArrowDown', inside: true },
  'choose-all': { title: 'ui-choose-all', scope: 'list', chord: 'Ctrl+A' },
  'change-elements': { title: 'ui-change-elements', scope: 'list', chord: 'e' },
  'copy-references': { title: 'ui-copy-references', scope: 'list', chord: 'Ctrl+Shift+C' },
  'save-copies': { title: 'ui-save-copies', scope: 'list', chord: 'Ctrl+S' },
  'tray-1': { title: 'ui-tray-to-sign', scope: 'work', chord: '1' },
  'tray-2': { title: 'ui-tray-returned', scope: 'work', chord: '2' },
  'tray-3': { title: 'ui-tray-to-complete', scope: 'work', chord: '3' },
  'tray-4': { title: 'ui-tray-to-file', scope: 'work', chord: '4' },
  'tray-5': { title: 'ui-tray-attention', scope: 'work', chord: '5' },
  'tray-6': { title: 'ui-tray-review', scope: 'work', chord: '6' },
  'choose-signing': { title: 'ui-cmd-choose-signing', scope: 'work', chord: 'Ctrl+A' },
  'sign-chosen': { title: 'ui-cmd-sign-chosen', scope: 'work', chord: 's' },
  finish: { title: 'ui-cmd-finish', scope: 'global', chord: 'Ctrl+Enter' },
  undo: { title: 'ui-undo', scope: 'global', chord: 'Ctrl+Z' },
  back: { title: 'ui-cmd-back', scope: 'global', chord: 'Escape' },
  'show-page': { title: 'ui-cmd-show-page', scope: 'fill', chord: 'Ctrl+P' },
  'row-add': { title: 'ui-cmd-row-add', scope: 'fill', chord: 'Alt+Enter', inside: true },
  'row-copy': { title: 'ui-cmd-row-copy', scope: 'fill', chord: 'Alt+C', inside: true },
  'row-up': { title: 'ui-cmd-row-up', scope: 'fill', chord: 'Alt+ArrowUp', inside: true },
  'row-down': { title: 'ui-cmd-row-down', scope: 'fill', chord: 'Alt+ArrowDown', inside: true },
  'row-remove': { title: 'ui-cmd-row-remove', scope: 'fill', chord: 'Alt+Delete', inside: true },
  'copy-reference': { title: 'ui-cmd-copy-reference', scope: 'record', chord: 'Ctrl+Shift+C' },
  'save-copy': { title: 'ui-cmd-save-copy', scope: 'record', chord: 'Ctrl+S' },
  print: { title: 'ui-cmd-print', scope: 'record', chord: 'Ctrl+P' },
  why: { title: 'ui-cmd-why', scope: 'record', chord: 'w' },
  verify: { title: 'ui-cmd-verify', scope: 'record', chord: 'v' },
  history: { title: 'ui-cmd-history', scope: 'record', chord: 'h' },
  information: { title: 'ui-cmd-information', scope: 'record', chord: 'i' },
  'hit-next': { title: 'ui-cmd-hit-next', scope: 'record', chord: 'n' },
  'hit-previous': { title: 'ui-cmd-hit-previous', scope: 'record', chord: 'p' },
  'change-next': { title: 'ui-cmd-change-next', scope: 'compare', chord: 'n' },
  'change-previous': { title: 'ui-cmd-change-previous', scope: 'compare', chord: 'p' },
  'page-next': { title: 'ui-cmd-page-next', scope: 'compare', chord: 'ArrowRight' },
  'page-previous': { title: 'ui-cmd-page-previous', scope: 'compare', chord: 'ArrowLeft' },
  filters: { title: 'ui-cmd-filters', scope: 'search', chord: 'f' },
  'author-open': { title: 'ui-author-open', scope: 'author', chord: null },
  'author-save': { title: 'ui-author-save', scope: 'author', chord: 'Ctrl+S' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

/** The command of an id, widened so that optional parts can be read. */
export const commandOf = (id: CommandId): Command => COMMANDS[id];

/** Chords that input methods, window managers or keyboard layouts own. */
export const RESERVED: readonly RegExp[] = [
  /^Ctrl\+(Space|Shift|\.)$/,
  /^Shift\+Space$/,
  /^Alt\+Shift/,
  /^Ctrl\+Shift\+F$/,
  /CapsLock/,
  /^(Meta|Super|Win)\b/,
  /^Ctrl\+Alt\+\w$/,
];
