/**
 * Writing a definition: its text at the left with what is to be said of it beneath, the form that it makes at the
 * right, and what its rules mean. Text with faults leaves the last form standing, and says so.
 */
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../components/Button';
import { CodeEditor, type CodeEditorHandle } from '../../components/editor/CodeEditor';
import type { Mark } from '../../components/editor/mount';
import { SelectChoice } from '../../components/fields/Choices';
import { Empty, ErrorNote, Remark, Waiting } from '../../components/Notes';
import { OnePane, PaneHead, Panes } from '../../components/Panes';
import { Tabs } from '../../components/Tabs';
import type { DefinitionFinding, FormView } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import type { DraftDesk } from '../../state/draftDesk';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Author.module.css';
import { Findings } from './Findings';
import { RuleList } from './RuleList';
import { definitionSchema } from './schema';
import { useAuthoring, type Good, type Sheet } from './useAuthoring';

/** The form as the screen of filling draws it. */
export type PreviewOf = (props: { form: FormView; stage_id: string; desk: DraftDesk }) => ReactNode;

/** The screen. */
export function AuthorScreen({ preview }: { preview: PreviewOf }) {
  const { say } = useWords();
  const go = useGo();
  const authoring = useAuthoring();
  const file = useFile(authoring);
  useCommands({
    back: () => go('/forms'),
    'author-open': file.open,
    ...(authoring.sheet ? { 'author-save': file.save } : {}),
  });
  const { sheet } = authoring;
  if (!sheet)
    return (
      <OnePane label={say('ui-author')}>
        <PaneHead title={say('ui-author')} arrives />
        <Empty text={say('ui-author-empty')}>
          <Button kind="main" onPress={file.open}>
            {say('ui-author-open')}
          </Button>
          <ErrorNote error={file.error} />
        </Empty>
      </OnePane>
    );
  return <Writing sheet={sheet} authoring={authoring} file={file} preview={preview} />;
}

type Authoring = ReturnType<typeof useAuthoring>;
type File = ReturnType<typeof useFile>;

/** Opening and saving the file of the definition. */
function useFile({ sheet, setSheet, begin }: Authoring) {
  const host = useHost();
  const reading = useAct('read_definition');
  const saving = useAct('save_definition');
  const openIt = async () => {
    const [chosen] = await host.pickFiles({ purpose: 'form', multiple: false });
    if (!chosen) return;
    const { name, source } = await reading.mutateAsync({ path: chosen.path });
    begin({ path: chosen.path, name, text: source, saved: source });
  };
  const saveTo = async (path: string | null) => {
    if (!sheet || path === null) return;
    const { name } = await saving.mutateAsync({ path, source: sheet.text });
    setSheet({ ...sheet, path, name, saved: sheet.text });
  };
  const quietly = (work: Promise<void>) => void work.catch(() => undefined);
  return {
    open: () => quietly(openIt()),
    save: () => quietly(saveTo(sheet?.path ?? null)),
    saveAs: () => quietly(host.pickSave(sheet?.name ?? 'form.json').then(saveTo)),
    error: reading.error ?? saving.error,
  };
}

type WritingProps = { sheet: Sheet; authoring: Authoring; file: File; preview: PreviewOf };

function Writing({ sheet, authoring, file, preview }: WritingProps) {
  const { say, lang } = useWords();
  const editor = useRef<CodeEditorHandle>(null);
  const [form, setForm] = useState(false);
  const { answer, good } = authoring;
  const marks = useMarks(answer?.findings);
  useStatusText(say(sheet.text === sheet.saved ? 'ui-author-saved' : 'ui-author-unsaved', { name: sheet.name }));
  const toPlace = (line: number, column: number) => {
    setForm(false);
    requestAnimationFrame(() => editor.current?.goTo(line, column));
  };
  const text = (
    <div className={css.text}>
      <PaneHead title={say('ui-author')} sub={sheet.name} arrives>
        <Button onPress={file.open}>{say('ui-author-open')}</Button>
        <Button onPress={file.save} chord="Ctrl+S" isDisabled={sheet.text === sheet.saved}>
          {say('ui-author-save')}
        </Button>
        <Button onPress={file.saveAs}>{say('ui-author-save-as')}</Button>
      </PaneHead>
      <ErrorNote error={file.error ?? authoring.trouble} />
      <CodeEditor
        ref={editor}
        id={sheet.path}
        text={sheet.text}
        label={say('ui-author-text')}
        lang={lang}
        marks={marks}
        schema={definitionSchema}
        onChange={(now) => authoring.setSheet({ ...sheet, text: now })}
      />
      <Findings answer={answer} onGo={toPlace} />
    </div>
  );
  return (
    <Panes
      id="author"
      initial={620}
      least={320}
      most={1100}
      list={text}
      listLabel={say('ui-author-text')}
      thing={<Made good={good} stale={answer !== null && !answer.form} {...{ authoring, preview, toPlace }} />}
      thingLabel={say('ui-author-form')}
      covering={form}
      onBack={() => setForm(false)}
      backWord={say('ui-author-text')}
      thingTitle={say('ui-author')}
      forth={{ word: say('ui-author-form'), go: () => setForm(true) }}
    />
  );
}

type MadeProps = {
  good: Good | null;
  /** The text has faults now: this is what it made before. */
  stale: boolean;
  authoring: Authoring;
  preview: PreviewOf;
  toPlace: (line: number, column: number) => void;
};

/** What the text makes: the form, and its rules in sentences. */
function Made({ good, stale, authoring, preview, toPlace }: MadeProps) {
  const { say, read } = useWords();
  const { desk, another } = authoring;
  if (!good || !desk) return stale ? <Empty text={say('ui-author-no-form')} /> : <Waiting />;
  const { form, stage_id, rules } = good.form;
  const note = stale ? (
    <Remark>
      <p role="status">{say('ui-author-stale')}</p>
    </Remark>
  ) : null;
  const stages = form.stages.map((stage) => ({ code: stage.id, label: read(stage.label) }));
  const shown = (
    <>
      {note}
      {stages.length > 1 ? (
        <div className={css.stage}>
          <SelectChoice
            id="author-stage"
            label={say('ui-author-stage')}
            value={stage_id}
            options={stages}
            onChange={another}
          />
        </div>
      ) : null}
      {preview({ form, stage_id, desk })}
    </>
  );
  const said = (
    <>
      {note}
      <RuleList rules={rules} onGo={toPlace} />
    </>
  );
  return (
    <Tabs
      label={say('ui-author-form')}
      views={[
        { id: 'form', word: say('ui-author-preview'), children: shown },
        { id: 'rules', word: say('ui-author-rules', { count: rules.length }), children: said },
      ]}
    />
  );
}

/** The findings as marks of the editor. */
function useMarks(findings: readonly DefinitionFinding[] | undefined): Mark[] {
  const { say } = useWords();
  return useMemo(
    () =>
      (findings ?? []).map(({ kind, line, column, message }) => ({
        line,
        column,
        severity: kind === 'remark' ? 'warning' : 'error',
        text: say(message.code, message.args),
      })),
    [findings, say],
  );
}
