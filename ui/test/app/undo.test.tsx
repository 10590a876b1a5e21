/** The bar of what can be taken back: once, and where that fails it is said and offered again. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UndoBar } from '../../src/app/UndoBar';
import type { WireError } from '../../src/generated/contract';
import { listenForKeys } from '../../src/state/keys';
import { offerUndo } from '../../src/state/undo';
import { refused } from '../recorded/host';
import { show } from '../render';

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

it('takes back once, by key', async () => {
  let times = 0;
  await show(<UndoBar />);
  act(() => offerUndo({ said: 'Thrown away.', undo: () => Promise.resolve((times += 1)).then(() => null) }));
  screen.getByText('Thrown away.');
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(screen.queryByText('Thrown away.')).toBeNull());
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  expect(times).toBe(1);
});

it('says why it could not be taken back, and lets one try again', async () => {
  let answer: () => Promise<WireError | null> = () => Promise.reject(refused('fx-not-found', 'It is gone.') as never);
  await show(<UndoBar />);
  act(() => offerUndo({ said: 'Thrown away.', undo: () => answer() }));
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await screen.findByText('It is gone.');
  answer = () => Promise.resolve(refused('fx-stays', 'It stays filed.'));
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await screen.findByText('It stays filed.');
  answer = () => Promise.resolve(null);
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
  await waitFor(() => expect(screen.queryByText('It stays filed.')).toBeNull());
});
