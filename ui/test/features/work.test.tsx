/** My work and what is typed elsewhere: asked again when one comes to it, and while it is seen. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { WorkScreen } from '../../src/features/work/WorkScreen';
import type { Change } from '../../src/generated/contract';
import { useVerb } from '../../src/state/desk';
import { recordedHost, type Recorded } from '../recorded/host';
import { callsOf, show } from '../render';

const TYPED: Change[] = [{ topic: 'answers', ids: ['d1'] }];

/** As the rail, which always says how many things wait; the screen is come to by a button. */
function Desk() {
  const work = useVerb('my_work', {});
  const [here, setHere] = useState(false);
  return (
    <>
      <output>{work.data ? 'counted' : ''}</output>
      <button onClick={() => setHere(true)}>Come</button>
      {here ? <WorkScreen /> : null}
    </>
  );
}

const asked = (host: Recorded) => callsOf(host, 'my_work').length;

const come = async (host: Recorded) => {
  await show(<Desk />, { host });
  await screen.findByText('counted');
};

it('is not asked while one types, and awaited when one comes to it', async () => {
  const host = recordedHost();
  await come(host);
  act(() => host.change({ changed: TYPED }));
  await new Promise((done) => setTimeout(done, 50));
  expect(asked(host)).toBe(1);
  fireEvent.click(screen.getByText('Come'));
  expect(screen.queryByRole('listbox')).toBeNull();
  await screen.findByRole('listbox');
  expect(asked(host)).toBe(2);
});

it('stands there at once where nothing was typed', async () => {
  const host = recordedHost();
  await come(host);
  fireEvent.click(screen.getByText('Come'));
  expect(screen.getByRole('listbox')).toBeTruthy();
  expect(asked(host)).toBe(1);
});

it('asks beneath what it shows when the last words of a form are saved after it has come up', async () => {
  const host = recordedHost();
  await come(host);
  fireEvent.click(screen.getByText('Come'));
  act(() => host.change({ changed: TYPED }));
  expect(screen.getByRole('listbox')).toBeTruthy();
  await waitFor(() => expect(asked(host)).toBe(2));
  expect(screen.getByRole('listbox')).toBeTruthy();
});
