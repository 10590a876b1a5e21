/** The Sync centre: receipts in plain words, since when the server is away, no time that is not known. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SyncScreen } from '../../src/features/sync/SyncScreen';
import type { SyncState } from '../../src/generated/contract';
import { sync } from '../recorded/exchange';
import { recordedHost, refused } from '../recorded/host';
import { show } from '../render';

const withState = (part: Partial<SyncState>) => recordedHost({ sync_state: () => ({ ...sync, ...part }) });
const pane = () => screen.getByRole('region', { name: 'Exchange' });

describe('an operation', () => {
  it('shows its receipt: place, time, signed head, and what that means', async () => {
    await show(<SyncScreen />);
    await userEvent.click((await screen.findAllByRole('option', { name: /proven/ }))[0] as HTMLElement);
    expect(pane().textContent).toContain('entry 1,284 of hdsd');
    expect(pane().textContent).toContain('20 Nov 2026 11:41');
    expect(pane().textContent).toContain('checked here up to entry 1,284');
    expect(pane().textContent).toContain('can no longer be taken away unnoticed');
  });

  it('that waits has no receipt, and says since when the server is away', async () => {
    await show(<SyncScreen />, { host: withState({ stage: 'offline', offline_since: '2026-11-20T06:05:00Z' }) });
    await userEvent.click((await screen.findAllByRole('option', { name: /waiting/ }))[0] as HTMLElement);
    expect(pane().textContent).toContain('not been reached since 20 Nov 2026 14:05');
    expect(pane().textContent).not.toContain('Place in the journal');
  });

  it('is not said to have been sent where there is no server', async () => {
    await show(<SyncScreen />, { host: withState({ stage: 'alone', server: null, outbox: [], waiting: 0 }) });
    const list = await screen.findByRole('listbox');
    await userEvent.click(within(list).getAllByRole('option', { name: /accepted/ })[0] as HTMLElement);
    expect(pane().textContent).toContain('This PC has accepted it.');
    expect(document.body.textContent).not.toMatch(/\bsent\b|by the server/);
  });
});

describe('how it stands', () => {
  it('says no time before the first exchange', async () => {
    await show(<SyncScreen />, { host: withState({ last_exchange_at: null }) });
    expect(await screen.findByRole('heading', { level: 2, name: 'Not yet exchanged' })).toBeTruthy();
    expect(pane().textContent).toContain('Never');
  });

  it('says since when it is offline', async () => {
    await show(<SyncScreen />, { host: withState({ stage: 'offline', offline_since: '2026-11-20T06:05:00Z' }) });
    expect(await screen.findByRole('heading', { level: 2, name: 'Offline since 20 Nov 2026 14:05' })).toBeTruthy();
  });

  it('offers no joining where the desk decides itself', async () => {
    await show(<SyncScreen />, { host: withState({ stage: 'alone', server: null, anchored_to: null }) });
    expect(await screen.findByRole('heading', { level: 2, name: 'Only this PC' })).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(pane().textContent).not.toContain('Proven up to');
  });
});

it('stands under its name and asks again when the tray cannot be read', async () => {
  let broken = true;
  const host = recordedHost({
    tray: () => {
      if (broken) throw refused('store-io', 'The tray cannot be read.');
      return { items: [] };
    },
  });
  await show(<SyncScreen />, { host });
  expect((await screen.findByRole('alert')).textContent).toContain('The tray cannot be read.');
  expect(screen.getByRole('heading', { level: 1, name: 'Sync' })).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('listbox')).toBeTruthy();
});
