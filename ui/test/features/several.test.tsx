/** Several forms, one secret: each is shown first, what is left out or fails stays, and no key stays open behind. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SeveralScreen } from '../../src/features/sign/SeveralScreen';
import { WorkScreen } from '../../src/features/work/WorkScreen';
import { listenForKeys } from '../../src/state/keys';
import { preview } from '../recorded/forms';
import { recordedHost, refused, type Answers } from '../recorded/host';
import { keys } from '../recorded/keys';
import { handedOver } from '../recorded/signing';
import { callsOf, show } from '../render';

vi.mock('../../src/components/PdfPages', () => ({
  PdfPages: ({ label, onPages }: { label: string; onPages?: (pages: number) => void }) => {
    useEffect(() => onPages?.(2), [onPages]);
    return <div role="region" aria-label={label} />;
  },
}));

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const IDS = ['hall-whole', 'leave-new', 'transfer'];
const at = `/?drafts=${IDS.join(',')}`;
const form = (draft_id: string) => ({ draft_id, digest: preview.digest });
const open = async (answers: Answers = {}) => {
  const shown = await show(<SeveralScreen />, { at, host: recordedHost(answers) });
  await screen.findByRole('listbox', { name: 'Forms to sign' });
  return shown;
};
const rows = () => within(screen.getByRole('listbox', { name: 'Forms to sign' })).getAllByRole('option');
const finish = () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
const standings = () =>
  rows().map((row) => /Not yet shown|Shown|Left out|Cannot be signed here/.exec(row.textContent)?.[0]);
const seal = () => screen.getByRole('button', { name: /^Sign \d/ });

/** Looks at each form by the key that goes to the next. */
async function lookAtAll(): Promise<void> {
  for (let seen = 1; seen <= IDS.length; seen += 1) {
    await waitFor(() => expect(standings().filter((one) => one === 'Shown')).toHaveLength(seen));
    if (seen < IDS.length) finish();
  }
}

it('signs only after each was shown, and then all of them with one key', async () => {
  const { host } = await open();
  await waitFor(() => expect(standings()).toEqual(['Shown', 'Not yet shown', 'Not yet shown']));
  expect(seal()).toHaveProperty('disabled', true);
  await lookAtAll();
  await waitFor(() => expect(seal()).toHaveProperty('disabled', false));
  expect(callsOf(host, 'begin_batch')).toEqual([]);
  finish();
  expect(await screen.findByRole('heading', { level: 1, name: '3 signed' })).toBe(document.activeElement);
  expect(callsOf(host, 'begin_batch')).toEqual([{ forms: IDS.map(form), key_path: keys[0]?.key_path }]);
  expect(callsOf(host, 'sign_next')).toHaveLength(3);
  expect(callsOf(host, 'end_batch')).toEqual([]);
});

it('tells forms of one kind apart by what their records would be called', async () => {
  const about = { en: 'Leave application: CHAN Tai-man (2026-12-21 to 2026-12-28)', 'zh-Hant-HK': '放假申請：陳大文' };
  const known = recordedHost({});
  const listed = await known.call('list_drafts', {});
  const drafts = listed.drafts.map((row) => (row.draft_id === 'leave-new' ? { ...row, about } : row));
  await open({ list_drafts: () => ({ ...listed, drafts }) });
  expect(rows()[1]?.textContent).toContain(about.en);
  expect(rows()[0]?.textContent).not.toContain(about.en);
});

it('leaves one out by a key, and signs the others', async () => {
  const { host } = await open();
  screen.getByRole('listbox').focus();
  await userEvent.keyboard('jx');
  await waitFor(() => expect(standings()).toEqual(['Shown', 'Left out', 'Not yet shown']));
  expect(rows()[1]?.getAttribute('aria-checked')).toBe('false');
  finish();
  await waitFor(() => expect(standings()).toEqual(['Shown', 'Left out', 'Shown']));
  await waitFor(() => expect(screen.getByRole('button', { name: /^Sign 2/ })).toHaveProperty('disabled', false));
  finish();
  await screen.findByRole('heading', { level: 1, name: '2 signed' });
  expect(callsOf(host, 'begin_batch')).toMatchObject([{ forms: [form('hall-whole'), form('transfer')] }]);
});

it('counts none as shown whose page is not there, and takes none that cannot be signed', async () => {
  const host = recordedHost({
    preview_form: ({ draft_id }) => {
      if (draft_id === 'leave-new') throw refused('forms-not-complete', 'The form is not complete.');
      return draft_id === 'transfer' ? { ...preview, ways: [] } : preview;
    },
  });
  let give: (bytes: ArrayBuffer) => void = () => undefined;
  const bytes = new Promise<ArrayBuffer>((done) => (give = done));
  host.bytes = () => bytes;
  await show(<SeveralScreen />, { at, host });
  await waitFor(() => expect(callsOf(host, 'preview_form')).toHaveLength(1));
  expect(standings()[0]).toBe('Not yet shown');
  give(new ArrayBuffer(4));
  await waitFor(() => expect(standings()[0]).toBe('Shown'));
  finish();
  await waitFor(() => expect(standings()[1]).toBe('Cannot be signed here'));
  finish();
  await waitFor(() => expect(standings()[2]).toBe('Cannot be signed here'));
  expect(screen.getByText(/is not signed with a certificate/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Sign 1 form/ })).toHaveProperty('disabled', false);
});

