/** What would change, record by record, old and new; those that are refused stand first. Only what is in sight is asked for. */
import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Register, type Column } from '../../components/Register';
import type { EditRow, EditsPreview } from '../../generated/contract';
import { useHost } from '../../state/desk';
import { langIn, useWords } from '../../state/words';
import css from './Bulk.module.css';

const PAGE = 100;

/** The list; `lines` is how many elements change at most in one record. */
export function PreviewRows({ preview, lines }: { preview: EditsPreview; lines: number }) {
  const { say, read, langOf, fault } = useWords();
  const { rowAt, see } = useEditRows(preview.preview_id);
  const [at, setAt] = useState(0);
  const side = (text: string) => (text ? <span lang={langIn(text)}>{text}</span> : <span>—</span>);
  const columns: Column<EditRow>[] = [
    { id: 'reference', title: say('ui-col-reference'), width: '212px', draw: (row) => row.reference },
    {
      id: 'title',
      title: say('ui-col-title'),
      width: 'minmax(120px, 2fr)',
      draw: (row) => <span lang={langOf(row.title)}>{read(row.title)}</span>,
    },
    {
      id: 'edits',
      title: say('ui-change'),
      width: 'minmax(200px, 4fr)',
      draw: (row) =>
        row.why ? (
          <span className={css.refused}>{fault(row.why)}</span>
        ) : row.edits.length === 0 ? (
          <span className={css.quiet}>{say('ui-record-unchanged')}</span>
        ) : (
          row.edits.map((edit) => (
            <span key={edit.element} className={css.edit}>
              <span className={css.quiet}>{read(edit.label)}</span> <del>{side(read(edit.old))}</del>
              <span aria-hidden="true"> → </span>
              <ins>{side(read(edit.new))}</ins>
            </span>
          ))
        ),
    },
  ];
  return (
    <div className={css.rows}>
      <Register
        label={say('ui-elements-preview')}
        columns={columns}
        rowAt={rowAt}
        total={preview.records}
        rowHeight={14 + 20 * Math.max(lines, 1)}
        held={() => false}
        selected={at}
        onSelect={setAt}
        onOpen={() => undefined}
        onSee={see}
      />
    </div>
  );
}

function useEditRows(preview_id: string) {
  const host = useHost();
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const pages: number[] = [];
  for (let page = sight.first; page <= sight.last; page += 1) pages.push(page);
  const loaded = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['list_edits', preview_id, page],
      queryFn: () => host.call('list_edits', { preview_id, from: page * PAGE, limit: PAGE }),
    })),
  });
  const rowAt = (index: number) => loaded[pages.indexOf(Math.floor(index / PAGE))]?.data?.rows[index % PAGE];
  const see = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(Math.max(first, 0) / PAGE), last: Math.floor(Math.max(last, 0) / PAGE) };
    setSight((held) => (held.first === next.first && held.last === next.last ? held : next));
  }, []);
  return { rowAt, see };
}
