/** The files of one row of a table, beneath its line: a cell would be too narrow for what is said of them. */
import { AttachmentField } from './AttachmentField';
import css from './Group.module.css';
import type { Group } from './paste';
import type { FieldTools } from './tools';

type Props = { group: Group; row: number; name: string; columns: number; tools: FieldTools };

/** The line; nothing where the row asks for no file. */
export function RowFiles({ group, row, name, columns, tools }: Props) {
  const places = tools.reading.slotsIn(group.columns, row);
  if (places.length === 0) return null;
  return (
    <tr className={css.rowFiles} data-row={row}>
      <td />
      <td colSpan={columns}>
        {places.map(({ slot, path }) => (
          <AttachmentField key={path} slot={slot} path={path} row={name} tools={tools} />
        ))}
      </td>
    </tr>
  );
}
