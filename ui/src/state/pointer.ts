/** JSON Pointers (RFC 6901) into the answers of a form: read a value, put a row into a pattern. */
import type { Json } from '../generated/contract';

const unescape = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** The value at a pointer; undefined where there is none. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let here: Json | undefined = root;
  for (const step of pointer.split('/').slice(1).map(unescape)) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (here !== null && typeof here === 'object') here = here[step];
    else return undefined;
  }
  return here;
}

/** A pattern with `*` made concrete for one row. */
export const inRow = (pattern: string, row: number): string => pattern.replace('*', String(row));

/** The pattern of a pointer: `*` for every row. */
export const patternOf = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** A pointer as an element id. */
export const fieldId = (pointer: string): string => `f${pointer.replaceAll(/[^\w-]/g, '-')}`;
