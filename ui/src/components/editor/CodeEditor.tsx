/** A text of JSON to be written in, with marks at places. The editor itself comes when it is first needed. */
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { Schema } from './completion';
import css from './CodeEditor.module.css';
import type { Editor, Mark } from './mount';

/** What can be asked of it. */
export type CodeEditorHandle = { goTo: (line: number, column: number) => void };

type Props = {
  ref?: Ref<CodeEditorHandle>;
  /** Which document it is: another one begins a new history. */
  id: string;
  text: string;
  label: string;
  lang: string;
  marks: readonly Mark[];
  schema: () => Promise<Schema>;
  onChange: (text: string) => void;
};

/** The editor. */
export function CodeEditor({ ref, id, text, label, lang, marks, schema, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const [ready, setReady] = useState(false);
  const latest = useRef({ text, label, lang, onChange });
  latest.current = { text, label, lang, onChange };
  useEffect(() => {
    let gone = false;
    void Promise.all([import('./mount'), schema()]).then(([{ mountEditor }, known]) => {
      if (gone || !box.current) return;
      const { text, label, lang } = latest.current;
      const options = { text, label, lang, schema: known };
      editor.current = mountEditor(box.current, { ...options, onChange: (now) => latest.current.onChange(now) });
      setReady(true);
    });
    return () => {
      gone = true;
      editor.current?.destroy();
      editor.current = null;
      setReady(false);
    };
  }, [schema]);
  useEffect(() => editor.current?.call(label, lang), [label, lang, ready]);
  useEffect(() => editor.current?.replace(latest.current.text), [id, ready]);
  useEffect(() => editor.current?.mark(marks), [marks, ready]);
  useImperativeHandle(ref, () => ({ goTo: (line, column) => editor.current?.goTo(line, column) }), []);
  return <div ref={box} className={css.editor} data-ready={ready || undefined} />;
}
