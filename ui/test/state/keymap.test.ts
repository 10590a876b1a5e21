/** The table of commands: one chord, one command per scope; nothing an input method or desktop owns. */
import { describe, expect, it } from 'vitest';
import { knows } from '../../src/state/catalogue';
import { COMMANDS, commandOf, RESERVED, type CommandId } from '../../src/state/keymap';

const ids = Object.keys(COMMANDS) as CommandId[];
const chords = ids.flatMap((id) => {
  const { chord, scope } = commandOf(id);
  return chord === null ? [] : [{ id, chord, scope }];
});

describe('chords', () => {
  it('stand once within a scope, and never against a global one', () => {
    const clashes = chords.flatMap((one) =>
      chords
        .filter((other) => other.id !== one.id && other.chord === one.chord)
        .filter((other) => other.scope === one.scope || other.scope === 'global' || one.scope === 'global')
        .map((other) => `${one.id} and ${other.id}: ${one.chord}`),
    );
    expect(clashes).toEqual([]);
  });

  it('are none that are reserved', () => {
    const taken = chords.filter(({ chord }) => RESERVED.some((reserved) => reserved.test(chord)));
    expect(taken).toEqual([]);
  });

  it('that begin a sequence are no command of their own', () => {
    const firsts = chords.filter(({ chord }) => chord.includes(' ')).map(({ chord }) => chord.split(' ')[0]);
    expect(chords.filter(({ chord }) => firsts.includes(chord))).toEqual([]);
  });
});

describe('reserved chords', () => {
  it.each(['Ctrl+Space', 'Shift+Space', 'Ctrl+.', 'Alt+Shift+K', 'Ctrl+Shift+F', 'Ctrl+Alt+l', 'Meta+K'])(
    '%s',
    (chord) => {
      expect(RESERVED.some((reserved) => reserved.test(chord))).toBe(true);
    },
  );
});

describe('names', () => {
  it('stand in both languages', () => {
    const missing = ids.filter((id) => !knows('en', commandOf(id).title) || !knows('zh-Hant-HK', commandOf(id).title));
    expect(missing).toEqual([]);
  });
});
