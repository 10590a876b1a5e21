/** Keys in the window: sequences, fields, the guard, and who runs when several could. */
import { fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CommandId } from '../../src/state/keymap';
import { listenForKeys, useCommands } from '../../src/state/keys';

let stop: () => void;
let single = true;
beforeEach(() => {
  single = true;
  stop = listenForKeys(() => single);
});
afterEach(() => stop());

function Bound({ ids, run, place }: { ids: CommandId[]; run: (id: string) => void; place?: 'frame' | 'dialog' }) {
  useCommands(Object.fromEntries(ids.map((id) => [id, () => run(id)])), place);
  return <input aria-label="field" />;
}

const press = (key: string, held: Partial<KeyboardEventInit> = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...held });

it('runs chords and sequences', () => {
  const run = vi.fn();
  render(<Bound ids={['palette', 'go-files', 'finish']} run={run} />);
  press('k', { ctrlKey: true });
  press('g');
  press('f');
  press('Enter', { ctrlKey: true });
  expect(run.mock.calls.flat()).toEqual(['palette', 'go-files', 'finish']);
});

it('runs a held chord before the button that has the focus', () => {
  const run = vi.fn();
  const pressed = vi.fn((event: KeyboardEvent) => event.preventDefault());
  const { getByLabelText } = render(<Bound ids={['finish']} run={run} />);
  const field = getByLabelText('field');
  field.addEventListener('keydown', pressed);
  press('Enter', { ctrlKey: true }, field);
  expect(run).toHaveBeenCalledWith('finish');
  expect(pressed).not.toHaveBeenCalled();
});

it('leaves letters to fields, and to nobody when they are switched off', () => {
  const run = vi.fn();
  const { getByLabelText } = render(<Bound ids={['search-focus', 'palette']} run={run} />);
  press('/', {}, getByLabelText('field'));
  single = false;
  press('/');
  expect(run).not.toHaveBeenCalled();
  press('k', { ctrlKey: true }, getByLabelText('field'));
  expect(run).toHaveBeenCalledWith('palette');
});

it('takes Escape in a field for leaving the field, not the screen', () => {
  const run = vi.fn();
  const { getByLabelText } = render(<Bound ids={['back']} run={run} />);
  const field = getByLabelText('field');
  field.focus();
  press('Escape', {}, field);
  expect(run).not.toHaveBeenCalled();
  expect(document.activeElement).not.toBe(field);
  press('Escape');
  expect(run).toHaveBeenCalledWith('back');
});

it('does nothing while an input method composes', () => {
  const run = vi.fn();
  render(<Bound ids={['finish']} run={run} />);
  press('Enter', { ctrlKey: true, isComposing: true });
  press('Enter', { ctrlKey: true, keyCode: 229 });
  expect(run).not.toHaveBeenCalled();
});

it('prefers a screen over the frame, in whatever order they came', () => {
  const screen = vi.fn();
  const frame = vi.fn();
  render(
    <>
      <Bound ids={['search-focus']} run={screen} />
      <Bound ids={['search-focus']} run={frame} place="frame" />
    </>,
  );
  press('/');
  expect(screen).toHaveBeenCalledOnce();
  expect(frame).not.toHaveBeenCalled();
});

it('lets nothing reach through a dialog but the language; the dialog finishes itself', () => {
  const beneath = vi.fn();
  const own = vi.fn();
  const { getByTestId } = render(
    <>
      <Bound ids={['finish', 'palette', 'back', 'language']} run={beneath} />
      <div role="dialog" aria-label="d">
        <Bound ids={['finish']} run={own} place="dialog" />
        <button data-testid="inside" type="button" />
      </div>
    </>,
  );
  const inside = getByTestId('inside');
  press('k', { ctrlKey: true }, inside);
  press('Enter', { ctrlKey: true }, inside);
  press('L', { ctrlKey: true, shiftKey: true }, inside);
  expect(own.mock.calls.flat()).toEqual(['finish']);
  expect(beneath.mock.calls.flat()).toEqual(['language']);
});

it('does not finish the screen beneath a dialog that has nothing to finish, nor where the focus was lost', () => {
  const beneath = vi.fn();
  const { getByTestId } = render(
    <>
      <Bound ids={['finish']} run={beneath} />
      <div role="dialog" aria-label="d">
        <button data-testid="inside" type="button" />
      </div>
    </>,
  );
  press('Enter', { ctrlKey: true }, getByTestId('inside'));
  press('Enter', { ctrlKey: true });
  expect(beneath).not.toHaveBeenCalled();
});
