/** Publishers of forms: recognised after their key was compared, withdrawn for good and with a reason, and our own key given out. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Publishers } from '../../src/features/settings/Publishers';
import { listenForKeys } from '../../src/state/keys';
import { newPublisher, publishers } from '../recorded/publishers';
import { recordedHost, refused, type Answers } from '../recorded/host';
import { callsOf, show } from '../render';

const [shipped, own] = publishers;

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

it('lists them with their keys, and marks the department itself', async () => {
  await show(<Publishers />);
  expect(await screen.findByText(shipped?.title.en ?? '?')).toBeTruthy();
  const [first, second] = screen.getAllByRole('listitem');
  expect(first?.textContent).toContain('Public key731f eee4 dc30');
  expect(first?.textContent).not.toContain('This department');
  expect(second?.textContent).toContain('This department');
  expect(second?.textContent).toContain(own?.name);
});

async function pick(lang: 'en' | 'zh-Hant-HK' = 'en', answers: Answers = {}) {
  const picked: unknown[] = [];
  const host = recordedHost(answers);
  host.pickFiles = (request) => {
    picked.push(request);
    return Promise.resolve([{ path: '/tmp/publisher.json', name: 'publisher.json', size_bytes: 200 }]);
  };
  await show(<Publishers />, { host, lang });
  const name = lang === 'en' ? 'Recognise a publisher' : '認可發布者';
  (await screen.findByRole('button', { name })).focus();
  await userEvent.keyboard('{Enter}');
  return { host, picked };
}

it('recognises the one in a file only after its name and key were shown, by the keyboard', async () => {
  const { host, picked } = await pick();
  const dialog = await screen.findByRole('dialog', { name: 'Recognise Printers' });
  expect(picked).toEqual([{ purpose: 'publisher', multiple: false }]);
  expect(dialog.textContent).toContain('forms.printers.example');
  expect(dialog.textContent).toContain('Public keyc4c4 c4c4');
  expect(callsOf(host, 'recognise_publisher')).toEqual([]);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  expect(callsOf(host, 'recognise_publisher')).toEqual([
    {
      path: '/tmp/publisher.json',
      offered: { name: newPublisher.name, title: newPublisher.title, key: newPublisher.key },
    },
  ]);
  expect(screen.getByText('Forms signed by Printers can be taken in from now on.')).toBeTruthy();
});

it('recognises nobody when the question is left', async () => {
  const { host } = await pick('zh-Hant-HK');
  await screen.findByRole('dialog', { name: '認可發布者：印務局' });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(callsOf(host, 'recognise_publisher')).toEqual([]);
});

it('asks nothing where the desk would not recognise it', async () => {
  const read_publisher = () => {
    throw refused('fx-unreadable', 'publisher.json is not the file of a publisher.');
  };
  const { host } = await pick('en', { read_publisher });
  expect((await screen.findByRole('alert')).textContent).toContain('publisher.json is not the file of a publisher');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(callsOf(host, 'recognise_publisher')).toEqual([]);
});

it('withdraws one only with a reason, says that it is for good, and leads back to the list', async () => {
  const { host } = await show(<Publishers />);
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw recognition of Muniment, sample forms' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('This is final');
  const finish = within(dialog).getByRole('button', { name: /^Withdraw/ });
  expect(finish).toHaveProperty('disabled', true);
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'The key was copied');
  await userEvent.click(finish);
  expect(await screen.findByText('Withdrawn on 20 Nov 2026: The key was copied')).toBeTruthy();
  expect(callsOf(host, 'withdraw_publisher')).toEqual([{ key: shipped?.key, reason: 'The key was copied' }]);
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Withdraw recognition of Muniment, sample forms' })).toBeNull(),
  );
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Publishers of forms'));
});

it('withdraws the own key of the department only when it is said twice', async () => {
  const { host } = await show(<Publishers />);
  const name = 'Withdraw recognition of Home District Services Department';
  await userEvent.click(await screen.findByRole('button', { name }));
  const dialog = await screen.findByRole('dialog', { name });
  expect(within(dialog).getByRole('note').textContent).toContain('the department’s own public key');
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'A new key');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(callsOf(host, 'withdraw_publisher')).toEqual([]);
  await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Withdraw the department’s own public key' }));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(callsOf(host, 'withdraw_publisher')).toEqual([{ key: own?.key, reason: 'A new key' }]));
});

it('says what is wrong where the desk refuses', async () => {
  const host = recordedHost({
    export_publisher: () => {
      throw refused('fx-none', 'The department has not yet published a form.');
    },
  });
  host.pickSave = () => Promise.resolve('/tmp/publisher.json');
  await show(<Publishers />, { host });
  await userEvent.click(await screen.findByRole('button', { name: 'Save our own public key' }));
  expect((await screen.findByRole('alert')).textContent).toContain('not yet published');
});
