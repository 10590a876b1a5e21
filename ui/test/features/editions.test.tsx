/** A draft on an older edition: told of the newer one, shown what a move would do, moved, and taken back. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import type { DraftView, MovedValue, MovePreview } from '../../src/generated/contract';
import { drafts } from '../recorded/forms';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

const both = (en: string, zh: string) => ({ en, 'zh-Hant-HK': zh });
const plain = (text: string) => both(text, text);
const value = (over: Partial<MovedValue>): MovedValue => ({
  label: both('Telephone number', '電話號碼'),
  row: null,
  before: plain('21234567'),
  to: [both('Telephone number', '電話號碼')],
  after: plain('21234567'),
  fate: 'kept',
  why: null,
  ...over,
});
const fax = value({ label: both('Fax number', '傳真號碼'), to: [], after: null, fate: 'set-aside' });
const preview: MovePreview = {
  from_edition: '06/2025',
  to_edition: '11/2026',
  accept_until: '2027-01-31',
  counts: { kept: 1, mapped: 0, needs_attention: 0, set_aside: 1, computed: 0 },
  values: [value({}), fax],
};

function older(): DraftView {
  const view = drafts['hall-whole'];
  if (!view) throw new Error('no such draft');
  return { ...view, newer_edition: { edition: '11/2026', accept_until: '2027-01-31', may_move: true } };
}
const newer = (): DraftView => ({
  ...older(),
  form: { ...older().form, hash: 'f'.repeat(64) },
  newer_edition: null,
  moved: { from_edition: '06/2025', at: '2026-11-21T02:00:00Z', set_aside: [fax] },
});

async function open(lang: 'en' | 'zh-Hant-HK' = 'en') {
  let now = older();
  const host = recordedHost({
    open_draft: () => now,
    preview_move: () => preview,
    move_draft: () => ({ draft: (now = newer()), changed: [] }),
    undo_move: () => ({ draft: (now = older()), changed: [] }),
  });
  return show(<FillScreen />, { at: '/?draft=hall-whole', lang, host });
}

describe('a draft on an older edition', () => {
  it('is told of the newer one and of its own last day', async () => {
    await open();
    const note = await screen.findByRole('note');
    expect(note.textContent).toContain('11/2026');
    expect(note.textContent).toContain('31 Jan 2027');
  });

  it('shows what becomes of every answer before anything moves', async () => {
    const { host } = await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Move to the new edition…' }));
    const dialog = await screen.findByRole('dialog');
    const line = await within(dialog).findByRole('row', { name: /Fax number/ });
    expect(line.textContent).toContain('Set aside');
    expect(within(dialog).getByText('1 kept, 0 mapped, 0 need attention, 1 set aside, 0 calculated.')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(callsOf(host, 'move_draft')).toEqual([]);
  });

  it('moves, shows what was set aside, and goes back', async () => {
    const { host } = await open('zh-Hant-HK');
    await userEvent.click(await screen.findByRole('button', { name: '轉至新版本…' }));
    const dialog = await screen.findByRole('dialog');
    const move = within(dialog).getByRole('button', { name: '轉移草稿' });
    await waitFor(() => expect(move).toHaveProperty('disabled', false));
    await userEvent.click(move);
    const aside = await screen.findByRole('region', { name: '另行存放' });
    expect(aside.textContent).toContain('傳真號碼');
    expect(callsOf(host, 'move_draft')).toEqual([{ draft_id: 'hall-whole' }]);
    await userEvent.click(screen.getByRole('button', { name: '轉回 06/2025 版的原有內容' }));
    await screen.findByRole('button', { name: '轉至新版本…' });
    expect(screen.queryByRole('region', { name: '另行存放' })).toBeNull();
  });
});
