/** The door: three ways to a new vault, its recovery key shown once, joining a server, the lock. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Gate } from '../../src/app/Gate';
import type { VaultState } from '../../src/generated/contract';
import { open, RECOVERY_KEY } from '../recorded/exchange';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

const absent: VaultState = { ...open, stage: 'absent', holder: null, department: null };
const WORDS = 'four words of nobody';
const VAULT = [{ topic: 'vault' as const, ids: [] }];

/** A machine without a vault; making one opens it. */
function newMachine() {
  let state = absent;
  return recordedHost({
    vault_state: () => state,
    create_vault: ({ place, sample }) => {
      state = { ...open, sample, awaits_server: place === 'server' };
      return { state, recovery_key: RECOVERY_KEY, changed: VAULT };
    },
    connect_server: ({ code }) => {
      if (code === 'used') throw { ...refused('code-used', 'The code was used.'), hint: 'Ask for another.' };
      state = { ...state, awaits_server: false };
      return { state: {} as never, changed: [{ topic: 'sync', ids: [] }] };
    },
  });
}

const desk = <p>the desk</p>;

beforeEach(() => vi.restoreAllMocks());

it('makes a vault for this PC with name and post, shows the recovery key once, and only then the desk', async () => {
  const { host } = await show(<Gate>{desk}</Gate>, { host: newMachine() });
  await userEvent.click(await screen.findByLabelText(/^Only on this PC/));
  const make = screen.getByRole('button', { name: 'Make the vault' });
  await userEvent.type(screen.getByLabelText('Passphrase'), WORDS);
  expect(make).toHaveProperty('disabled', true);
  await userEvent.type(screen.getAllByLabelText('English')[0] as HTMLElement, 'CHAN Tai-man');
  await userEvent.type(screen.getAllByLabelText('English')[1] as HTMLElement, 'Executive Officer I');
  await userEvent.click(make);
  expect((await screen.findByText(RECOVERY_KEY)).textContent).toBe(RECOVERY_KEY);
  expect(callsOf(host, 'create_vault')).toMatchObject([{ sample: false, place: 'this_pc', passphrase: WORDS }]);
  expect(screen.queryByText('the desk')).toBeNull();
  const enter = screen.getByRole('button', { name: 'Enter the desk' });
  expect(enter).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByLabelText('I have written it down'));
  await userEvent.click(enter);
  expect(await screen.findByText('the desk')).toBeTruthy();
  expect(screen.queryByText(RECOVERY_KEY)).toBeNull();
});

it('copies the recovery key and says when that fails', async () => {
  await show(<Gate>{desk}</Gate>, { host: newMachine() });
  await userEvent.click(await screen.findByLabelText(/sample department/));
  await userEvent.type(screen.getByLabelText('Passphrase'), WORDS);
  await userEvent.click(screen.getByRole('button', { name: 'Make the vault' }));
  await screen.findByText(RECOVERY_KEY);
  const user = userEvent.setup();
  const written = vi.spyOn(navigator.clipboard, 'writeText');
  written.mockRejectedValueOnce(new Error('no'));
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText(/could not be copied/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
  expect(written).toHaveBeenLastCalledWith(RECOVERY_KEY);
});

it('asks for the server before anything else, says a refusal, and lets the desk in after joining', async () => {
  const { host } = await show(<Gate>{desk}</Gate>, { host: newMachine() });
  await userEvent.click(await screen.findByLabelText(/With a records server/));
  await userEvent.type(screen.getByLabelText('Passphrase'), WORDS);
  await userEvent.click(screen.getByRole('button', { name: 'Make the vault' }));
  await userEvent.click(await screen.findByLabelText('I have written it down'));
  await userEvent.click(screen.getByRole('button', { name: 'Enter the desk' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Join the records server' })).toBeTruthy();
  expect(screen.queryByText('the desk')).toBeNull();
  await userEvent.type(screen.getByLabelText('Address of the server'), ' https://records.example ');
  await userEvent.type(screen.getByLabelText('One-time code'), 'used');
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Ask for another.');
  await userEvent.clear(screen.getByLabelText('One-time code'));
  await userEvent.type(screen.getByLabelText('One-time code'), 'fresh');
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(await screen.findByText('the desk')).toBeTruthy();
  expect(callsOf(host, 'connect_server').at(-1)).toEqual({ url: 'https://records.example', code: 'fresh' });
});

it('can be locked while it waits for its server', async () => {
  let state: VaultState = { ...open, awaits_server: true };
  const host = recordedHost({
    vault_state: () => state,
    lock: () => ({ state: (state = { ...open, stage: 'locked', holder: null }), changed: VAULT }),
  });
  await show(<Gate>{desk}</Gate>, { host });
  await userEvent.click(await screen.findByRole('button', { name: 'Lock the vault' }));
  expect(await screen.findByRole('heading', { name: 'Open the vault' })).toBeTruthy();
});

it('shows a passphrase only as long as one asks for it', async () => {
  await show(<Gate>{desk}</Gate>, { host: newMachine() });
  const field = await screen.findByLabelText('Passphrase');
  expect(field.getAttribute('type')).toBe('password');
  await userEvent.click(screen.getByRole('button', { name: 'Show what is typed' }));
  expect(field.getAttribute('type')).toBe('text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide what is typed' }));
  expect(field.getAttribute('type')).toBe('password');
});

it('says what is wrong with the vault and asks again', async () => {
  let broken = true;
  const host = recordedHost({
    vault_state: () => {
      if (broken) throw refused('store-locked-file', 'The folder cannot be read.');
      return open;
    },
  });
  await show(<Gate>{desk}</Gate>, { host });
  expect((await screen.findByRole('alert')).textContent).toContain('The folder cannot be read.');
  expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByText('the desk')).toBeTruthy());
});
