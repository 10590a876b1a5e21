/** A number whose middle is hidden: whole while somebody is in its field, or asks to see it. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import type { DraftView, SetAside } from '../../src/generated/contract';
import { drafts } from '../recorded/forms';
import { recordedHost } from '../recorded/host';
import { show } from '../render';

const AT = '/registrationNo';
const WHOLE = 'CP/LIC/SO/19/12345';

function view(over: (whole: DraftView) => DraftView): DraftView {
  const whole = drafts['hall-whole'];
  if (!whole) throw new Error('no such draft');
  return over(whole);
}

const open = (draft: DraftView, lang: 'en' | 'zh-Hant-HK' = 'en') =>
  show(<FillScreen />, { at: '/?draft=hall-whole', lang, host: recordedHost({ open_draft: () => draft }) });

const masked = (fixed: boolean) =>
  view(({ form, evaluation, ...rest }) => {
    const field = form.fields[AT];
    if (!field) throw new Error('no such field');
    return {
      ...rest,
      form: { ...form, fields: { ...form.fields, [AT]: { ...field, type: 'hkid', mask: true } } },
      evaluation: {
        ...evaluation,
        masked: { [AT]: 'CP/***' },
        read_only: fixed ? [...evaluation.read_only, AT] : evaluation.read_only,
      },
    };
  });

it('is whole in its field only while somebody is in it', async () => {
  await open(masked(false));
  const field = await screen.findByLabelText(/Registration number/);
  expect(field).toHaveProperty('value', 'CP/***');
  field.focus();
  await waitFor(() => expect(field).toHaveProperty('value', WHOLE));
  field.blur();
  await waitFor(() => expect(field).toHaveProperty('value', 'CP/***'));
});

it('is shown and hidden by a button where it is only read', async () => {
  await open(masked(true));
  const read = await screen.findByText('CP/***');
  const name = (await screen.findByRole('button', { name: /^Show Registration number/ })).textContent;
  expect(name).toBe('Show');
  screen.getByRole('button', { name: /^Show Registration number/ }).focus();
  await userEvent.keyboard('{Enter}');
  expect(read.textContent).toBe(WHOLE);
  await userEvent.keyboard('{Enter}');
  expect(read.textContent).toBe('CP/***');
  expect(screen.queryByText(WHOLE)).toBeNull();
});

const plain = (text: string) => ({ en: text, 'zh-Hant-HK': text });
const aside: SetAside[] = [
  {
    path: AT,
    label: plain('Remark of the office'),
    row: plain('Hall A · 3'),
    shown: plain('Keep the stage free'),
    value: 'Keep',
  },
  {
    path: '/gone/1/$attachments/plan',
    label: plain('Plan'),
    row: plain(''),
    shown: plain('plan.docx'),
    value: [{ name: 'plan.docx', sha256: 'ab'.repeat(32), size_bytes: 9 }],
  },
];

it.each(['en', 'zh-Hant-HK'] as const)('tells in %s what a later office said of rows that are gone', async (lang) => {
  const draft = view(({ evaluation, ...rest }) => ({ ...rest, evaluation: { ...evaluation, set_aside: aside } }));
  await open(draft, lang);
  const region = await screen.findByRole('region', { name: lang === 'en' ? 'Answers set aside' : '另行存放的答案' });
  const lines = [...region.querySelectorAll('tbody tr')].map((row) => row.textContent);
  const save = lang === 'en' ? 'Save a copy of plan.docx' : '另存 plan.docx 副本';
  expect(lines).toEqual(['Hall A · 3Remark of the officeKeep the stage free', `–Plan${save}`]);
});

it('saves a file that lost its row, so that it can be attached again', async () => {
  const asked: unknown[] = [];
  const host = recordedHost({
    open_draft: () => view(({ evaluation, ...rest }) => ({ ...rest, evaluation: { ...evaluation, set_aside: aside } })),
    save_attachment: (request) => {
      asked.push(request);
      return { name: 'plan.docx' };
    },
  });
  host.pickSave = (name) => Promise.resolve(`/elsewhere/${name}`);
  await show(<FillScreen />, { at: '/?draft=hall-whole', host });
  (await screen.findByRole('button', { name: 'Save a copy of plan.docx' })).focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Saved as plan.docx. The copy lies outside the vault and is not protected.');
  expect(asked).toEqual([{ draft_id: 'hall-whole', sha256: 'ab'.repeat(32), path: '/elsewhere/plan.docx' }]);
});
