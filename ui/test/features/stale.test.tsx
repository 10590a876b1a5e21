/** Prefilled answers while the profile says something else by now: told, used or kept by a key, and nothing by itself. */
import { screen } from '@testing-library/react';
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
    expect(note.textContent).toContain('“Post” is EO(Records); your profile now says SEO(Records).');
    expect(note.textContent).toContain('Nobody can type in this field.');
    expect(screen.getAllByRole('button', { name: 'Use SEO(Records)' })).toHaveLength(2);
  });

  it('is used by the keyboard, and the remark goes with the last one', async () => {
    const { host } = await open([post]);
    const use = await screen.findByRole('button', { name: 'Use SEO(Records)' });
    expect(callsOf(host, 'settle_prefill')).toEqual([]);
    use.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 1 });
    expect(callsOf(host, 'settle_prefill')).toEqual([{ draft_id: 'leave-new', path: '/post', use_now: true }]);
    expect(screen.queryByRole('button', { name: 'Use SEO(Records)' })).toBeNull();
  });

  it('is kept on purpose, in Chinese as well', async () => {
    const { host } = await open([post, unit], 'zh-Hant-HK');
    const [keep] = await screen.findAllByRole('button', { name: '保留 EO(Records)' });
    if (!keep) throw new Error('nothing to keep');
    await userEvent.click(keep);
    expect(callsOf(host, 'settle_prefill')).toEqual([{ draft_id: 'leave-new', path: '/post', use_now: false }]);
    expect(await screen.findAllByRole('button', { name: '保留 EO(Records)' })).toHaveLength(1);
  });

  it('is nothing where answers and profile say the same', async () => {
    await open([]);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/profile has changed/)).toBeNull();
  });
});
