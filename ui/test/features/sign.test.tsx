/** Check and sign: what is sent, what is never sent, and what becomes of it. */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { SignScreen } from '../../src/features/sign/SignScreen';
import type { PreviewResponse, SigningWay } from '../../src/generated/contract';
import { sync } from '../recorded/exchange';
import { preview } from '../recorded/forms';
import { recordedHost, refused } from '../recorded/host';
import { keys } from '../recorded/keys';
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
    {
      draft_id: 'hall-whole',
      digest: preview.digest,
      signature: { way: 'certificate', key_path: keys[0]?.key_path },
    },
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

it('offers what is known at once, looks for cards beside that, and names the driver that does not answer', async () => {
  let done: () => void = () => undefined;
  const host = recordedHost({});
  const { call } = host;
  // The look lasts; everything else answers as ever.
  host.call = async (verb, request) => {
    if (verb === 'look_for_tokens') await new Promise<void>((resolve) => (done = resolve));
    return call(verb, request);
  };
  await show(<SignScreen />, { at, host });
  expect(await screen.findByText('Looking for cards and tokens…')).toBeTruthy();
  expect(screen.getAllByRole('radio')).toHaveLength(2);
  const button = screen.getByRole('button', { name: /Sign and pass on/ });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  act(() => done());
  expect(await screen.findByText(/Driver slow-driver.so: It did not answer within 8 seconds/)).toBeTruthy();
  expect(screen.getAllByRole('radio')).toHaveLength(3);
  expect(screen.getByText(/One try of the PIN is left/)).toBeTruthy();
  expect(screen.queryByText('Looking for cards and tokens…')).toBeNull();
});

it('looks again when it is asked to, and when a token has refused', async () => {
  const host = recordedHost({
    sign_and_hand_over: () => {
      throw refused('tokens-wrong-pin-last', 'The PIN is wrong.');
    },
  });
  await show(<SignScreen />, { at, host });
  const looks = () => callsOf(host, 'look_for_tokens').length;
  await waitFor(() => expect(looks()).toBe(1));
  await userEvent.click(await screen.findByRole('button', { name: 'Look again' }));
  await waitFor(() => expect(looks()).toBe(2));
  const button = await screen.findByRole('button', { name: /Sign and pass on/ });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  await waitFor(() => expect(looks()).toBe(3));
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

const offer = (way: SigningWay, en: string) => ({
  way,
  label: { en, 'zh-Hant-HK': en },
  means: { en: `What ${en} means.`, 'zh-Hant-HK': `What ${en} means.` },
});
const WAYS = [offer('certificate', 'A certificate'), offer('typed-name', 'A typed name'), offer('wet-ink', 'On paper')];

it('signs with a typed name where the form accepts it', async () => {
  const { host } = await show(<SignScreen />, {
    at,
    host: recordedHost({ preview_form: () => ({ ...preview, ways: WAYS }) }),
  });
  await userEvent.click(await screen.findByRole('radio', { name: /A typed name/ }));
  const button = screen.getByRole('button', { name: /Sign and pass on/ });
  expect(button).toHaveProperty('disabled', true);
  await userEvent.type(screen.getByRole('textbox', { name: 'Type your own name' }), 'CHAN Tai-man');
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  expect(callsOf(host, 'sign_and_hand_over')).toEqual([
    { draft_id: 'hall-whole', digest: preview.digest, signature: { way: 'typed-name', name: 'CHAN Tai-man' } },
  ]);
});

it('takes a page that was signed in ink only when its scan is there, it says the same, and somebody confirms it', async () => {
  const scan = {
    file_id: 's1',
    attachment_id: '$signed-sheet',
    path: '',
    row: null,
    name: 'scan.pdf',
    size_bytes: 9,
    sha256: 'ef'.repeat(32),
  };
  let now: PreviewResponse = { ...preview, ways: WAYS, scans: [scan] };
  const host = recordedHost({
    preview_form: () => now,
    print_page: () => {
      now = { ...now, printed: { at: '2026-11-20T02:00:00Z', current: true } };
      return { name: 'HAD-CH-1.pdf' };
    },
  });
  await show(<SignScreen />, { at, host });
  await userEvent.click(await screen.findByRole('radio', { name: /On paper/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect(await screen.findByText(/^Printed /)).toBeTruthy();
  const button = screen.getByRole('button', { name: /Confirm and pass on/ });
  for (const [segment, keys] of [
    [/^day/, '20'],
    [/^month/, '11'],
    [/^year/, '2026'],
  ] as const) {
    await userEvent.click(screen.getByRole('spinbutton', { name: segment }));
    await userEvent.keyboard(keys);
  }
  expect(button).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('checkbox', { name: /I have compared the scan/ }));
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  expect(callsOf(host, 'sign_and_hand_over')).toEqual([
    {
      draft_id: 'hall-whole',
      digest: preview.digest,
      signature: { way: 'wet-ink', sheet: 'printed', signer: 'CHAN Tai-man', signed_on: '2026-11-20' },
    },
  ]);
});
