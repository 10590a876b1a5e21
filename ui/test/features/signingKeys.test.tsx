/** Settings, signing keys: what is listed, what is forgotten, and drivers that are added and removed. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { SettingsScreen } from '../../src/features/settings/SettingsScreen';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

const at = '/settings';
const section = async () => within(await screen.findByRole('region', { name: 'Signing keys' }));

it('lists keys with issuer, purpose and serial number, and the cards with what is left of their tries', async () => {
  await show(<SettingsScreen />, { at });
  const part = await section();
  expect(await part.findByText('digital signature, non-repudiation · cheung-tsz-kin.p12')).toBeTruthy();
  expect(part.getByText(/^Harbour District Demo CA · no. 4a119c · valid until/)).toBeTruthy();
  const card = await part.findByText(/^SoftHSM project/);
  expect(card.closest('li')?.textContent).toContain('One try of the PIN is left');
});

it('forgets a key that was opened here, and no other', async () => {
  const { host } = await show(<SettingsScreen />, { at });
  const part = await section();
  await part.findByText(/^SoftHSM project/);
  expect(part.getAllByRole('button', { name: /^Forget/ })).toHaveLength(2);
  await userEvent.click(part.getByRole('button', { name: 'Forget cheung-2022.p12' }));
  await waitFor(() => expect(part.queryByText(/cheung-2022/)).toBeNull());
  expect(callsOf(host, 'forget_key')).toEqual([{ key_path: '/keys/old.p12' }]);
});

it('adds a driver that was picked and looks again; one that was added can be removed', async () => {
  const host = recordedHost({});
  host.pickFiles = () => Promise.resolve([{ path: '/opt/x.so', name: 'x.so', size_bytes: 9 }]);
  await show(<SettingsScreen />, { at, host });
  const part = await section();
  await part.findByText(/^SoftHSM project/);
  await userEvent.click(part.getByRole('button', { name: 'Add a driver' }));
  await waitFor(() => expect(callsOf(host, 'add_token_module')).toEqual([{ path: '/opt/x.so' }]));
  await waitFor(() => expect(callsOf(host, 'look_for_tokens')).toHaveLength(2));
  expect(part.queryByRole('button', { name: 'Remove libsofthsm2.so' })).toBeNull();
  await userEvent.click(part.getByRole('button', { name: 'Remove slow-driver.so' }));
  await waitFor(() => expect(part.queryByText('slow-driver.so')).toBeNull());
});

it('says why a file is no driver, and does not look', async () => {
  const host = recordedHost({
    add_token_module: () => {
      throw refused('tokens-look-unusable', 'It cannot be used.');
    },
  });
  host.pickFiles = () => Promise.resolve([{ path: '/opt/x.so', name: 'x.so', size_bytes: 9 }]);
  await show(<SettingsScreen />, { at, host });
  const part = await section();
  await part.findByText(/^SoftHSM project/);
  await userEvent.click(part.getByRole('button', { name: 'Add a driver' }));
  expect((await part.findByRole('alert')).textContent).toContain('cannot be used as a driver');
  expect(callsOf(host, 'look_for_tokens')).toHaveLength(1);
});
