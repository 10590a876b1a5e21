/** At a key, and at an answer of the desk, only those fields are drawn anew that read otherwise. */
import { render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Evaluation, FieldView, Json } from '../../src/generated/contract';
import { GroupField } from '../../src/features/fill/GroupField';
import { Reading } from '../../src/features/fill/reading';
import { drafts } from '../recorded/forms';

const drawn: string[] = [];
vi.mock('../../src/features/fill/FieldControl', () => ({
  FieldControl: ({ path }: { field: FieldView; path: string }) => {
    drawn.push(path);
    return <span id={path} />;
  },
}));

const draft = drafts['hall-whole'];
if (!draft) throw new Error('no such draft');
const { form } = draft;
const group = form.pages
  .flatMap((page) => page.sections.flatMap((section) => section.items))
  .find((item) => item.item === 'repeat' && item.path === '/bookings');
const still = { desk: {}, leave: () => undefined, originals: [], setOriginals: () => undefined, view: null };
const all = () => true;

type Part = { evaluation?: Evaluation; typed?: [string, Json][]; shown?: () => boolean };

const table = ({ evaluation = draft.evaluation, typed = [], shown = all }: Part = {}) => {
  if (group?.item !== 'repeat') throw new Error('no group');
  const reading = new Reading(form, { evaluation, typed: new Map(typed) } as never);
  return <GroupField group={group} tools={{ ...still, reading, shown } as never} />;
};

/** What is drawn anew when the table is drawn a second time. */
function anew(part: Part): string[] {
  const { rerender, unmount } = render(table());
  drawn.length = 0;
  rerender(table(part));
  unmount();
  return [...drawn];
}

const changed = (change: (evaluation: Evaluation) => void): Evaluation => {
  const evaluation = structuredClone(draft.evaluation);
  change(evaluation);
  return evaluation;
};

it('draws nothing anew where nothing has changed, whatever the desk has answered', () => {
  expect(anew({})).toEqual([]);
  expect(anew({ evaluation: changed(() => undefined) })).toEqual([]);
});

it('draws the field anew in which something is typed', () => {
  expect(anew({ typed: [['/bookings/0/date', '2027-01-02']] })).toEqual(['/bookings/0/date']);
});

it('draws what the desk says otherwise: a value, what is wanted, what is fixed, what is hidden, what is wrong', () => {
  const path = '/bookings/0/date';
  const value = changed(({ values }) => {
    const [first] = (values as { bookings: { date: string }[] }).bookings;
    if (first) first.date = '2027-01-02';
  });
  expect(anew({ evaluation: value })).toEqual([path]);
  for (const list of ['required', 'read_only'] as const) {
    const other = changed((evaluation) => {
      const without = evaluation[list].filter((one) => one !== path);
      evaluation[list] = without.length < evaluation[list].length ? without : [...without, path];
    });
    expect(anew({ evaluation: other }), list).toContain(path);
  }
  const hidden = changed((evaluation) => {
    evaluation.visible = evaluation.visible.filter((one) => one !== path);
  });
  const { rerender, container } = render(table());
  rerender(table({ evaluation: hidden }));
  expect(container.querySelector(`[id="${path}"]`)).toBeNull();
  const wrong = changed((evaluation) => {
    evaluation.problems = [{ path, code: 'forms-bad-date', args: {}, label: null, text: null } as never];
  });
  expect(anew({ evaluation: wrong })).toEqual([path]);
  // Nothing is shown of what the person has not met yet.
  expect(anew({ evaluation: wrong, shown: () => false })).toEqual([]);
});
