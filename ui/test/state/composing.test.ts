/** Chinese input: the event sequences measured in WebKitGTK with both preedit modes, and the key guard. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComposingWatch, isComposing, SETTLE_MS } from '../../src/state/composing';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const watched = () => {
  const texts: string[] = [];
  return { texts, watch: new ComposingWatch((text) => texts.push(text)) };
};

describe('one character typed with preedit on', () => {
  it('is settled once, after the last end of composing', () => {
    const { texts, watch } = watched();
    watch.start();
    for (const shown of ['竹', '牛', '我']) watch.input(shown, true);
    watch.input('', true);
    watch.end('');
    watch.input('我', false);
    watch.end('我');
    vi.advanceTimersByTime(SETTLE_MS - 1);
    expect(texts).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(texts).toEqual(['我']);
    vi.advanceTimersByTime(1000);
    expect(texts).toEqual(['我']);
  });
});

describe('one character typed with preedit off', () => {
  it('is settled once', () => {
    const { texts, watch } = watched();
    watch.input('我', true);
    watch.end('我');
    vi.advanceTimersByTime(SETTLE_MS);
    expect(texts).toEqual(['我']);
  });
});

describe('plain typing', () => {
  it('is settled at once', () => {
    const { texts, watch } = watched();
    watch.input('a', false);
    watch.input('ab', false);
    expect(texts).toEqual(['a', 'ab']);
  });

  it('is settled when the field is left while composing', () => {
    const { texts, watch } = watched();
    watch.start();
    watch.input('竹', true);
    watch.leave('我');
    expect(texts).toEqual(['我']);
    vi.advanceTimersByTime(1000);
    expect(texts).toEqual(['我']);
  });
});

describe('the key guard', () => {
  it('leaves keys to the input method', () => {
    expect(isComposing({ isComposing: true })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
