/** Too much for a field is refused whole and said; what fits goes its way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pasteEdits, tooLarge, type Group } from '../../src/features/fill/paste';
import type { FieldView } from '../../src/generated/contract';
import { harmless } from '../../src/state/harmless';
import { LINE, LINES, sayRefused, tooLong, watchIntake } from '../../src/state/intake';

let stop: () => void;
beforeEach(() => (stop = watchIntake()));
afterEach(() => {
  stop();
  document.body.replaceChildren();
  sayRefused(null);
});

function field(kind: 'input' | 'textarea', value = '', most = -1) {
  const made = document.createElement(kind);
  if (most > 0) made.maxLength = most;
  made.value = value;
  document.body.append(made);
  return made;
}

/** Whether the field would take a text that is put in. */
function takes(target: HTMLElement, text: string, type = 'insertText') {
  const event = new InputEvent('beforeinput', { data: text, inputType: type, bubbles: true, cancelable: true });
  return target.dispatchEvent(event);
}

describe('a field', () => {
  it('takes up to its own length, or that of its kind, and nothing of what is longer', () => {
    for (const [target, most] of [
      [field('input'), LINE],
      [field('textarea'), LINES],
      [field('input', '', 12), 12],
    ] as const) {
      expect(takes(target, 'x'.repeat(most))).toBe(true);
      expect(takes(target, 'x'.repeat(most + 1))).toBe(false);
    }
  });

  it('counts what stands there, less what is chosen and would go', () => {
    const target = field('input', '0123456789', 12);
    target.setSelectionRange(10, 10);
    expect(tooLong(target, 3)).toEqual({ code: 'ui-too-long', args: { length: 13, most: 12 } });
    target.setSelectionRange(0, 4);
    expect(tooLong(target, 6)).toBeNull();
  });

  it('lets text be taken out of a field that is too full, and an input method finish', () => {
    const target = field('input', 'x'.repeat(20), 12);
    expect(takes(target, '', 'deleteContentBackward')).toBe(true);
    const composing = new InputEvent('beforeinput', {
      data: '我',
      inputType: 'insertCompositionText',
      isComposing: true,
      bubbles: true,
      cancelable: true,
    });
    expect(target.dispatchEvent(composing)).toBe(true);
  });
});

const columns = ['/rows/*/a', '/rows/*/b', '/rows/*/sum'];
const group: Group = { path: '/rows', rows: 'grid', columns, inner: [], foot: [] };
const fields = {
  '/rows': { max_rows: 3, formula: null },
  '/rows/*/a': { formula: null, sides: [] },
  '/rows/*/b': { formula: null, sides: [] },
  '/rows/*/sum': { formula: { op: 'sum' } },
} as unknown as Record<string, FieldView>;

describe('a block of cells', () => {
  it('goes in whole or not at all', () => {
    const at = { row: 1, cell: '/rows/*/b' };
    expect(tooLarge(group, fields, at, '1\n2')).toBeNull();
    expect(tooLarge(group, fields, at, '1\n2\n3')).toEqual({ code: 'ui-paste-rows', args: { rows: 3, most: 2 } });
    expect(tooLarge(group, fields, at, '1\t2')).toEqual({ code: 'ui-paste-columns', args: { columns: 2, most: 1 } });
  });

  it('is text, whatever a spreadsheet would work out of it', () => {
    const edits = pasteEdits(group, fields, { row: 0, cell: '/rows/*/a' }, '=HYPERLINK("x")\t@SUM(1)', 1);
    expect(edits).toEqual([
      { do: 'set', path: '/rows/0/a', value: '=HYPERLINK("x")' },
      { do: 'set', path: '/rows/0/b', value: '@SUM(1)' },
    ]);
  });
});

it('shows what is not seen, and what turns the reading round, as numbers', () => {
  expect(harmless('invoice\u202efdp.exe')).toBe('invoice⟨U+202E⟩fdp.exe');
  expect(harmless('a\u0000b\u0085c\u2066d\u061c')).toBe('a⟨U+0000⟩b⟨U+0085⟩c⟨U+2066⟩d⟨U+061C⟩');
  expect(harmless('會議紀錄\t3\n👩‍💻')).toBe('會議紀錄\t3\n👩‍💻');
});
