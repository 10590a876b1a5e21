/** Values in parts, and the file that a form names: what each part says, and what goes to the desk. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { PartBox, type Part } from '../../src/components/fields/PartBox';
import { FileReferenceBox } from '../../src/components/FolderPicker';
import type { SideView } from '../../src/generated/contract';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

const side = (name: string, type: SideView['type'], en: string, optional = false): SideView => ({
  name,
  type,
  label: { en, 'zh-Hant-HK': `${en}（中）` },
  optional,
  max_length: null,
});

const part = (of: SideView, more: Partial<Part> = {}): Part => ({
  side: of,
  id: `at-${of.name}`,
  value: '',
  options: [],
  error: null,
  onChange: () => undefined,
  ...more,
});

it('gives each part its label, its own error, and says which may be left out', async () => {
  const street = vi.fn();
  const parts = [
    part(side('flat', 'text', 'Flat or room', true)),
    part(side('street', 'text', 'Street'), { error: 'Fill this in.', onChange: street }),
    part(side('district', 'choice', 'District'), { options: [{ code: 'WC', label: 'Wan Chai' }], value: 'WC' }),
  ];
  await show(<PartBox id="at" label="Address" parts={parts} line="1 Example Street, Wan Chai" />);
  const group = screen.getByRole('group', { name: 'Address' });
  expect(within(group).getByText('In one line: 1 Example Street, Wan Chai')).toBeTruthy();
  expect(within(group).getByRole('textbox', { name: /Flat or room.*optional/ })).toBeTruthy();
  const field = within(group).getByRole('textbox', { name: 'Street' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-errormessage') ?? '')?.textContent).toBe('Fill this in.');
  expect(within(group).getByRole('button', { name: /District/ }).textContent).toContain('Wan Chai');
  await userEvent.type(field, '1');
  expect(street).toHaveBeenLastCalledWith('1');
});

it('draws the days of a period as dates', async () => {
  const parts = [part(side('from', 'date', 'From'), { value: '2025-01-02' }), part(side('to', 'date', 'To'))];
  await show(<PartBox id="span" label="Period" parts={parts} />, { lang: 'zh-Hant-HK' });
  expect(screen.getAllByRole('spinbutton')).toHaveLength(6);
  expect(screen.getAllByRole('group', { name: /From（中）/ })).not.toHaveLength(0);
});

function File({ onChange }: { onChange: (text: string) => void }) {
  const [value, setValue] = useState('');
  const change = (text: string) => {
    setValue(text.toUpperCase());
    onChange(text);
  };
  return <FileReferenceBox id="file" label="File" value={value} onChange={change} />;
}

it('takes a file of the plan by arrows and Enter, and nothing that was not marked', async () => {
  const changed = vi.fn();
  const { host } = await show(<File onChange={changed} />, { host: recordedHost() });
  const field = screen.getByRole('combobox', { name: 'File' });
  expect(callsOf(host, 'suggest_folders')).toEqual([]);
  await userEvent.type(field, 'do/4');
  const [first] = await screen.findAllByRole('option');
  // What is seen is what is taken: the file, and not its open part.
  const seen = first?.firstElementChild?.textContent ?? '?';
  expect(seen).toMatch(/^DO\/4\/\d+$/);
  await userEvent.keyboard('{Enter}');
  expect(changed).toHaveBeenLastCalledWith('do/4');
  await waitFor(() => expect(screen.getByRole('listbox').getAttribute('aria-busy')).toBe('false'));
  await userEvent.keyboard('{ArrowDown}');
  expect(field.getAttribute('aria-activedescendant')).toBe(first?.id);
  await userEvent.keyboard('{Enter}');
  expect(changed).toHaveBeenLastCalledWith(seen);
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field).toHaveProperty('value', expect.stringMatching(/^DO\/4\/\d+$/));
});

it('keeps what was typed when the list is closed by Escape', async () => {
  const changed = vi.fn();
  await show(<File onChange={changed} />, { host: recordedHost() });
  const field = screen.getByRole('combobox', { name: 'File' });
  await userEvent.type(field, 'zz/9');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.tab();
  expect(field).toHaveProperty('value', 'ZZ/9');
});
