/** One field and the moment in which a person leaves it: when the focus goes out of it altogether. */
import type { FieldView } from '../../generated/contract';
import { FieldControl } from './FieldControl';
import type { FieldTools } from './tools';

/** The field; with `bare` its label is only for assistive technology. */
export function Field({
  field,
  path,
  tools,
  bare,
}: {
  field: FieldView;
  path: string;
  tools: FieldTools;
  bare?: string;
}) {
  return (
    // Only hears that the focus has gone out; the control itself is inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) tools.leave(path);
      }}
    >
      <FieldControl field={field} path={path} tools={tools} {...(bare === undefined ? {} : { bare })} />
    </div>
  );
}
