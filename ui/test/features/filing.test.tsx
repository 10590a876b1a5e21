/** Filing: what is taken belongs to what is typed, and nothing is filed twice. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UndoBar } from '../../src/app/UndoBar';
import { FilingPanel } from '../../src/features/filing/FilingPanel';
import { HandedNotes } from '../../src/features/handed/HandedNotes';
import type { Request, Response, WireError } from '../../src/generated/contract';
import { listenForKeys, runCommand } from '../../src/state/keys';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

let stop: () => void;
beforeEach(() => (stop = listenForKeys(() => true)));
afterEach(() => stop());

const folder = (node_id: string) => ({
  node_id,
  reference: node_id,
  title: { en: `File ${node_id}`, 'zh-Hant-HK': '' },
  part: null,
  why: 'match' as const,
});

const suggest = ({ query }: Request<'suggest_folders'>): Response<'suggest_folders'> => ({
  folders: [folder(query === '' ? 'LAST' : query.toUpperCase())],
});

const finish = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', ctrlKey: true });
const openPanel = async () => {
  await act(async () => {
    runCommand('add-files');
    await Promise.resolve();
  });
  return screen.findByRole('combobox');
};

it('takes no suggestion that was made for an earlier text', async () => {
  let answer: ((value: Response<'suggest_folders'>) => void) | null = null;
  const host = recordedHost({ suggest_folders: suggest });
  const call = host.call.bind(host);
  host.call = (verb, request) => {
    const asked = request as Request<'suggest_folders'>;
    if (verb === 'suggest_folders' && asked.query === 'b')
      return new Promise((done) => (answer = done as unknown as typeof answer));
    return call(verb, request);
  };
  await show(<FilingPanel />, { host });
  const field = await openPanel();
  await screen.findByRole('option', { name: /LAST/ });
  await userEvent.type(field, 'b');
  await waitFor(() => expect(answer).not.toBeNull());
  finish();
  expect(callsOf(host, 'file_documents')).toEqual([]);
  expect(screen.getByRole('button', { name: /^File/ })).toHaveProperty('disabled', true);
  act(() => answer?.({ folders: [folder('B')] }));
  await screen.findByRole('option', { name: /File B/ });
  await waitFor(() => expect(screen.getByRole('button', { name: /^File/ })).toHaveProperty('disabled', false));
});

it('does not file the accepted documents again after an answer with refusals', async () => {
  const host = recordedHost({
    suggest_folders: suggest,
    file_documents: ({ paths }) => ({
      filed: [],
      refused: [{ path: paths[0] ?? '', name: 'minutes.pdf', error: refused('fx-not-found', 'No.') }],
      changed: [],
    }),
  });
  await show(<FilingPanel />, { host });
  await openPanel();
  await waitFor(() => expect(screen.getByRole('button', { name: /^File/ })).toHaveProperty('disabled', false));
  finish();
  await screen.findByText(/refused\./);
  finish();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(callsOf(host, 'file_documents')).toHaveLength(1);
});

const mail = (name: string) => ({ path: `/in/${name}`, name, size_bytes: 2_048 });

it('offers to file what was opened from outside, and keeps what comes meanwhile for afterwards', async () => {
  const host = recordedHost({ suggest_folders: suggest });
  host.hand({ file: [mail('a.eml')] });
  await show(<FilingPanel />, { host });
  await screen.findByText('a.eml');
  act(() => host.hand({ file: [mail('a.eml'), mail('b.eml')] }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await host.handed([])).toMatchObject({ file: [{ name: 'b.eml' }] });
  await screen.findByText('b.eml');
  expect(screen.queryByText('a.eml')).toBeNull();
});

it('offers to take the definition of a form in, before anything else', async () => {
  const host = recordedHost({ suggest_folders: suggest });
  host.hand({ forms: [mail('leave.mform')], file: [mail('a.eml')], unread: ['/in/gone.pdf'] });
  await show(
    <>
      <FilingPanel />
      <HandedNotes />
    </>,
    { host },
  );
  await screen.findByText(/leave\.mform is the definition of a form\. Take it in to fill/);
  await userEvent.click(screen.getByRole('button', { name: 'Take in' }));
  await screen.findByText(/ANW-010 Application for dog licence is taken in/);
  screen.getByText(/\/in\/gone\.pdf cannot be read/);
  expect(screen.queryByText('a.eml')).toBeNull();
  finish();
  await screen.findByText('a.eml');
  expect(await host.handed([])).toMatchObject({ forms: [], unread: [], file: [{ name: 'a.eml' }] });
});

it('files many a few at a time, says how far it is, and stops when told to', async () => {
  const files = Array.from({ length: 25 }, (_, index) => ({
    path: `/in/${String(index)}.txt`,
    name: `${String(index)}.txt`,
    size_bytes: 10,
  }));
  let release: () => void = () => undefined;
  const host = recordedHost();
  const call = host.call.bind(host);
  host.call = (async (verb: never, request: { paths: string[] }) => {
    if (verb !== 'file_documents') return call(verb, request as never);
    host.calls.push({ verb, request });
    await new Promise<void>((resolve) => (release = resolve));
    const filed = request.paths.map((path) => ({
      path,
      record_id: path,
      reference: path,
      provisional: false,
      title: { en: '', 'zh-Hant-HK': '' },
    }));
    return { filed, refused: [], changed: [] };
  }) as never;
  host.pickFiles = () => Promise.resolve(files);
  await show(<FilingPanel />, { host });
  runCommand('add-files');
  const file = await screen.findByRole('button', { name: /^File/ });
  await waitFor(() => expect(file.hasAttribute('disabled')).toBe(false));
  await userEvent.click(file);
  await screen.findByRole('progressbar');
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  release();
  expect(await screen.findByText(/15 documents were not begun/)).toBeTruthy();
  expect(callsOf(host, 'file_documents')).toHaveLength(1);
});

it('says what was filed when the desk fails in the middle, and offers none of it again', async () => {
  const files = Array.from({ length: 25 }, (_, index) => mail(`${String(index)}.eml`));
  const host = recordedHost({
    suggest_folders: suggest,
    file_documents: ({ paths }) => {
      if (paths.includes('/in/10.eml')) throw refused('fx-not-found', 'The disk is full.');
      const filed = paths.map((path) => ({
        path,
        record_id: path,
        reference: path,
        provisional: false,
        title: { en: '', 'zh-Hant-HK': '' },
      }));
      return { filed, refused: [], changed: [] };
    },
  });
  host.hand({ file: files });
  await show(<FilingPanel />, { host });
  const file = await screen.findByRole('button', { name: /^File/ });
  await waitFor(() => expect(file.hasAttribute('disabled')).toBe(false));
  finish();
  await screen.findByText(/10 documents have been filed/);
  screen.getByText(/15 documents were not begun/);
  screen.getByText('The disk is full.');
  expect((await host.handed([])).file).toHaveLength(15);
  expect(callsOf(host, 'file_documents')).toHaveLength(2);
});

it('takes a filing back by key, and says what stays filed', async () => {
  let refusal: WireError | null = null;
  const host = recordedHost({
    suggest_folders: suggest,
    file_documents: ({ paths }) => ({
      filed: paths.map((path) => ({
        path,
        record_id: 'r-1',
        reference: '(12) in LAST Pt 1',
        provisional: false,
        title: { en: 'Minutes', 'zh-Hant-HK': '' },
      })),
      refused: [],
      changed: [],
    }),
    take_filing_back: () => ({ taken: refusal ? 0 : 1, refused: refusal ? [refusal] : [], changed: [] }),
  });
  await show(
    <>
      <FilingPanel />
      <UndoBar />
    </>,
    { host },
  );
  const file = async () => {
    await openPanel();
    await waitFor(() => expect(screen.getByRole('button', { name: /^File/ })).toHaveProperty('disabled', false));
    finish();
    await screen.findByText('Filed as (12) in LAST Pt 1');
  };
  const undo = () => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await file();
  undo();
  await waitFor(() => expect(screen.queryByText('Filed as (12) in LAST Pt 1')).toBeNull());
  expect(callsOf(host, 'take_filing_back')).toEqual([{ record_ids: ['r-1'], reason: null }]);
  refusal = refused('fx-withdrawn', 'It was taken back already.');
  await file();
  undo();
  await screen.findByText('It was taken back already.');
});

it('keeps what is dropped over an open panel until that is closed', async () => {
  const { host } = await show(<FilingPanel />, { host: recordedHost({ suggest_folders: suggest }) });
  const drop = (...names: string[]) =>
    act(() => host.drop(names.map((name) => ({ path: `/in/${name}`, name, size_bytes: 1 }))));
  drop('first.pdf');
  await screen.findByText('first.pdf');
  drop('second\u202efdp.exe', 'third.pdf');
  expect(screen.queryByText('third.pdf')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText('third.pdf');
  expect(screen.getByText('second⟨U+202E⟩fdp.exe')).toBeTruthy();
  expect(screen.queryByText('first.pdf')).toBeNull();
});
