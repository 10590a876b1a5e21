/**
 * Filling a form: sections at the left with what is still open, the form in one readable column, the
 * pages at the right when asked for. Ctrl+Enter saves, and goes on to check and sign when the desk
 * finds nothing wrong; otherwise the summary stands at the top and the first wrong field has the focus.
 */
import { useCallback, useState } from 'react';
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { Empty, ErrorNote, Remark, Waiting } from '../../components/Notes';
import { OfficialPapers } from '../../components/OfficialPaper';
import { OnePane, PaneHead, Panes } from '../../components/Panes';
import { StageLine } from '../../components/StageLine';
import { Trouble } from '../../components/Trouble';
import type { DraftView, Problem } from '../../generated/contract';
import { settleAll } from '../../state/composing';
import { useVerb } from '../../state/desk';
import { useDraftDesk } from '../../state/draft';
import type { DraftDesk, DraftState } from '../../state/draftDesk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { EditionNotes } from './EditionNotes';
import { focusPath } from './focus';
import { PageDialog } from './PageDialog';
import { Pages } from './Pages';
import { ProblemSummary } from './ProblemSummary';
import { Reading } from './reading';
import { ReturnDialog } from './ReturnDialog';
import { SectionList } from './SectionList';
import { RowsAside } from './RowsAside';
import { StalePrefills } from './StalePrefills';

/** The screen: the draft of the address. */
export function FillScreen() {
  const { say } = useWords();
  const { draft } = useAsked();
  const go = useGo();
  const opened = useVerb('open_draft', { draft_id: draft ?? '' }, { enabled: draft !== undefined, anew: true });
  if (!draft)
    return (
      <OnePane label={say('ui-form')}>
        <PaneHead title={say('ui-form')} arrives />
        <Empty text={say('ui-no-draft')}>
          <Button onPress={() => go('/forms')}>{say('ui-forms')}</Button>
        </Empty>
      </OnePane>
    );
  if (opened.error)
    return (
      <Trouble title={say('ui-form')} error={opened.error} onRetry={() => void opened.refetch()}>
        <Button onPress={() => go('/forms')}>{say('ui-forms')}</Button>
      </Trouble>
    );
  if (!opened.data) return <Waiting />;
  // In another edition it is another form, and nothing of the former may stay on the screen.
  return <Filling key={`${draft} ${opened.data.form.hash}`} view={opened.data} onMoved={() => void opened.refetch()} />;
}

function Filling({ view, onMoved }: { view: DraftView; onMoved: () => void }) {
  const { say, clock } = useWords();
  const go = useGo();
  const { desk, state } = useDraftDesk(view);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const [returning, setReturning] = useState(false);
  const [paging, setPaging] = useState(false);
  const [listed, setListed] = useState(false);
  const [originals, setOriginals] = useState(view.originals);
  const reading = new Reading(view.form, state);
  const finish = useCallback(async () => {
    if (!(await settled(desk))) return;
    const [first] = desk.state.evaluation.problems;
    setAsked(true);
    if (first) focusPath(first.path);
    else go('/sign', { draft: view.draft.draft_id });
  }, [desk, go, view.draft.draft_id]);
  useStatusText(state.trouble ? say('ui-not-saved') : say('ui-saved', { at: clock(state.saved_at) }));
  const showPage = async () => setPaging(await settled(desk));
  useCommands({ finish: () => void finish(), 'show-page': () => void showPage(), back: () => go('/forms') });
  const shown = useMet(asked, left);
  const leave = useCallback((path: string) => setLeft((held) => (held.has(path) ? held : new Set(held).add(path))), []);
  const column = (
    <div className={css.scroller}>
      {/* Whoever drives the window waits until what was typed is answered for. */}
      <div className={css.column} data-unanswered={state.typed.size > 0 || undefined}>
        <Head view={view} />
        <div className={css.editions}>
          <EditionNotes view={view} settle={() => settled(desk)} onMoved={onMoved} />
          <RowsAside reading={reading} draft_id={view.draft.draft_id} />
          <StalePrefills view={view} settle={() => settled(desk)} onSettled={onMoved} />
        </div>
        <OfficialPapers form={view.form} />
        <SaveTrouble desk={desk} state={state} />
        {asked && reading.evaluation.problems.length > 0 ? <ProblemSummary reading={reading} /> : null}
        <Pages tools={{ reading, desk, shown, leave, originals, setOriginals, view }} />
        <Acts
          onFinish={() => void finish()}
          onPage={() => void showPage()}
          onReturn={mayReturn(view) ? () => setReturning(true) : null}
        />
      </div>
      {paging ? <PageDialog draft_id={view.draft.draft_id} reading={reading} onClose={() => setPaging(false)} /> : null}
      <ReturnDialog open={returning} onClose={() => setReturning(false)} view={view} />
    </div>
  );
  const toSection = (path: string) => {
    setListed(false);
    // The form is in sight by then, also on a narrow window.
    requestAnimationFrame(() => focusPath(path));
  };
  const list = <SectionList reading={reading} problems={reading.evaluation.problems.length} onGo={toSection} />;
  return (
    <Panes
      id="fill"
      initial={236}
      least={200}
      most={380}
      list={list}
      listLabel={say('ui-sections')}
      thing={column}
      thingLabel={say('ui-form')}
      covering={!listed}
      onBack={() => setListed(true)}
      backWord={say('ui-sections')}
      forth={{ word: say('ui-form'), go: () => setListed(false) }}
    />
  );
}

