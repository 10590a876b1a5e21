/** The library: windows on thousands of forms, filters, what is missing and how it comes in. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FormsScreen } from '../../src/features/catalogue/FormsScreen';
import { listed, many } from '../recorded/forms';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

const list = () => screen.findByRole('listbox', { name: 'Forms' });

describe('a library of thousands', () => {
  it('draws what is in sight and asks for a page where one looks', async () => {
    const forms = many(2722);
    const host = recordedHost({ list_forms: (asked) => listed(asked, forms) });
    await show(<FormsScreen />, { host });
    const box = await list();
    await within(box).findByText('Form 0');
    expect(within(box).getAllByRole('option').length).toBeLessThan(60);
    const first = within(box).getByText('Form 0').closest('[role="option"]');
    expect(first?.getAttribute('aria-setsize')).toBe('2722');
    fireEvent.keyDown(box, { key: 'End' });
    Object.defineProperty(box, 'scrollTop', { value: 2700 * 54, writable: true });
    fireEvent.scroll(box);
    await within(box).findByText('Form 2715');
    const asked = callsOf(host, 'list_forms') as { from: number }[];
    expect(asked.map((one) => one.from).toSorted((a, b) => a - b)).toEqual([0, 2600, 2700]);
  });
});

describe('the filters', () => {
  it('ask the desk for less, and can be turned by the keyboard', async () => {
    const { host } = await show(<FormsScreen />);
    const box = screen.findByRole('checkbox', { name: 'Originals needed' });
    (await box).focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(within(screen.getByRole('listbox')).getAllByRole('option')).toHaveLength(1));
    expect(callsOf(host, 'list_forms').at(-1)).toMatchObject({ filter: { needs_originals: true } });
    expect(screen.getByRole('option').textContent).toMatch(/T0.*On paper only.*Originals needed/);
  });
});

describe('a form that is not here', () => {
  it('says so, with what is to be done, and comes in by a file', async () => {
    const { host, router } = await show(<FormsScreen />, { at: '/?form=ANW-010' });
    await screen.findByText(/has an electronic definition, which is not on this desk/);
    screen.getByText(/Invented for practice/);
    expect(screen.queryByRole('button', { name: /Begin/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take in from a file' }));
    await waitFor(() => expect(callsOf(host, 'install_form')).toHaveLength(1));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ form: 'ANW-010' }));
  });

  it('is never begun by Enter', async () => {
    const { host } = await show(<FormsScreen />, { at: '/?form=ANW-014' });
    await screen.findByText(/can be handed in on paper only/);
    fireEvent.keyDown(await list(), { key: 'Enter' });
    await userEvent.click(screen.getByRole('button', { name: 'Keep as a favourite' }));
    await waitFor(() => expect(callsOf(host, 'add_favourite')).toHaveLength(1));
    expect(callsOf(host, 'start_draft')).toEqual([]);
  });
});
