/** The fill screen over recorded evaluations of a published form: every kind drawn, nothing decided. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FillScreen } from '../../src/features/fill/FillScreen';
import { listenForKeys } from '../../src/state/keys';
import { drafts } from '../recorded/forms';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const open = (draft: string, lang: 'en' | 'zh-Hant-HK' = 'en', host = recordedHost()) =>
  show(<FillScreen />, { at: `/?draft=${draft}`, lang, host });

describe('a form with answers', () => {
  it('draws exactly the fields that the desk calls visible', async () => {
    await open('hall-whole');
    await screen.findByRole('heading', { level: 1 });
    expect(screen.getByLabelText(/Registration number/)).toHaveProperty('value', 'CP/LIC/SO/19/12345');
    const hidden = drafts['hall-whole']?.form.fields['/perHead'];
    expect(drafts['hall-whole']?.evaluation.visible).not.toContain('/perHead');
    expect(screen.queryByText(hidden?.label.en ?? '?')).toBeNull();
    expect(screen.queryByText('Decision', { selector: 'h3' })).toBeNull();
  });

  it('writes both names of a pair, and says so in Chinese', async () => {
    await open('hall-whole', 'zh-Hant-HK');
    const pair = await screen.findByRole('group', { name: /申請團體名稱/ });
    expect(within(pair).getByLabelText('中文')).toHaveProperty('value', '灣仔街坊互助社');
    expect(within(pair).getByLabelText('英文')).toHaveProperty('value', 'Wan Chai Neighbourhood Mutual Help Society');
  });

  it('draws worked-out values as values, with the total at the foot', async () => {
    await open('hall-whole');
    const table = await screen.findByRole('table');
    const foot = within(table).getAllByRole('rowgroup').at(-1);
    expect(foot?.textContent).toContain('HK$');
    const fees = table.querySelectorAll('output');
    expect(fees.length).toBeGreaterThan(0);
    expect(within(table).queryByRole('textbox', { name: /^Fee/ })).toBeNull();
  });
});

describe('typing', () => {
  it('is saved as typed, and the desk spells it', async () => {
    const { host } = await open('hall-whole');
    const field = await screen.findByLabelText(/Registration number/);
    await userEvent.clear(field);
    await userEvent.type(field, 'Ａ１２');
    // On a slow machine something is saved on the way; what counts is what was saved last.
    await waitFor(() =>
      expect(callsOf(host, 'update_draft').at(-1)).toEqual({
        draft_id: 'hall-whole',
        edits: [{ do: 'set', path: '/registrationNo', value: 'Ａ１２' }],
      }),
    );
  });

  it('does not send a half-composed word', async () => {
    const { host } = await open('hall-whole');
    const field = await screen.findByLabelText(/Registration number/);
    fireEvent.focus(field);
    fireEvent.compositionStart(field);
    for (const value of ['竹', '牛', '我']) fireEvent.change(field, { target: { value } });
    await new Promise((done) => setTimeout(done, 500));
    expect(callsOf(host, 'update_draft')).toEqual([]);
    fireEvent.compositionEnd(field, { target: { value: '我' } });
    await waitFor(() => expect(callsOf(host, 'update_draft')).toHaveLength(1));
    expect(callsOf(host, 'update_draft')[0]).toMatchObject({ edits: [{ value: '我' }] });
  });
});

describe('problems', () => {
  it('are silent until the field is left', async () => {
    await open('hall-wrong');
    const field = await screen.findByLabelText(/Registration number/);
    expect(field.getAttribute('aria-invalid')).toBeNull();
    await userEvent.click(field);
    await userEvent.tab();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const error = document.getElementById(field.getAttribute('aria-errormessage') ?? '');
    expect(error?.textContent).toBeTruthy();
    expect(field.getAttribute('aria-describedby')).toContain(error?.id);
  });

  it('stand in a summary when one asks to finish, and the first has the focus', async () => {
    const { host } = await open('hall-wrong');
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    const summary = await screen.findByRole('region', { name: /still open/ });
    const problems = drafts['hall-wrong']?.evaluation.problems ?? [];
    expect(within(summary).getAllByRole('link')).toHaveLength(problems.length);
    await waitFor(() => expect(document.activeElement?.id).toBe('f-registrationNo'));
    expect(callsOf(host, 'preview_form')).toEqual([]);
  });

  it('lead from the summary to their fields', async () => {
    await open('hall-wrong');
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await userEvent.click(await screen.findByRole('link', { name: /E-mail/ }));
    expect(document.activeElement?.id).toBe('f-email');
  });
});

describe('going on', () => {
  it('leads to check and sign when the desk finds nothing wrong', async () => {
    const { router } = await open('hall-whole');
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign'));
  });

  it('stays, keeps what was typed and says why when saving fails', async () => {
    const host = recordedHost({
      update_draft: () => {
        throw { ...refused('store-disk-full', 'The disk is full.'), hint: 'Free some space.' };
      },
    });
    const { router } = await open('hall-whole', 'en', host);
    const field = await screen.findByLabelText(/Registration number/);
    await userEvent.type(field, '9');
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Free some space');
    expect(field).toHaveProperty('value', 'CP/LIC/SO/19/123459');
    expect(router.state.location.pathname).toBe('/');
  });
});
