/** Publishers of forms: recognised from a file, withdrawn only with a reason, and the department's own key given out. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Publishers } from '../../src/features/settings/Publishers';
import { newPublisher, publishers } from '../recorded/publishers';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

const [shipped, own] = publishers;

it('lists them with their keys, and says which is the department itself', async () => {
  await show(<Publishers />);
  expect(await screen.findByText(shipped?.title.en ?? '?')).toBeTruthy();
  expect(screen.getByText(`${own?.name ?? '?'} · The department itself`)).toBeTruthy();
  expect(screen.getByText(/731f eee4 dc30/)).toBeTruthy();
});

it('recognises the one in a file that was picked', async () => {
  const picked: unknown[] = [];
  const host = recordedHost();
  host.pickFiles = (request) => {
    picked.push(request);
    return Promise.resolve([{ path: '/tmp/publisher.json', name: 'publisher.json', size_bytes: 200 }]);
  };
  await show(<Publishers />, { host });
  await userEvent.click(await screen.findByRole('button', { name: 'Recognise a publisher' }));
  expect(await screen.findByText(newPublisher.title.en)).toBeTruthy();
  expect(picked).toEqual([{ purpose: 'publisher', multiple: false }]);
  expect(callsOf(host, 'recognise_publisher')).toEqual([{ path: '/tmp/publisher.json' }]);
});

it('withdraws one only with a reason, which stands there afterwards', async () => {
  const { host } = await show(<Publishers />);
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw Muniment, sample forms' }));
  const dialog = await screen.findByRole('dialog');
  const finish = within(dialog).getByRole('button', { name: /^Withdraw/ });
  expect(finish).toHaveProperty('disabled', true);
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'The key was copied');
  await userEvent.click(finish);
  expect(await screen.findByText(/The key was copied/)).toBeTruthy();
  expect(callsOf(host, 'withdraw_publisher')).toEqual([{ key: shipped?.key, reason: 'The key was copied' }]);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Withdraw Muniment, sample forms' })).toBeNull());
});

it('says what is wrong where the desk refuses', async () => {
  const host = recordedHost({
    export_publisher: () => {
      throw refused('fx-none', 'The department has not yet published a form.');
    },
  });
  host.pickSave = () => Promise.resolve('/tmp/publisher.json');
  await show(<Publishers />, { host });
  await userEvent.click(await screen.findByRole('button', { name: 'Give out our own key' }));
  expect((await screen.findByRole('alert')).textContent).toContain('not yet published');
});
