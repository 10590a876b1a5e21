/**
 * A row that waits for somebody: what, its number, a remark, and until when. Deliberately not here: what
 * counts as late, and the words.
 */
import type { Text } from '../generated/contract';
import { useWords } from '../state/words';
import css from './ErrandRow.module.css';

type Props = {
  title: Text;
  /** Number or reference; null while there is none. */
  mark: string | null;
  /** A remark, in words; null where there is none. */
  note: string | null;
  /** Until when, in words; null where nothing is due. */
  due: string | null;
  late: boolean;
};

/** The row. */
export function ErrandRow({ title, mark, note, due, late }: Props) {
  const { read, langOf } = useWords();
  return (
    <div className={css.row}>
      <span className={css.title} lang={langOf(title)}>
        {read(title)}
      </span>
      <span className={`ref ${css.mark}`}>{mark}</span>
      <span className={css.note}>{note}</span>
      {due === null ? null : (
        <span className={`num ${css.due}`} data-late={late || undefined}>
          {due}
        </span>
      )}
    </div>
  );
}
