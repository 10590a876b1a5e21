/** Forms that go from desk to desk by file: taken in once and said in words, written where a person says. */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { HandOverFiles } from '../../src/features/handed/HandOverFiles';
import { TrackScreen } from '../../src/features/track/TrackScreen';
import { recordedHost, refused } from '../recorded/host';
import { callsOf, show } from '../render';

const file = (name: string) => ({ path: `/in/${name}`, name, size_bytes: 90_000 });
const taken = (count: number) => ({ instance_id: 'i-1', form_no: 'PIDR-1', new: count, changed: [] });

it('takes each file in once, and says what was new and what was refused', async () => {
  const host = recordedHost({
    take_hand_over_file: ({ path }) => {
      if (path.includes('bad')) throw refused('fx-not-genuine', 'A stage in the file was changed.');
      return taken(2);
    },
  });
  host.hand({ hand_overs: [file('a.mhand'), file('bad.mhand')] });
  await show(<HandOverFiles />, { host });
  await screen.findByText('PIDR-1 was taken in: 2 stages that this desk did not have.');
  await screen.findByText('A stage in the file was changed.');
  screen.getByText('bad.mhand');
  act(() => host.hand({}));
  await waitFor(async () => expect((await host.handed([])).hand_overs).toEqual([]));
  expect(callsOf(host, 'take_hand_over_file')).toEqual([{ path: '/in/a.mhand' }, { path: '/in/bad.mhand' }]);
});

it('says that a file had come before, and that nothing changed', async () => {
  const host = recordedHost({ take_hand_over_file: () => taken(0) });
  host.hand({ hand_overs: [file('a.mhand')] });
  await show(<HandOverFiles />, { host });
  await screen.findByText('PIDR-1 had come before. Nothing changed.');
});

it('writes a form into a file where that makes sense', async () => {
  const host = recordedHost({ save_hand_over_file: () => ({ name: 'PIDR-1.mhand' }) });
  await show(<TrackScreen />, { host });
  await screen.findAllByRole('option');
  const [mine, theirs] = screen.getAllByRole('option') as [HTMLElement, HTMLElement];
  await userEvent.click(mine);
  expect(screen.queryByRole('button', { name: /hand-over file/ })).toBeNull();
  await userEvent.click(theirs);
  await userEvent.click(await screen.findByRole('button', { name: 'Save as a hand-over file…' }));
  await screen.findByText(/^PIDR-1\.mhand is saved\./);
  const [asked] = callsOf(host, 'save_hand_over_file');
  expect(asked).toMatchObject({ path: expect.stringMatching(/^\/tmp\/.*\.mhand$/) as string });
});
