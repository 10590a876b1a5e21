/** One field and the moment in which a person leaves it: when the focus goes out of it altogether. */
import { memo, type ReactNode } from 'react';
import { FieldControl, type FieldProps } from './FieldControl';
import { sameField } from './same';
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
export const Field = memo(
  function Field(props: FieldProps) {
    return (
      <Left path={props.path} tools={props.tools}>
        <FieldControl {...props} />
      </Left>
    );
  },
  (before, after) =>
    before.field === after.field &&
    before.path === after.path &&
    before.bare === after.bare &&
    before.column === after.column &&
    sameField(before.tools, after.tools, after.field, after.path),
);
