/** One field and the moment in which a person leaves it: when the focus goes out of it altogether. */
import type { ReactNode } from 'react';
import type { FieldView } from '../../generated/contract';
import { FieldControl } from './FieldControl';
import type { FieldTools } from './tools';

/** Hears that the focus has gone out of a field altogether. */
export function Left({ path, tools, children }: { path: string; tools: FieldTools; children: ReactNode }) {
  return (
    // Only hears; the control itself is inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) tools.leave(path);
      }}
    >
      {children}
    </div>
  );
}

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
    <Left path={path} tools={tools}>
      <FieldControl field={field} path={path} tools={tools} {...(bare === undefined ? {} : { bare })} />
    </Left>
  );
}
