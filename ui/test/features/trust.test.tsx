/** Trust: whose certificates count, adding one by the dialog, removing one only after asking. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { TimeStamps } from '../../src/features/settings/TimeStamps';
import { Trust } from '../../src/features/settings/Trust';
import { FIRST_SETTINGS } from '../../src/state/settings';
import { recordedHost, refused } from '../recorded/host';
import { anchors, newAnchor, trustList } from '../recorded/trust';
import { callsOf, show } from '../render';

it('lists the authorities and adds one that was picked', async () => {
  const picked: unknown[] = [];
  const host = recordedHost();
  host.pickFiles = (request) => {
    picked.push(request);
    return Promise.resolve([{ path: '/tmp/ca.pem', name: 'ca.pem', size_bytes: 900 }]);
  };
  await show(<Trust />, { host });
  expect(await screen.findByText(anchors[1]?.subject ?? '?')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Add a certificate' }));
  expect(await screen.findByText(newAnchor.subject)).toBeTruthy();
  expect(picked).toEqual([{ purpose: 'certificate', multiple: false }]);
  expect(callsOf(host, 'add_anchor')).toEqual([{ path: '/tmp/ca.pem' }]);
});

it('removes one only after asking', async () => {
  const { host } = await show(<Trust />);
  const subject = anchors[0]?.subject ?? '?';
  await userEvent.click(await screen.findByRole('button', { name: `Remove ${subject}` }));
  expect(callsOf(host, 'remove_anchor')).toEqual([]);
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: /^Remove/ }));
  await waitFor(() => expect(screen.queryByText(subject)).toBeNull());
  expect(callsOf(host, 'remove_anchor')).toEqual([{ fingerprint: anchors[0]?.fingerprint }]);
});

it('says what is wrong with a file that is no certificate', async () => {
  const host = recordedHost({
    add_anchor: () => {
      throw refused('fx-no-certificate', 'This file holds no certificate.');
    },
  });
  await show(<Trust />, { host });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a certificate' }));
  expect((await screen.findByRole('alert')).textContent).toContain('holds no certificate');
});

it('shows whom the department trusts and for what, and issues another list', async () => {
  const host = recordedHost();
  host.pickFiles = (request) => {
    expect(request).toEqual({ purpose: 'trust_list', multiple: false });
    return Promise.resolve([{ path: '/tmp/list.json', name: 'list.json', size_bytes: 900 }]);
  };
  await show(<Trust />, { host });
  expect(await screen.findByText(/No\. 7, issued .* signed by Harbour District/)).toBeTruthy();
  expect(screen.getByText(/by one named authority · under 2\.16\.344\.8\.2\.2008\.810\.2 · from/)).toBeTruthy();
  const subject = trustList.entries[0]?.anchor.subject ?? '?';
  expect(screen.queryByRole('button', { name: `Remove ${subject}` })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Issue a trust list' }));
  expect(await screen.findByText('Trust list no. 8 is issued to all desks.')).toBeTruthy();
  expect(callsOf(host, 'issue_trust_list')).toEqual([{ path: '/tmp/list.json' }]);
});

it('takes the address of a time-stamp authority, and says what is wrong with one', async () => {
  const host = recordedHost({
    set_settings: ({ settings }) => {
      if (settings.time_stamps_at !== 'https://stamps.example.gov') throw refused('fx-bad', 'No address of the web.');
      return { settings: { ...FIRST_SETTINGS, ...settings }, changed: [] };
    },
  });
  await show(<TimeStamps />, { host });
  const box = screen.getByRole('textbox', { name: 'Address of the time-stamp authority' });
  await userEvent.type(box, 'ftp://x');
  await userEvent.click(screen.getByRole('button', { name: 'Use this address' }));
  expect((await screen.findByRole('alert')).textContent).toContain('No address of the web');
  await userEvent.clear(box);
  await userEvent.type(box, 'https://stamps.example.gov');
  await userEvent.click(screen.getByRole('button', { name: 'Use this address' }));
  expect(await screen.findByText('Time-stamps are asked of https://stamps.example.gov.')).toBeTruthy();
});
