/** Pointers: the rows and the file in which a place stands. */
import { expect, it } from 'vitest';
import { fileIn, patternOf, rowsIn, valueAt } from '../../src/state/pointer';

it('finds the rows of a place, the outermost first, and takes no file for a row', () => {
  expect(rowsIn('/name/zh')).toEqual([]);
  expect(rowsIn('/boxes/1')).toEqual([{ group: '/boxes', row: 1 }]);
  expect(rowsIn('/boxes/1/files/0/title/zh')).toEqual([
    { group: '/boxes', row: 1 },
    { group: '/boxes/1/files', row: 0 },
  ]);
  expect(rowsIn('/lines/2/$attachments/receipt/0/certified/name')).toEqual([{ group: '/lines', row: 2 }]);
  expect(rowsIn('/$attachments/receipt/0')).toEqual([]);
});

it('finds the file of a place, of the form or of a row', () => {
  expect(fileIn('/lines/2/amount')).toBeNull();
  expect(fileIn('/lines/2/$attachments/receipt')).toBeNull();
  expect(fileIn('/$attachments/receipt/1')).toBe(1);
  expect(fileIn('/lines/2/$attachments/receipt/0/certified/name')).toBe(0);
});

it('reads names that hold numbers as names', () => {
  expect(patternOf('/line1/0/item2')).toBe('/line1/*/item2');
  expect(rowsIn('/line1/0/item2')).toEqual([{ group: '/line1', row: 0 }]);
  expect(valueAt({ 'a/b': [{ '~': 3 }] }, '/a~1b/0/~0')).toBe(3);
});
