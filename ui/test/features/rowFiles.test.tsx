/** Files of a row: beneath its line, put there by the keyboard, and gone or moved as the desk says. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import type { AttachedFile, AttachmentsResponse, DraftView } from '../../src/generated/contract';
import { listenForKeys } from '../../src/state/keys';
import { drafts } from '../recorded/forms';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const PLACE = '/bookings/1/$attachments/plan';
const file: AttachedFile = {
  file_id: 'f9',
  attachment_id: 'plan',
  path: `${PLACE}/0`,
  row: '2',
  name: 'plan.pdf',
  size_bytes: 9_000,
  sha256: 'ab'.repeat(32),
};

/** The booking, where the second row asks for a plan. */
function withPlans(): DraftView {
  const view = structuredClone(drafts['hall-whole']) as DraftView;
  view.form.attachments.push({
    id: 'plan',
    path: '/bookings/*/$attachments/plan',
    label: { en: 'Plan of the venue', 'zh-Hant-HK': '場地平面圖' },
    help: null,
    stage: 'apply',
    min: 1,
    max: 1,
    accept: ['pdf'],
    original: 'original-follows',
    certifiers: [],
    sensitivity: null,
  });
  const items = view.form.pages.flatMap((page) => page.sections).flatMap((section) => section.items);
  for (const item of items) if (item.item === 'repeat') item.columns.push('/bookings/*/$attachments/plan');
  view.evaluation.visible.push(PLACE);
  view.evaluation.required.push(PLACE);
  return view;
}

it('stands beneath its row and is attached and taken out by the keyboard', async () => {
  const view = withPlans();
  const answer = (attachments: AttachedFile[]): AttachmentsResponse => ({
    attachments,
    evaluation: view.evaluation,
    saved_at: '2026-11-20T06:05:00Z',
    changed: [],
  });
  const host = recordedHost({
    open_draft: () => view,
    attach_file: () => answer([file]),
    detach: () => answer([]),
  });
  await show(<FillScreen />, { at: '/?draft=hall-whole', host });
  const table = await screen.findByRole('table');
  const places = within(table).getAllByRole('group', { name: 'Plan of the venue, row 2' });
  expect(places).toHaveLength(1);
  const place = places[0] as HTMLElement;
  expect(within(table).queryByRole('group', { name: 'Plan of the venue, row 1' })).toBeNull();
  within(place).getByRole('button', { name: 'Attach a file, Plan of the venue, row 2' }).focus();
  await userEvent.keyboard('{Enter}');
  await within(place).findByText('plan.pdf');
  expect(callsOf(host, 'attach_file')[0]).toMatchObject({ attachment_id: 'plan', rows: [1] });
  // What is asked of its original stands with it, and only there.
  within(place).getByText('How the original comes');
  within(place).getByRole('button', { name: 'Take plan.pdf away' }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(within(place).queryByText('plan.pdf')).toBeNull());
  expect(callsOf(host, 'detach')).toEqual([{ draft_id: 'hall-whole', file_id: 'f9' }]);
});

it('says of which file of which row something is wrong, and leads there', async () => {
  const view = withPlans();
  const label = { en: 'Plan of the venue', 'zh-Hant-HK': '場地平面圖' };
  view.attachments.push(file);
  view.evaluation.problems.push(
    {
      path: `${PLACE}/0/follows/by`,
      code: 'fx-way',
      args: {},
      label,
      text: { en: 'Say how.', 'zh-Hant-HK': '須註明。' },
    },
    {
      path: '/bookings/0/from',
      code: 'fx-from',
      args: {},
      text: { en: 'Fill this in.', 'zh-Hant-HK': '須填寫。' },
    },
  );
  await show(<FillScreen />, { at: '/?draft=hall-whole', host: recordedHost({ open_draft: () => view }) });
  const table = await screen.findByRole('table');
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  const summary = await screen.findByRole('region', { name: /still open/ });
  const group = view.form.fields['/bookings']?.label.en ?? '?';
  within(summary).getByRole('link', { name: `${group}, row 1: Fill this in.` });
  const link = within(summary).getByRole('link', {
    name: `${group}, row 2, Plan of the venue, file 1: Say how.`,
  });
  await userEvent.click(link);
  const place = within(table).getByRole('group', { name: 'Plan of the venue, row 2' });
  expect(place.contains(document.activeElement)).toBe(true);
});
