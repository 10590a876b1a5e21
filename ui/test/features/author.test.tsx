/** Writing a definition: a sound text makes a form, a spoilt one leaves it standing, each finding leads to its place. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { AuthorScreen } from '../../src/features/author/AuthorScreen';
import { forgetSheet } from '../../src/features/author/useAuthoring';
import { FormPreview } from '../../src/features/fill/FormPreview';
import type { DefinitionPreview, Edit } from '../../src/generated/contract';
import { drafts } from '../recorded/forms';
import { recordedHost } from '../recorded/host';
import { callsOf, show } from '../render';

const both = (en: string, zh: string) => ({ en, 'zh-Hant-HK': zh });

function sound(): DefinitionPreview {
  const view = drafts['hall-whole'];
  if (!view) throw new Error('no such draft');
  const rule = {
    kind: 'visible' as const,
    place: '/logic/visible/~1fax',
    about: both('Fax number', '傳真號碼'),
    sentences: [{ text: both('Shown only when “Reply” is “Fax”.', '只在「回覆」為「傳真」時顯示。'), items: [] }],
    line: 'reply = “fax”',
  };
  const { form, evaluation } = view;
  const rules = [{ rule, line: 7, column: 3 }];
  return { sound: true, findings: [], form: { form, stage_id: view.draft.stage_id, answers: {}, evaluation, rules } };
}

const message = { code: 'forms-def-json', args: { at: '/', line: 2, column: 1 } };
const spoilt: DefinitionPreview = {
  sound: false,
  findings: [{ kind: 'fault', pointer: '', line: 2, column: 1, message }],
  form: null,
};

async function open(lang: 'en' | 'zh-Hant-HK' = 'en') {
  let answer = sound();
  const host = recordedHost({
    read_definition: () => ({ name: 'hall.json', source: '{\n}' }),
    preview_definition: () => answer,
    save_definition: () => ({ name: 'hall.json' }),
  });
  host.pickFiles = () => Promise.resolve([{ path: '/papers/hall.json', name: 'hall.json', size_bytes: 3 }]);
  const shown = await show(<AuthorScreen preview={(made) => <FormPreview {...made} />} />, { at: '/', lang, host });
  return { ...shown, host, will: (next: DefinitionPreview) => (answer = next) };
}

beforeEach(() => {
  forgetSheet();
  // The test's window measures no text.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
});

describe('writing a definition', () => {
  it('begins with one sentence and one action', async () => {
    await open();
    expect(await screen.findByText(/Open a definition file to begin/)).toBeTruthy();
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('draws the form that the text makes and says its rules', async () => {
    const { host } = await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Open…' }));
    const title = sound().form?.form.texts.title?.en ?? '';
    expect(await screen.findByText(title)).toBeTruthy();
    expect(callsOf(host, 'preview_definition')[0]).toMatchObject({ source: '{\n}', answers: null, edits: [] });
    await userEvent.click(screen.getByRole('tab', { name: 'Rules (1)' }));
    expect(await screen.findByText('Shown only when “Reply” is “Fax”.')).toBeTruthy();
  });

  it('tries answers without keeping them', async () => {
    const { host } = await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Open…' }));
    const [field] = await screen.findAllByRole('textbox');
    if (field) await userEvent.type(field, 'x');
    await waitFor(() => {
      const edits = callsOf(host, 'preview_definition').flatMap((call) => (call as { edits: Edit[] }).edits);
      expect(edits.length).toBeGreaterThan(0);
    });
    expect(callsOf(host, 'update_draft')).toEqual([]);
  });

  it('lists what is wrong, and keeps no form that never was', async () => {
    const { will } = await open();
    will(spoilt);
    await userEvent.click(await screen.findByRole('button', { name: 'Open…' }));
    expect(await screen.findByText(/1 fault to correct/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Line 2/ })).toBeTruthy();
    expect(screen.getByText(/there is no form to show yet/)).toBeTruthy();
  });
});
