/** A change makes exactly the answers stale that depend on it. */
import { expect, it } from 'vitest';
import { verbs, type Change } from '../../src/generated/contract';
import { DEPENDS, staleOnArrival, staleVerbs } from '../../src/state/topics';

it('names only verbs of the contract', () => {
  expect(Object.keys(DEPENDS).filter((verb) => !(verbs as readonly string[]).includes(verb))).toEqual([]);
});

it('refreshes what depends on a topic and nothing else', () => {
  const stale = staleVerbs([{ topic: 'tray', ids: ['t1'] }]);
  expect([...stale].sort()).toEqual(['my_work', 'sync_state', 'tray']);
  expect(staleVerbs([]).size).toBe(0);
});

it('never takes an open draft away under the cursor', () => {
  expect(staleVerbs([{ topic: 'drafts', ids: [] }]).has('open_draft')).toBe(false);
});

it('leaves what waits as it is while a form is filled in, until one comes to it', () => {
  const typed: Change[] = [{ topic: 'answers', ids: ['d1'] }];
  expect([...staleVerbs(typed)].sort()).toEqual(['list_drafts', 'preview_form']);
  expect([...staleOnArrival(typed)]).toEqual(['my_work']);
  expect(staleVerbs([{ topic: 'drafts', ids: [] }]).has('my_work')).toBe(true);
});

it('asks for the keys again when one was opened or a card was put in, and for nothing else', () => {
  expect([...staleVerbs([{ topic: 'keys', ids: [] }])]).toEqual(['list_keys']);
});

it('asks for verdicts again when trust changed', () => {
  const stale = staleVerbs([{ topic: 'settings', ids: [] }]);
  expect([...stale].sort()).toEqual([
    'get_settings',
    'list_anchors',
    'list_favourites',
    'list_forms',
    'show_record',
    'take_up',
    'verify_record',
  ]);
});

it('asks for the rows again when a hold or a due date may have changed', () => {
  const stale = staleVerbs([{ topic: 'keeping', ids: [] }]);
  for (const verb of ['list_records', 'file_plan', 'due', 'explain', 'show_record', 'search'] as const)
    expect(stale.has(verb)).toBe(true);
});

it('leaves the door when the server was joined', () => {
  expect(staleVerbs([{ topic: 'sync', ids: [] }]).has('vault_state')).toBe(true);
});
