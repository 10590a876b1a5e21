/**
 * Values of a later office whose rows an earlier one has taken out or written anew: no part of what is handed over, and told
 * here so that nothing is lost unseen.
 */
import { Remark } from '../../components/Notes';
import { Table } from '../../components/Table';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import type { Reading } from './reading';

/** The remark above the form; none where every row still stands. */
export function RowsAside({ reading }: { reading: Reading }) {
  const { say, read } = useWords();
  const aside = reading.evaluation.set_aside ?? [];
  if (aside.length === 0) return null;
  const columns = [
    { title: say('ui-rows-aside-row') },
    { title: say('ui-move-answer') },
    { title: say('ui-rows-aside-value') },
  ];
  const rows = aside.map((one, at) => ({
    key: `${at}`,
    cells: [read(one.row) || '–', read(one.label), read(one.shown) || '–'],
  }));
  return (
    <Remark>
      <p className={css.remarkTitle}>{say('ui-set-aside')}</p>
      <p>{say('ui-rows-aside', { count: aside.length })}</p>
      <div className={css.aside} role="region" aria-label={say('ui-rows-aside-of')}>
        <Table columns={columns} rows={rows} />
      </div>
    </Remark>
  );
}
