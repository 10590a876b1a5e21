/** Saving a draft: within a second, in order, nothing lost, nothing jumping under the cursor. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Edit, Evaluation, UpdateDraftResponse } from '../../src/generated/contract';
import { DraftDesk, SAVE_AFTER_MS } from '../../src/state/draftDesk';

const blank: Evaluation = {
  visible: [],
  values: {},
  problems: [],
  next_stages: [],
  required: [],
  read_only: [],
  choices: {},
  lines: {},
  not_included: [],
};

const answer = (values: Evaluation['values']): UpdateDraftResponse => ({
  evaluation: { ...blank, values },
  attachments: [],
  saved_at: '2026-11-20T06:04:00Z',
  changed: [],
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('sends the last value of each field once, within a second of the last key', async () => {
  const sent: Edit[][] = [];
  const desk = new DraftDesk({ evaluation: blank, attachments: [], saved_at: 't' }, (edits) => {
    sent.push(edits);
    return Promise.resolve(answer({ a: '12.00' }));
  });
  desk.set('/a', '1');
  desk.set('/a', '12');
  desk.set('/b', 'x');
  expect(sent).toEqual([]);
  expect(SAVE_AFTER_MS).toBeLessThan(1000);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(sent).toEqual([
    [
      { do: 'set', path: '/a', value: '12' },
      { do: 'set', path: '/b', value: 'x' },
    ],
  ]);
  expect(desk.state.typed.size).toBe(0);
  expect(desk.state.evaluation.values).toEqual({ a: '12.00' });
});

it('keeps what is typed while a call runs over what the call answers', async () => {
  let finish: (answered: UpdateDraftResponse) => void = () => undefined;
  const desk = new DraftDesk(
    { evaluation: blank, attachments: [], saved_at: 't' },
    () => new Promise((done) => (finish = done)),
  );
  desk.set('/a', '1');
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  desk.set('/a', '12');
  finish(answer({ a: '1.00' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.state.typed.get('/a')).toBe('12');
});

it('keeps everything when the desk fails, in order, and sends it with the next flush', async () => {
  const sent: Edit[][] = [];
  let fails = true;
  const desk = new DraftDesk({ evaluation: blank, attachments: [], saved_at: 't' }, (edits) => {
    if (fails) return Promise.reject(Object.assign(new Error(), { code: 'store-full' }));
    sent.push(edits);
    return Promise.resolve(answer({}));
  });
  desk.set('/a', '1');
  await desk.flush();
  expect(desk.state.trouble).toMatchObject({ code: 'store-full' });
  expect(desk.state.typed.get('/a')).toBe('1');
  fails = false;
  desk.set('/b', '2');
  await desk.flush();
  expect(sent.flat().map((edit) => edit.path)).toEqual(['/a', '/b']);
  expect(desk.state.trouble).toBeNull();
});

it('sends what was typed before a row moves, before the row moves', async () => {
  const sent: Edit[] = [];
  const desk = new DraftDesk({ evaluation: blank, attachments: [], saved_at: 't' }, (edits) => {
    sent.push(...edits);
    return Promise.resolve(answer({}));
  });
  desk.set('/rows/1/x', 'late');
  await desk.apply([{ do: 'moveRow', path: '/rows/1', to: 0 }]);
  expect(sent.map((edit) => edit.do)).toEqual(['set', 'moveRow']);
});
