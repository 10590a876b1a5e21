/** A record: its files can be copied out, its seals judged again, and its heading takes the focus. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RecordPane } from '../../src/features/record/RecordPane';
import { listenForKeys } from '../../src/state/keys';
import { rows } from '../recorded/department';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

vi.mock('../../src/components/PdfPages', () => ({
  PdfPages: ({ label }: { label: string }) => <div role="region" aria-label={label} />,
}));

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const row = rows.find((one) => one.kind === 'form');
const reference = row?.reference ?? '?';
const pane = <RecordPane reference={reference} />;

it('saves a copy of the file that is chosen, and says under which name', async () => {
  const { host } = await show(pane);
  await userEvent.click(await screen.findByRole('button', { name: /^society-certificate/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Save a copy of society-certificate.pdf' }));
  expect(await screen.findByText(/Saved as HAD-CH-1.pdf/)).toBeTruthy();
  expect(callsOf(host, 'save_file')).toEqual([
    { record_id: row?.record_id, component_id: 'c2', path: '/tmp/society-certificate.pdf' },
  ]);
});

it('copies nothing when the dialog was closed', async () => {
  const host = recordedHost();
  host.pickSave = vi.fn(() => Promise.resolve(null));
  await show(pane, { host });
  await screen.findByRole('heading', { level: 1 });
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
  await waitFor(() => expect(host.pickSave).toHaveBeenCalledOnce());
  expect(callsOf(host, 'save_file')).toEqual([]);
});

it('takes the focus up when nothing else has it, and leaves it to whoever has', async () => {
  await show(pane);
  const title = await screen.findByRole('heading', { level: 1 });
  expect(document.activeElement).toBe(title);
  const elsewhere = document.createElement('button');
  document.body.append(elsewhere);
  elsewhere.focus();
  await show(pane);
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(2));
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});

it('judges the seals again by a key', async () => {
  const { host } = await show(pane);
  await screen.findByRole('heading', { level: 1 });
  fireEvent.keyDown(document.body, { key: 'v' });
  expect(await screen.findByText(/^Checked/)).toBeTruthy();
  expect(callsOf(host, 'verify_record')).toEqual([{ reference }]);
});

it('names the reference and asks again when it cannot be shown', async () => {
  let broken = true;
  const host = recordedHost();
  const call = host.call.bind(host);
  host.call = (verb, request) =>
    verb === 'show_record' && broken ? Promise.reject(refused('fx-not-found', 'Not found')) : call(verb, request);
  await show(pane, { host });
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(reference);
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(row?.title.en));
});

it('hands the paper to the system by a key, and says so', async () => {
  const { host } = await show(pane);
  await screen.findByRole('heading', { level: 1 });
  fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
  expect(await screen.findByText(/^HAD-CH-1.pdf is open in the system’s PDF program/)).toBeTruthy();
  expect(callsOf(host, 'print_file')).toEqual([{ record_id: row?.record_id, component_id: 'c1' }]);
});

it('drags a file to another program, and says why it cannot', async () => {
  const { host } = await show(pane);
  const file = within(await screen.findByRole('group', { name: 'Files of the record' })).getAllByRole('button')[0];
  if (!file) throw new Error('no file');
  // The engine's own drag is put away: `false`, as an event answers that was refused.
  expect(fireEvent.dragStart(file)).toBe(false);
  await waitFor(() => expect(callsOf(host, 'drag_file')).toEqual([{ record_id: row?.record_id, component_id: 'c1' }]));
  const call = host.call.bind(host);
  host.call = (verb, request) =>
    verb === 'drag_file' ? Promise.reject(refused('fx-let-go', 'It was let go')) : call(verb, request);
  fireEvent.dragStart(file);
  expect(await screen.findByText('It was let go')).toBeTruthy();
});

it('says why a paper cannot be printed', async () => {
  const host = recordedHost();
  const call = host.call.bind(host);
  host.call = (verb, request) =>
    verb === 'print_file' ? Promise.reject(refused('fx-no-viewer', 'No program opens it')) : call(verb, request);
  await show(pane, { host });
  await userEvent.click(await screen.findByRole('button', { name: /^Print HAD-CH-1/ }));
  expect(await screen.findByText('No program opens it')).toBeTruthy();
});
