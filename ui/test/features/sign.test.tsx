/** Check and sign: what is sent, what is never sent, and what becomes of it. */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { SignScreen } from '../../src/features/sign/SignScreen';
import { sync } from '../recorded/exchange';
import { keys, preview } from '../recorded/forms';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

vi.mock('../../src/components/PdfPages', () => ({
  PdfPages: ({ label }: { label: string }) => <div role="region" aria-label={label} />,
}));

const at = '/?draft=hall-whole';

it('signs the previewed digest with the chosen key, and no secret passes', async () => {
  const { host } = await show(<SignScreen />, { at });
  const button = await screen.findByRole('button', { name: /Sign and pass on/ });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  expect(callsOf(host, 'sign_and_hand_over')).toEqual([
    { draft_id: 'hall-whole', digest: preview.digest, key_path: keys[0]?.key_path },
  ]);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveProperty('textContent', 'To Senior Liaison Officer');
});

it('shows the bytes of that digest', async () => {
  const asked: unknown[] = [];
  const host = recordedHost({}, (verb, request) => {
    asked.push([verb, request]);
    return Promise.resolve(new ArrayBuffer(4));
  });
  await show(<SignScreen />, { at, host });
  await screen.findByRole('region', { name: 'Document' });
  expect(asked).toEqual([['preview_bytes', { draft_id: 'hall-whole', digest: preview.digest }]]);
});

it('offers no key that cannot sign, and says why', async () => {
  await show(<SignScreen />, { at });
  const past = (await screen.findAllByRole('radio'))[1];
  expect(past).toHaveProperty('disabled', true);
});

it('says nothing when the person closes the window of the secret', async () => {
  const host = recordedHost({
    sign_and_hand_over: () => {
      throw refused('cancelled', '');
    },
  });
  await show(<SignScreen />, { at, host });
  const button = await screen.findByRole('button', { name: /Sign and pass on/ });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  await waitFor(() => expect(callsOf(host, 'sign_and_hand_over')).toHaveLength(1));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: /Sign and pass on/ })).toBeTruthy();
});

it('says a refusal with its next step and leads back to the form', async () => {
  const host = recordedHost({
    preview_form: () => {
      throw { ...refused('not-complete', 'The form is not complete.'), hint: 'Fill in what is open.' };
    },
  });
  const { router } = await show(<SignScreen />, { at, host });
  expect((await screen.findByRole('alert')).textContent).toContain('Fill in what is open.');
  await userEvent.click(screen.getByRole('button', { name: 'Back to the form' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/fill'));
});

it('puts the focus on the heading when it comes and when it is done, and never again', async () => {
  const { host } = await show(<SignScreen />, { at });
  const title = await screen.findByRole('heading', { level: 1 });
  expect(document.activeElement).toBe(title);
  const button = screen.getByRole('button', { name: /Sign and pass on/ });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  const done = await screen.findByRole('heading', { level: 1, name: /Senior Liaison/ });
  await waitFor(() => expect(document.activeElement).toBe(done));
  const further = screen.getByRole('button', { name: 'New form' });
  further.focus();
  act(() => host.change({ changed: [{ topic: 'sync', ids: [] }] }));
  await waitFor(() => expect(callsOf(host, 'sync_state').length).toBeGreaterThan(1));
  expect(document.activeElement).toBe(further);
});

it('speaks of no server where there is none', async () => {
  const alone = { ...sync, stage: 'alone' as const, server: null };
  await show(<SignScreen />, { at, host: recordedHost({ sync_state: () => alone }) });
  const button = await screen.findByRole('button', { name: /Sign and pass on/ });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  expect(await screen.findByText(/next stage stands in My work/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/exchange|server/);
});
