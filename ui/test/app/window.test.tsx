/** The whole window over recorded answers: languages in place, locking, the palette, dropped changes. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { start } from '../../src/app/start';
import { recordedHost, type Recorded } from '../recorded/host';
import { callsOf } from '../render';

let host: Recorded;

/** The window is one page; it is opened once and every test goes on from the last. */
beforeAll(() => {
  document.body.innerHTML = '<div id="root"></div>';
  location.hash = '#/work';
  host = recordedHost();
  act(() => start(host));
});

const go = async (hash: string) => {
  await act(async () => {
    location.hash = hash;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    window.dispatchEvent(new PopStateEvent('popstate'));
    await Promise.resolve();
  });
};

const press = (key: string, held: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held });

/** Walks down the offers of the palette to the one of this name, and takes it. */
const choose = async (box: HTMLElement, name: RegExp) => {
  await screen.findByRole('option', { name });
  // What the desk answers meanwhile draws the offers anew.
  for (let step = 0; step < 40; step += 1) {
    const offer = screen.getByRole('option', { name });
    if (offer.getAttribute('aria-selected') === 'true') break;
    fireEvent.keyDown(box, { key: 'ArrowDown' });
  }
  fireEvent.keyDown(box, { key: 'Enter' });
};

beforeEach(() => void host.calls.splice(0));

it('opens with the first item of the work selected', async () => {
  const list = await screen.findByRole('listbox', { name: 'My work' });
  expect(within(list).getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
  expect(document.documentElement.lang).toBe('en');
});

it('comes to the tray of a notice that is pressed, from wherever it stands and as often as it is pressed', async () => {
  const chosen = async () => {
    const list = await screen.findByRole('listbox', { name: 'My work' });
    return within(list).getByRole('option', { selected: true }).textContent;
  };
  await go('#/settings');
  await screen.findByRole('heading', { name: 'Notices of the system' });
  act(() => host.press('returned'));
  await waitFor(async () => expect(await chosen()).toContain('fx-returned'));
  press('1');
  await waitFor(async () => expect(await chosen()).toContain('fx-from'));
  act(() => host.press('returned'));
  await waitFor(async () => expect(await chosen()).toContain('fx-returned'));
});

it('turns into the other language in place: focus, typing and place stay', async () => {
  await go('#/fill?draft=hall-whole');
  const field = await screen.findByLabelText(/Registration number/);
  act(() => field.focus());
  fireEvent.change(field, { target: { value: 'CP/1' } });
  press('L', { ctrlKey: true, shiftKey: true });
  await screen.findByRole('heading', { level: 1, name: '租用社區會堂設施申請表' });
  expect(document.documentElement.lang).toBe('zh-Hant-HK');
  expect(document.activeElement).toBe(field);
  expect(field).toHaveProperty('value', 'CP/1');
  expect(location.hash).toContain('draft=hall-whole');
  expect(callsOf(host, 'set_settings')).toEqual([{ settings: { language: 'zh-Hant-HK' } }]);
  press('L', { ctrlKey: true, shiftKey: true });
  await screen.findByRole('heading', { level: 1, name: 'Application for use of community hall facilities' });
});

it('finds commands by both their names in the palette, and runs them by Enter', async () => {
  await go('#/work');
  await screen.findByRole('listbox', { name: 'My work' });
  press('k', { ctrlKey: true });
  const box = await screen.findByRole('combobox');
  fireEvent.change(box, { target: { value: '前往存廢' } });
  await choose(box, /Go to Keeping/);
  await waitFor(() => expect(location.hash).toBe('#/keeping'));
});

it('shows a form of the palette in the catalogue, chosen', async () => {
  press('k', { ctrlKey: true });
  const box = await screen.findByRole('combobox');
  fireEvent.change(box, { target: { value: 'GEN-LV-1' } });
  await choose(box, /leave.*GEN-LV-1/);
  await waitFor(() => expect(location.hash).toContain('#/forms?form='));
  const list = await screen.findByRole('listbox', { name: 'Forms' });
  expect(within(list).getByRole('option', { selected: true }).textContent).toContain('GEN-LV-1');
  await waitFor(() => expect(document.activeElement).toBe(list));
});

it('shows at once what background work has changed', async () => {
  await go('#/work');
  await screen.findByRole('listbox', { name: 'My work' });
  host.calls.splice(0);
  act(() => host.change({ changed: [{ topic: 'tray', ids: ['t9'] }] }));
  await waitFor(() => expect(callsOf(host, 'my_work')).toHaveLength(1));
  expect(callsOf(host, 'file_plan')).toEqual([]);
});

it('shows the keys that are valid here', async () => {
  act(() => (document.activeElement as HTMLElement | null)?.blur());
  press('?');
  const dialog = await screen.findByRole('dialog', { name: 'Keys' });
  expect(dialog.textContent).toContain('Ctrl+K');
  expect(dialog.textContent).toContain('To sign');
  expect(dialog.textContent).not.toContain('Check the seals');
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('keeps nothing of the vault on the page behind a locked door', async () => {
  fireEvent.click(screen.getByRole('button', { name: /Locks in/ }));
  await screen.findByRole('heading', { name: 'Open the vault' });
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(screen.queryByText('CHEUNG Tsz-kin')).toBeNull();
  fireEvent.change(screen.getByLabelText('Passphrase'), { target: { value: 'correct horse' } });
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('listbox', { name: 'My work' });
  expect(callsOf(host, 'unlock')).toEqual([{ passphrase: 'correct horse', keyring: false, recovery_key: null }]);
});
