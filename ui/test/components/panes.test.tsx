/** Two panes: each pair keeps its own width, and on a narrow window each leads to the other. */
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { Panes } from '../../src/components/Panes';

beforeEach(() => localStorage.clear());

const pair = (id: string, more: Partial<Parameters<typeof Panes>[0]> = {}) => (
  <Panes
    id={id}
    initial={300}
    least={200}
    most={400}
    list={<div role="listbox" aria-label="rows" tabIndex={0} />}
    listLabel="list"
    thing={<p>thing</p>}
    thingLabel="the thing"
    {...more}
  />
);
const width = () => screen.getByRole('separator').getAttribute('aria-valuenow');

it('remembers a width for each pair, also when one takes the place of another', () => {
  const { rerender } = render(pair('one'));
  fireEvent.keyDown(screen.getByRole('separator'), { key: 'ArrowRight' });
  expect(width()).toBe('316');
  rerender(pair('two'));
  expect(width()).toBe('300');
  rerender(pair('one'));
  expect(width()).toBe('316');
});

it('never loses the focus when one covers the other', () => {
  const { rerender } = render(pair('one'));
  screen.getByRole('listbox').focus();
  rerender(pair('one', { covering: true, onBack: () => undefined }));
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'the thing' }));
  rerender(pair('one', { covering: false }));
  expect(document.activeElement).toBe(screen.getByRole('listbox'));
});

it('offers a way back and a way forth by their own words', () => {
  const back = vi.fn();
  const go = vi.fn();
  render(pair('one', { covering: true, onBack: back, backWord: 'Sections', forth: { word: 'Form', go } }));
  fireEvent.click(screen.getByRole('button', { name: 'Sections' }));
  fireEvent.click(screen.getByRole('button', { name: 'Form' }));
  expect([back.mock.calls.length, go.mock.calls.length]).toEqual([1, 1]);
});
