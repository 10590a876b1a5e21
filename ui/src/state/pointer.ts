/** JSON Pointers (RFC 6901) into the answers of a form: read a value, put a row into a pattern, find the rows of a place. */
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

const NUMBER = /\/(\d+)(?=\/|$)/g;

/** The pattern of a pointer: `*` for every row. */
export const patternOf = (pointer: string): string => pointer.replaceAll(NUMBER, '/*');

/** Within it lie the files of a place for attachments: what is a row before it is a file behind it. */
const FILES = '/$attachments/';

/** The rows in which a place stands, the outermost first: the group of each, and its number from nought. */
export function rowsIn(pointer: string): { group: string; row: number }[] {
  const [place = ''] = pointer.split(FILES);
  return [...place.matchAll(NUMBER)].map((found) => ({ group: place.slice(0, found.index), row: Number(found[1]) }));
}

/** The number of the file, from nought, at or in which a place stands; null where it stands in none. */
export function fileIn(pointer: string): number | null {
  const [, , file] = pointer.split(FILES)[1]?.match(/^([^/]*)\/(\d+)(?=\/|$)/) ?? [];
  return file === undefined ? null : Number(file);
}

/** A pointer as an element id. */
export const fieldId = (pointer: string): string => `f${pointer.replaceAll(/[^\w-]/g, '-')}`;

/** The id of the help that stands at the head of a column. */
export const helpIdOf = (column: string): string => `${fieldId(column)}-help`;
