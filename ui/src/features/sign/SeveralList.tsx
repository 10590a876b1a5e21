/** The forms that are to be signed together: what each is, and how it stands. `x` leaves one out, or takes it in again. */
import { Check, CircleAlert, CircleDashed, Minus } from 'lucide-react';
import { ErrandRow } from '../../components/ErrandRow';
import { RowList } from '../../components/RowList';
import type { DraftRow } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Several.module.css';
import type { Looking, Standing } from './several';

const ICONS = { 'not-shown': CircleDashed, shown: Check, out: Minus, cannot: CircleAlert } satisfies Record<
  Standing,
  unknown
>;

type Props = {
  rows: readonly DraftRow[];
  looking: Looking;
  chosen: string | null;
  onChoose: (draft_id: string) => void;
};

/** The list. */
export function SeveralList({ rows, looking, chosen, onChoose }: Props) {
  const { say } = useWords();
  const choose = ({ draft_id }: DraftRow) => onChoose(draft_id);
  return (
    <RowList
      label={say('ui-several-list')}
      groups={[{ key: 'all', title: null, count: null, rows }]}
      keyOf={(row) => row.draft_id}
      draw={(row) => <Form row={row} standing={looking.standing(row)} />}
      selected={chosen}
      onSelect={choose}
      onOpen={choose}
      choosing={{ can: () => true, has: (row) => looking.standing(row) !== 'out', toggle: looking.toggle }}
    />
  );
}

function Form({ row, standing }: { row: DraftRow; standing: Standing }) {
  const { pick, read, date, say } = useWords();
  const Icon = ICONS[standing];
  const due = row.due_on === null ? null : say('ui-due', { on: date(row.due_on) });
  return (
    <div data-standing={standing} className={css.form}>
      <ErrandRow
        title={row.about ?? row.title}
        mark={row.form_no}
        note={read(row.stage_title)}
        due={due}
        late={false}
      />
      <p className={css.standing}>
        <Icon size={15} strokeWidth={1.5} aria-hidden="true" /> {pick('ui-several', standing)}
      </p>
    </div>
  );
}
