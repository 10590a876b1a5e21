/**
 * The editor of JSON texts. It stands in a shadow root of its own: there its styles are sheets that the script
 * constructs, which the strict content policy of the window allows, and no style of the window leaks in. Loaded only
 * when somebody writes (`CodeEditor`). Deliberately not here: what is wrong with a text, which the desk says.
 */
import { autocompletion, completionKeymap, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { namesAt, valuesAt, type Schema } from './completion';
import { placeOf } from './place';
import { look } from './look';

/** Something to be said of a place in the text; lines and characters from 1. */
export type Mark = { line: number; column: number; severity: 'error' | 'warning'; text: string };

/** A mounted editor. */
export type Editor = {
  /** The name of the text in the present language; what was typed stays, with its history. */
  call: (label: string, lang: string) => void;
  /** Another text altogether: its history begins anew. */
  replace: (text: string) => void;
  mark: (marks: readonly Mark[]) => void;
  goTo: (line: number, column: number) => void;
  destroy: () => void;
};

type Options = {
  text: string;
  label: string;
  lang: string;
  schema: Schema;
  onChange: (text: string) => void;
};

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
]);

/** The position of a character of a line, both from 1, as the desk counts characters. */
function positionOf(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return found.from + [...found.text].slice(0, column - 1).join('').length;
}

/** Offers what the schema knows of the place. */
const completing = (schema: Schema) => (context: CompletionContext) => {
  const place = placeOf(context.state, context.pos);
  if (!place) return null;
  const isName = place.writes === 'name';
  const offers = isName ? namesAt(schema, place.steps, place.present) : valuesAt(schema, place.steps);
  if (offers.length === 0 || (!context.explicit && place.from === context.pos)) return null;
  const followed = context.state.sliceDoc(context.pos, context.pos + 1) === '"' ? context.pos + 1 : context.pos;
  return {
    from: place.from,
    filter: true,
    options: offers.map(({ label, detail }) => ({
      label: isName ? JSON.stringify(label) : label,
      displayLabel: isName ? label : label,
      detail,
      apply: (view: EditorView, _: unknown, from: number) => {
        const insert = isName ? JSON.stringify(label) : label;
        view.dispatch({ changes: { from, to: followed, insert }, selection: { anchor: from + insert.length } });
      },
    })),
  };
};

const naming = new Compartment();
const named = (label: string, lang: string) =>
  EditorView.contentAttributes.of({ 'aria-label': label, lang, spellcheck: 'false', tabindex: '0' });

const extensions = ({ label, lang, schema, onChange }: Options) => [
  lineNumbers(),
  foldGutter(),
  codeFolding(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  json(),
  syntaxHighlighting(colours),
  lintGutter(),
  autocompletion({ override: [completing(schema)], icons: false }),
  // Tab leaves the editor, as it leaves every field.
  keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
  naming.of(named(label, lang)),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange(update.state.doc.toString());
  }),
  look,
];

/** Puts an editor into an element. */
export function mountEditor(parent: HTMLElement, options: Options): Editor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open', delegatesFocus: true });
  const stateOf = (text: string) => EditorState.create({ doc: text, extensions: extensions(options) });
  const view = new EditorView({ state: stateOf(options.text), root, parent: root });
  return {
    call: (label, lang) => view.dispatch({ effects: naming.reconfigure(named(label, lang)) }),
    replace: (text) => {
      if (text !== view.state.doc.toString()) view.setState(stateOf(text));
    },
    mark: (marks) => {
      const { doc } = view.state;
      const found = marks.map(({ line, column, severity, text }): Diagnostic => {
        const from = positionOf(doc, line, column);
        return { from, to: Math.min(from + 1, doc.lineAt(from).to), severity, message: text };
      });
      view.dispatch(setDiagnostics(view.state, found));
    },
    goTo: (line, column) => {
      const anchor = positionOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
