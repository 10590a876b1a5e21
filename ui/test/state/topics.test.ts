/** A change makes exactly the answers stale that depend on it. */
import { expect, it } from 'vitest';
import { verbs } from '../../src/generated/contract';
import { DEPENDS, staleVerbs } from '../../src/state/topics';

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
