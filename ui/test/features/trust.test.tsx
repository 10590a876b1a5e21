/** Trust: whose certificates count, adding one by the dialog, removing one only after asking. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Trust } from '../../src/features/settings/Trust';
import { anchors, newAnchor } from '../recorded/exchange';
import { recordedHost, refused } from '../recorded/host';
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
