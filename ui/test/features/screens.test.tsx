/** Screens that must tell the truth: what is due the desk says, nothing is swallowed, seals have verdicts. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SealMark, sealCharacter } from '../../src/components/Marks';
import { ErrorNote } from '../../src/components/Notes';
import { StageLine } from '../../src/components/StageLine';
import { CheckScreen } from '../../src/features/check/CheckScreen';
import { FillScreen } from '../../src/features/fill/FillScreen';
import { KeepingScreen } from '../../src/features/keeping/KeepingScreen';
import { WorkScreen } from '../../src/features/work/WorkScreen';
import { listenForKeys } from '../../src/state/keys';
import { WordsProvider } from '../../src/state/words';
import { due, open } from '../recorded/exchange';
import { work } from '../recorded/work';
import { drafts, preview } from '../recorded/forms';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

vi.mock('../../src/components/PdfPages', () => ({
  PdfPages: ({ label }: { label: string }) => <div role="region" aria-label={label} />,
}));

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

describe('keeping', () => {
  it('asks for a day that exists ten years after the 29th of February', async () => {
    const host = recordedHost({ vault_state: () => ({ ...open, today: '2028-02-29' }) });
    await show(<KeepingScreen record={() => null} />, { host });
    await screen.findAllByRole('option');
    expect(callsOf(host, 'due')).toEqual([
      { on: '2028-02-29', from: null, limit: 1 },
      { on: '2038-02-01', from: null, limit: 1000 },
    ]);
  });

  it('calls due what the desk calls due today, and nothing else', async () => {
    await show(<KeepingScreen record={() => null} />);
    const lines = await screen.findAllByRole('option');
    const now = due('2026-11-20', null).rows.filter((row) => !row.held).length;
    expect(lines.filter((line) => line.textContent?.includes('due now'))).toHaveLength(now);
    expect(lines.length).toBeGreaterThan(now);
  });

  it('says when the list is shorter than what it counts', async () => {
    const host = recordedHost({ due: ({ on, from }) => ({ ...due(on, from), total: 4321 }) });
    await show(<KeepingScreen record={() => null} />, { host });
    expect(await screen.findByText(/of 4,321 are listed/)).toBeTruthy();
  });
});

it('says why an item of the work cannot be opened', async () => {
  const item = {
    ...work.trays[0]?.items[0],
    target: { kind: 'instance', form_id: 'f', instance_id: 'i', stage_id: 's' },
  };
  const host = recordedHost({
    my_work: () => ({ trays: [{ tray: 'to_sign', total: 1, items: [item as never] }] }),
    start_draft: () => {
      throw refused('fx-gone', 'Another office has taken it up.');
    },
  });
  await show(<WorkScreen />, { host });
  fireEvent.keyDown(await screen.findByRole('listbox'), { key: 'Enter' });
  expect((await screen.findByRole('alert')).textContent).toContain('Another office has taken it up.');
});

describe('the page of a draft', () => {
  it('is shown as it would be signed', async () => {
    const { host } = await show(<FillScreen />, { at: '/?draft=hall-whole' });
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
    expect(await screen.findByRole('region', { name: 'Document' })).toBeTruthy();
    expect(callsOf(host, 'preview_form')).toEqual([{ draft_id: 'hall-whole' }]);
    expect(preview.digest).toBeTruthy();
  });

  it('is printed by the key that showed it, once it is there', async () => {
    const { host } = await show(<FillScreen />, { at: '/?draft=hall-whole' });
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
    const button = await screen.findByRole('button', { name: /^Print/ });
    fireEvent.keyDown(button, { key: 'p', ctrlKey: true });
    expect(await screen.findByText(/^GEN-LV-1.pdf is open/)).toBeTruthy();
    expect(callsOf(host, 'print_page')).toEqual([{ draft_id: 'hall-whole', digest: preview.digest }]);
  });

  it('waits for open points: how many, and where the first is', async () => {
    const { host } = await show(<FillScreen />, { at: '/?draft=hall-wrong' });
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
    const dialog = await screen.findByRole('dialog');
    const count = drafts['hall-wrong']?.evaluation.problems.length ?? 0;
    expect(dialog.textContent).toContain(`${String(count)} points are still open`);
    expect(callsOf(host, 'preview_form')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /Go to the first/ }));
    await waitFor(() => expect(document.activeElement?.id).toBe('f-registrationNo'));
  });
});

it('counts what was composed a moment ago when one finishes', async () => {
  const { host } = await show(<FillScreen />, { at: '/?draft=hall-whole' });
  const field = await screen.findByLabelText(/Registration number/);
  fireEvent.focus(field);
  fireEvent.compositionStart(field);
  fireEvent.change(field, { target: { value: '社團' } });
  fireEvent.compositionEnd(field, { target: { value: '社團' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(callsOf(host, 'update_draft')).toHaveLength(1));
  expect(callsOf(host, 'update_draft')[0]).toMatchObject({ edits: [{ path: '/registrationNo', value: '社團' }] });
});

describe('seals', () => {
  it('are whole only by a verdict', async () => {
    const stages = drafts['hall-whole']?.stages ?? [];
    const done = stages.map((stage) => ({ ...stage, state: 'done' as const, signed: true, agent: open.holder }));
    render(<StageLine stages={done} />);
    const marks = screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'));
    expect(new Set(marks)).toEqual(new Set(['Signed; not judged here']));
    render(<SealMark state={null} name={null} />);
    expect(screen.getAllByRole('img').at(-1)?.textContent).toBe('');
  });

  it('bear the surname, wherever it stands', () => {
    const names = ['CHAN Tai-man 陳大文', 'Tai-man CHAN', 'chan', '', '𠮷田'];
    expect(names.map(sealCharacter)).toEqual(['陳', 'C', 'C', '?', '𠮷']);
  });

  it('of a file from anywhere have each its own verdict, and the verdict takes the focus', async () => {
    const { host } = await show(<CheckScreen />);
    await screen.findByRole('heading', { level: 1 });
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await screen.findByRole('heading', { level: 2, name: 'Not valid' });
    expect(document.activeElement?.tagName).toBe('H2');
    expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Seal broken',
      'Seal cannot be judged',
    ]);
    expect(callsOf(host, 'verify_file')).toEqual([{ path: '/tmp/minutes.pdf' }]);
  });

  it('of documents opened from outside are checked once each, and a later one takes their place', async () => {
    const paper = (name: string) => ({ path: `/in/${name}`, name, size_bytes: 9 });
    const host = recordedHost();
    host.hand({ check: [paper('a.pdf'), paper('b.pdf')] });
    await show(<CheckScreen />, { host });
    expect(await screen.findAllByRole('heading', { level: 2 })).toHaveLength(2);
    await waitFor(async () => expect((await host.handed([])).check).toEqual([]));
    expect(callsOf(host, 'verify_file')).toEqual([{ path: '/in/a.pdf' }, { path: '/in/b.pdf' }]);
  });
});

it('says the hint of an error in the language of the reader', () => {
  const error = { ...refused('vault-in-use', 'x'), hint: 'words of another language' };
  const { container, rerender } = render(<ErrorNote error={error} />);
  expect(container.textContent).toContain('Close the window or the command');
  rerender(
    <WordsProvider lang="zh-Hant-HK">
      <ErrorNote error={error} />
    </WordsProvider>,
  );
  expect(container.textContent).toMatch(/\p{Script=Han}/u);
  expect(container.textContent).not.toContain('words of another language');
  rerender(<ErrorNote error={{ ...error, code: 'not-known-here' }} />);
  expect(container.textContent).toContain('words of another language');
});
