/** Prefilled answers while the profile says something else by now: told, used or kept by a key, and nothing by itself. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import type { DraftView, StalePrefill } from '../../src/generated/contract';
import { drafts } from '../recorded/forms';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

const plain = (text: string) => ({ en: text, 'zh-Hant-HK': text });
const post: StalePrefill = {
  path: '/post',
  label: { en: 'Post', 'zh-Hant-HK': '職位' },
  held: plain('EO(Records)'),
  now: plain('SEO(Records)'),
  locked: false,
};
const unit: StalePrefill = { ...post, path: '/unit', label: { en: 'Unit', 'zh-Hant-HK': '組別' }, locked: true };

function view(stale: StalePrefill[]): DraftView {
  const whole = drafts['leave-new'];
  if (!whole) throw new Error('no such draft');
  return { ...whole, stale };
}

async function open(stale: StalePrefill[], lang: 'en' | 'zh-Hant-HK' = 'en') {
  let now = view(stale);
  const host = recordedHost({
    open_draft: () => now,
    settle_prefill: ({ path }) => ({
      draft: (now = view(now.stale.filter((one) => one.path !== path))),
      changed: [],
    }),
  });
  return show(<FillScreen />, { at: '/?draft=leave-new', lang, host });
}

describe('a prefilled answer whose source has changed', () => {
  it('is told with both values, and says where nobody can type', async () => {
    await open([post, unit]);
    const note = await screen.findByRole('note');
    expect(note.textContent).toContain('“Post” says EO(Records); your profile now says SEO(Records).');
    expect(note.textContent).toContain('This field cannot be typed in.');
    // Each button is heard with its field.
    const names = within(note).getAllByRole('button');
    expect(names.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Use SEO(Records), Post',
      'Keep EO(Records), Post',
      'Use SEO(Records), Unit',
      'Keep EO(Records), Unit',
    ]);
  });

  it('is used by the keyboard, and the remark goes with the last one', async () => {
    // What nobody can type in is led to all the same.
    const { host } = await open([{ ...post, path: '/days' }]);
    const use = await screen.findByRole('button', { name: 'Use SEO(Records), Post' });
    expect(callsOf(host, 'settle_prefill')).toEqual([]);
    use.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
    expect(callsOf(host, 'settle_prefill')).toEqual([{ draft_id: 'leave-new', path: '/days', use_now: true }]);
    expect(screen.getByText('“Post” now says SEO(Records).').getAttribute('role')).toBe('status');
    await waitFor(() => expect(document.activeElement?.id).toBe('f-days'));
  });

  it('hands the focus on to the next, and from the last to the form', async () => {
    const { host } = await open([post, { ...unit, path: '/balanceBefore' }]);
    const keep = await screen.findByRole('button', { name: 'Keep EO(Records), Post' });
    keep.focus();
    await userEvent.keyboard('{Enter}');
    const next = screen.getByRole('button', { name: 'Use SEO(Records), Unit' });
    await waitFor(() => expect(document.activeElement).toBe(next));
    await userEvent.keyboard('{Enter}');
    // Its answer is not shown in this part.
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    expect(callsOf(host, 'settle_prefill').map((call) => (call as { use_now: boolean }).use_now)).toEqual([
      false,
      true,
    ]);
  });

  it('is kept on purpose, in Chinese as well', async () => {
    const { host } = await open([post, unit], 'zh-Hant-HK');
    await userEvent.click(await screen.findByRole('button', { name: '保留「EO(Records)」，職位' }));
    expect(callsOf(host, 'settle_prefill')).toEqual([{ draft_id: 'leave-new', path: '/post', use_now: false }]);
    expect(await screen.findAllByRole('button', { name: /^保留/ })).toHaveLength(1);
  });

  it('is nothing where answers and profile say the same', async () => {
    await open([]);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/profile has changed/)).toBeNull();
  });
});