/** Whether a person has met a problem already: in a field that was left, or when all were asked for. */
const useMet = (asked: boolean, left: ReadonlySet<string>) =>
  useCallback(
    (problem: Problem) =>
      asked || [...left].some((path) => problem.path === path || problem.path.startsWith(`${path}/`)),
    [asked, left],
  );

type ActsProps = { onFinish: () => void; onPage: () => void; onReturn: (() => void) | null };

function Acts({ onFinish, onPage, onReturn }: ActsProps) {
  const { say } = useWords();
  return (
    <div className={css.acts}>
      <Button kind="main" onPress={onFinish} chord="Ctrl+Enter">
        {say('ui-check')}
      </Button>
      <Button onPress={onPage} chord="Ctrl+P">
        {say('ui-cmd-show-page')}
      </Button>
      {onReturn ? <Button onPress={onReturn}>{say('ui-return')}</Button> : null}
    </div>
  );
}

/** Everything typed is text and saved, also just after composing; false when saving failed. */
async function settled(desk: DraftDesk): Promise<boolean> {
  settleAll();
  await desk.flush();
  return desk.state.trouble === null;
}

const mayReturn = (view: DraftView) =>
  (view.form.stages.find((stage) => stage.id === view.draft.stage_id)?.may_return_to.length ?? 0) > 0;

function Head({ view }: { view: DraftView }) {
  const { say, read, beneath, langOf, other, moment } = useWords();
  const { form, returned } = view;
  const heading = useArrival<HTMLHeadingElement>(view.draft.draft_id);
  const { title } = view.draft;
  return (
    <header className={css.head}>
      <p className={css.kicker}>
        <span className="num">{say('ui-edition-of', { edition: form.edition })}</span>
        <span className="ref">{form.form_no}</span>
      </p>
      <h1 ref={heading} tabIndex={-1} className={css.title} lang={langOf(title)}>
        {read(title)}
      </h1>
      {beneath(title) ? (
        <p className={css.beneath} lang={other}>
          {beneath(title)}
        </p>
      ) : null}
      <div className={css.stages}>
        <StageLine stages={view.stages} />
      </div>
      {returned ? (
        <Remark>
          <p>
            {say('ui-returned-by', {
              name: read(returned.by.name),
              post: read(returned.by.post),
              at: moment(returned.at),
            })}
          </p>
          <p className={css.reasons}>{returned.reasons}</p>
        </Remark>
      ) : null}
    </header>
  );
}

function SaveTrouble({ desk, state }: { desk: DraftDesk; state: DraftState }) {
  const { say } = useWords();
  if (!state.trouble) return null;
  return (
    <ErrorNote error={state.trouble}>
      <Button kind="quiet" onPress={() => void desk.flush()}>
        {say('ui-try-again')}
      </Button>
    </ErrorNote>
  );
}
