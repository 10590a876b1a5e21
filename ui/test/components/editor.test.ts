/** What the editor of definitions offers, by the very schema of definitions; and where a position lies. */
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { namesAt, valuesAt, type Schema } from '../../src/components/editor/completion';
import { placeOf } from '../../src/components/editor/place';
import mform from '../../../schemas/forms/mform.schema.json';

const schema = mform as unknown as Schema;
const none = new Set<string>();

/** The place of the bar in a text. */
function placed(text: string) {
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] });
  return placeOf(state, text.indexOf('|'));
}

describe('offers', () => {
  it('are the names that are not there yet', () => {
    const names = namesAt(schema, [], new Set(['mform', 'id'])).map((offer) => offer.label);
    expect(names).toContain('workflow');
    expect(names).not.toContain('id');
  });

  it('follow references, any name and rows', () => {
    expect(namesAt(schema, ['fields', '/name', 'label'], none).map((offer) => offer.label)).toEqual(
      expect.arrayContaining(['en', 'zh-Hant-HK']),
    );
    expect(namesAt(schema, ['workflow', 'stages', 0], none).map((offer) => offer.label)).toContain('signs');
  });

  it('are the values of a closed list', () => {
    expect(valuesAt(schema, ['fields', '/name', 'type']).map((offer) => offer.label)).toContain('"longText"');
    expect(valuesAt(schema, ['fields', '/name', 'officialUse']).map((offer) => offer.label)).toEqual(['true', 'false']);
    expect(valuesAt(schema, ['title'])).toEqual([]);
  });
});

describe('a place', () => {
  it('is a name that is being written', () => {
    const place = placed('{"fields": {"/a": {"type": "text", "la|"}}}');
    expect(place).toMatchObject({ steps: ['fields', '/a'], writes: 'name' });
    expect([...(place?.present ?? [])]).toEqual(['type']);
  });

  it('is a value that is being written', () => {
    expect(placed('{"fields": {"/a": {"type": "lo|"}}}')).toMatchObject({
      steps: ['fields', '/a', 'type'],
      writes: 'value',
    });
  });

  it('counts the items before it', () => {
    expect(placed('{"workflow": {"stages": [{"id": "a"}, {"si|"}]}}')).toMatchObject({
      steps: ['workflow', 'stages', 1],
      writes: 'name',
    });
  });
});
