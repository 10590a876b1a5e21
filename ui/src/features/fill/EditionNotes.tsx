/** What a draft is told of editions: that a newer one is in use, or that it came from an older one and what was set aside. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { ErrorNote, Remark, Told, Waiting } from '../../components/Notes';
import { Table } from '../../components/Table';
import type { DraftView, Moved, MovedValue, NewerEdition } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import { useProblemWords } from './ProblemSummary';

type Props = {
  view: DraftView;
  /** Saves what was typed; false when that failed. */
  settle: () => Promise<boolean>;
  /** The draft stands in another edition now. */
  onMoved: () => void;
};

/** The remarks above the form; none for a draft on the edition in use that was begun there. */
export function EditionNotes({ view, settle, onMoved }: Props) {
  const { draft_id } = view.draft;
  return (
    <>
      {view.newer_edition ? (
        <Newer draft_id={draft_id} newer={view.newer_edition} settle={settle} onMoved={onMoved} />
      ) : null}
      {view.moved ? <CameFrom draft_id={draft_id} moved={view.moved} settle={settle} onMoved={onMoved} /> : null}
    </>
  );
}

type NewerProps = Omit<Props, 'view'> & { draft_id: string; newer: NewerEdition };

function Newer({ draft_id, newer, settle, onMoved }: NewerProps) {
  const { say, date } = useWords();
  const [looking, setLooking] = useState(false);
  const look = async () => setLooking(await settle());
  return (
    <>
      <Remark>
        <p>
          {newer.accept_until
            ? say('ui-newer-edition-until', { edition: newer.edition, until: date(newer.accept_until) })
            : say('ui-newer-edition', { edition: newer.edition })}
        </p>
        {newer.may_move ? (
          <Button kind="quiet" onPress={() => void look()}>
            {say('ui-move-look')}
          </Button>
        ) : null}
      </Remark>
      {looking ? <MoveDialog draft_id={draft_id} onClose={() => setLooking(false)} onMoved={onMoved} /> : null}
    </>
  );
}

type CameFromProps = Omit<Props, 'view'> & { draft_id: string; moved: Moved };

function CameFrom({ draft_id, moved, settle, onMoved }: CameFromProps) {
  const { say } = useWords();
  const back = useAct('undo_move');
  const print = useAct('print_set_aside');
  const edition = moved.from_edition;
  const undo = async () => {
    // Nothing typed may reach the draft after it has gone back.
    if (!(await settle())) return;
    await back.mutateAsync({ draft_id });
    onMoved();
  };
  return (
    <Remark>
      <p>{say('ui-moved-from', { edition, count: moved.set_aside.length })}</p>
      {moved.set_aside.length > 0 ? (
        <div className={css.aside} role="region" aria-label={say('ui-set-aside')}>
          <Values values={moved.set_aside} />
        </div>
      ) : null}
      <div className={css.ways}>
        <Button kind="quiet" isDisabled={back.isPending} onPress={() => void undo().catch(() => undefined)}>
          {say('ui-move-undo', { edition })}
        </Button>
        {moved.set_aside.length > 0 ? (
          <Button kind="quiet" isDisabled={print.isPending} onPress={() => print.mutate({ draft_id })}>
            {say('ui-print-set-aside')}
          </Button>
        ) : null}
      </div>
      <Told text={print.data ? say('ui-printed', { name: print.data.name }) : null} error={back.error ?? print.error} />
    </Remark>
  );
}

function MoveDialog({ draft_id, onClose, onMoved }: { draft_id: string; onClose: () => void; onMoved: () => void }) {
  const { say } = useWords();
  const asked = useVerb('preview_move', { draft_id }, { anew: true });
  const act = useAct('move_draft');
  const preview = asked.data;
  const move = async () => {
    await act.mutateAsync({ draft_id });
    onClose();
    onMoved();
  };
  return (
    <Dialog title={say('ui-move-title')} open onClose={onClose} size="large">
      {preview ? (
        <>
          <p>{say('ui-move-how', { from: preview.from_edition, to: preview.to_edition })}</p>
          <p>
            {say('ui-move-counts', {
              kept: preview.counts.kept,
              mapped: preview.counts.mapped,
              attention: preview.counts.needs_attention,
              aside: preview.counts.set_aside,
              computed: preview.counts.computed,
            })}
          </p>
          <Values values={preview.values} fates />
        </>
      ) : asked.error ? null : (
        <Waiting />
      )}
      <ErrorNote error={asked.error ?? act.error} />
      <DialogFoot>
        <Button onPress={onClose}>{say('ui-cancel')}</Button>
        <Button kind="main" isDisabled={!preview || act.isPending} onPress={() => void move().catch(() => undefined)}>
          {say('ui-move')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** The answers, one a line; with `fates`, what becomes of each. */
function Values({ values, fates }: { values: readonly MovedValue[]; fates?: boolean }) {
  const { say, read, langOf, pick } = useWords();
  const sentence = useProblemWords();
  const name = (one: MovedValue) =>
    one.row === null ? read(one.label) : say('ui-row-in', { label: read(one.label), number: one.row });
  const text = (spoken: MovedValue['before']) => (spoken ? <span lang={langOf(spoken)}>{read(spoken)}</span> : '–');
  const fate = (one: MovedValue) =>
    one.why
      ? say('ui-problem-at', { label: pick('ui-fate', one.fate), problem: sentence(one.why) })
      : pick('ui-fate', one.fate);
  const columns = [{ title: say('ui-move-answer') }, { title: say('ui-move-before') }];
  if (fates) columns.push({ title: say('ui-move-after') }, { title: say('ui-move-fate') });
  const rows = values.map((one, at) => ({
    key: `${at}`,
    late: fates === true && (one.fate === 'needs-attention' || one.fate === 'set-aside'),
    cells: [name(one), text(one.before), ...(fates ? [text(one.after), fate(one)] : [])],
  }));
  return <Table columns={columns} rows={rows} />;
}
