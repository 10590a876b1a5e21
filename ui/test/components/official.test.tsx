/** The official PDF beside its form: saved or printed, and attached only where the form asks for it. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { OfficialPapers } from '../../src/components/OfficialPaper';
import type { FormView } from '../../src/generated/contract';
import { drafts } from '../recorded/forms';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

function form(asked: boolean): FormView {
  const view = drafts['hall-whole'];
  const [slot] = view?.form.attachments ?? [];
  if (!view || !slot) throw new Error('no such draft');
  const paper = { ...slot, id: 'filled', label: { en: 'The form, filled in', 'zh-Hant-HK': '已填妥的表格' } };
  const asset = { name: 'blank.pdf', slot: asked ? 'filled' : null, size_bytes: 120_000 };
  return { ...view.form, attachments: [paper], assets: [asset] };
}

const desk = () =>
  recordedHost({
    save_official: () => ({ name: 'copy.pdf', changed: [] }),
    print_official: () => ({ name: 'blank.pdf' }),
  });

it('is to be attached where the form asks for it, before and after it was saved', async () => {
  const { host } = await show(<OfficialPapers form={form(true)} />, { host: desk() });
  const panel = screen.getByRole('group', { name: 'Official PDF' });
  expect(panel.textContent).toContain('Then attach it under “The form, filled in”.');
  await userEvent.click(screen.getByRole('button', { name: 'Save the PDF' }));
  await screen.findByText('copy.pdf is saved. Fill it in and attach it under “The form, filled in”.');
  expect(callsOf(host, 'save_official')).toEqual([
    { form_id: form(true).hash, name: 'blank.pdf', path: '/tmp/blank.pdf' },
  ]);
});

it('is only kept or printed where the form asks for everything itself', async () => {
  const { host } = await show(<OfficialPapers form={form(false)} />, { host: desk(), lang: 'zh-Hant-HK' });
  const panel = screen.getByRole('group', { name: '官方 PDF' });
  await userEvent.click(screen.getByRole('button', { name: '儲存 PDF' }));
  await screen.findByText('已儲存 copy.pdf。');
  await userEvent.click(screen.getByRole('button', { name: '列印 PDF' }));
  await screen.findByText(/已在系統的 PDF 程式開啟 blank\.pdf/);
  expect(callsOf(host, 'print_official')).toEqual([{ form_id: form(false).hash, name: 'blank.pdf' }]);
  expect(panel.textContent).not.toContain('附上');
});

it('says why it could not be saved, once', async () => {
  const host = recordedHost({
    save_official: () => {
      throw refused('fx-full', 'The disk is full.');
    },
  });
  await show(<OfficialPapers form={form(true)} />, { host });
  await userEvent.click(screen.getByRole('button', { name: 'Save the PDF' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  expect(screen.getByRole('status').textContent).toBe('');
});
