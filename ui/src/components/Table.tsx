/** A small table that is only read: the first cell of each row is its heading, figures stand at the right. */
import type { ReactNode } from 'react';
import css from './Table.module.css';

type Column = { title: string; figures?: boolean };
type Row = { key: string; lang?: string | undefined; late?: boolean; cells: readonly ReactNode[] };

/** The table. */
export function Table({ columns, rows }: { columns: readonly Column[]; rows: readonly Row[] }) {
  const figures = (at: number) => columns[at]?.figures || undefined;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {columns.map(({ title }, at) => (
            <th key={title} scope="col" data-figures={figures(at)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, lang, late, cells: [head, ...cells] }) => (
          <tr key={key} data-late={late || undefined}>
            <th scope="row" lang={lang}>
              {head}
            </th>
            {cells.map((cell, at) => (
              // The place in the row is what tells its cells apart.
              <td key={columns[at + 1]?.title} data-figures={figures(at + 1)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
