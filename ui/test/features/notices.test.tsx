/** Settings of notices: on or off, and the quiet hours only where they can matter. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Notices } from '../../src/features/settings/Notices';
import { SettingsProvider } from '../../src/state/settings';
import { settings } from '../recorded/exchange';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

const shown = (host = recordedHost()) =>
  show(
    <SettingsProvider>
      <Notices />
    </SettingsProvider>,
    { host },
  );

it('asks for the quiet hours only while notices and the hours are on', async () => {
  const { host } = await shown();
  await screen.findByRole('button', { name: /From/ });
  await userEvent.click(screen.getByRole('checkbox', { name: /Quiet hours/ }));
  expect(screen.queryByRole('button', { name: /From/ })).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: /outside of this window/ }));
  expect(screen.queryByRole('checkbox', { name: /Quiet hours/ })).toBeNull();
  expect(callsOf(host, 'set_settings')).toEqual([{ settings: { quiet: false } }, { settings: { notices: false } }]);
});

it('takes an hour from the list, and shows one that was set elsewhere', async () => {
  const host = recordedHost({ get_settings: () => ({ settings: { ...settings, quiet_to: '07:50' }, changed: [] }) });
  await shown(host);
  await userEvent.click(await screen.findByRole('button', { name: /07:50/ }));
  await userEvent.click(screen.getByRole('option', { name: '09:30' }));
  expect(callsOf(host, 'set_settings')).toEqual([{ settings: { quiet_to: '09:30' } }]);
});