it('says which was not signed and why, and begins again with those', async () => {
  let step = 0;
  const { router } = await open({
    sign_next: () => {
      const draft_id = IDS[step++] ?? '';
      const error = step === 2 ? refused('registry-preview-changed', 'It changed') : null;
      return { draft_id, handed: error ? null : handedOver, error, left: 3 - step, changed: [] };
    },
  });
  await lookAtAll();
  finish();
  await screen.findByRole('heading', { level: 1, name: '2 signed, 1 not' });
  const [first] = screen.getAllByRole('listitem');
  expect(first?.textContent).toMatch(
    /^Application for leave.*Not signed · The form has changed since it was previewed/,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Sign the others' }));
  await screen.findByRole('listbox', { name: 'Forms to sign' });
  expect(router.state.location.search).toEqual({ drafts: 'leave-new' });
  expect(rows()).toHaveLength(1);
});

it('signs nothing when the secret is not given or wrong, and stays where it was', async () => {
  let code = 'cancelled';
  const { host } = await open({
    begin_batch: () => {
      throw refused(code, 'The passphrase is wrong.');
    },
  });
  await lookAtAll();
  finish();
  await waitFor(() => expect(callsOf(host, 'begin_batch')).toHaveLength(1));
  expect(screen.queryByRole('alert')).toBeNull();
  code = 'fx-wrong';
  await waitFor(() => expect(seal()).toHaveProperty('disabled', false));
  finish();
  expect((await screen.findByRole('alert')).textContent).toContain('The passphrase is wrong.');
  expect(callsOf(host, 'sign_next')).toEqual([]);
});

it('closes the key when it is stopped in the middle, and when the screen is left', async () => {
  const waiting: (() => void)[] = [];
  const host = recordedHost();
  const call = host.call.bind(host);
  host.call = (verb, request) =>
    verb === 'sign_next' ? new Promise((done) => waiting.push(() => done(call(verb, request)))) : call(verb, request);
  const { unmount } = await show(<SeveralScreen />, { at, host });
  await screen.findByRole('listbox');
  await lookAtAll();
  finish();
  expect(await screen.findByText('0 of 3 done')).toBeTruthy();
  await waitFor(() => expect(waiting).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: 'Stop after this one' }));
  waiting[0]?.();
  await screen.findByRole('heading', { level: 1, name: '1 signed, 2 not' });
  expect(screen.getAllByText(/Not come to; it is as it was/)).toHaveLength(2);
  expect(callsOf(host, 'end_batch')).toEqual([{ batch_id: 'b1' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Sign the others' }));
  await waitFor(() => expect(rows()).toHaveLength(2));
  await waitFor(() => expect(standings()).toEqual(['Shown', 'Not yet shown']));
  finish();
  await waitFor(() => expect(standings()).toEqual(['Shown', 'Shown']));
  finish();
  await waitFor(() => expect(waiting).toHaveLength(2));
  unmount();
  await waitFor(() => expect(callsOf(host, 'end_batch')).toHaveLength(2));
});

it('says why it broke off, and that the rest is as it was', async () => {
  await open({
    sign_next: () => {
      throw refused('registry-batch-over', 'It was ended');
    },
  });
  await lookAtAll();
  finish();
  await screen.findByRole('heading', { level: 1, name: '0 signed, 3 not' });
  expect(screen.getByRole('alert').textContent).toContain('This signing was ended');
});

it('has nothing that axe objects to, before and after', async () => {
  const { container } = await open();
  const look = async () => {
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((violation) => violation.id)).toEqual([]);
  };
  await lookAtAll();
  await look();
  finish();
  await screen.findByRole('heading', { level: 1, name: '3 signed' });
  await look();
});

it('is come to from My work, with the forms that were chosen there', async () => {
  const { router } = await show(<WorkScreen />);
  const list = await screen.findByRole('listbox', { name: 'My work' });
  list.focus();
  expect(screen.queryByRole('button', { name: /^Sign these/ })).toBeNull();
  await userEvent.keyboard('x');
  expect(await screen.findByText('1 form to sign')).toBeTruthy();
  fireEvent.keyDown(list, { key: 'a', ctrlKey: true });
  expect(await screen.findByText('2 forms to sign')).toBeTruthy();
  expect(within(list).getAllByRole('option', { checked: true })).toHaveLength(2);
  await userEvent.keyboard('x');
  expect(await screen.findByText('1 form to sign')).toBeTruthy();
  await userEvent.keyboard('s');
  await waitFor(() => expect(router.state.location.pathname).toBe('/sign-several'));
  expect(router.state.location.search).toEqual({ drafts: 'leave-new' });
});

it('makes drafts of stages that came from another office before they are signed', async () => {
  const { work } = await import('../recorded/work');
  const come = { kind: 'instance' as const, form_id: 'f', instance_id: 'i', stage_id: 's' };
  const trays = work.trays.map((tray) =>
    tray.tray === 'to_sign' ? { ...tray, items: tray.items.map((item) => ({ ...item, target: come })) } : tray,
  );
  const host = recordedHost({ my_work: () => ({ trays }) });
  const call = host.call.bind(host);
  host.call = (verb, request) =>
    verb === 'start_draft' ? Promise.reject(refused('fx-not-found', 'It was taken back')) : call(verb, request);
  await show(<WorkScreen />, { host });
  (await screen.findByRole('listbox', { name: 'My work' })).focus();
  await userEvent.keyboard('xs');
  expect((await screen.findByRole('alert')).textContent).toContain('It was taken back');
});
