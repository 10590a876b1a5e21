/** Forms under way: late ones apart, how late and with whom in words, and only what waits here can be done. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { TrackScreen } from '../../src/features/track/TrackScreen';
import { recordedHost } from '../recorded/host';
import { show } from '../render';

const thing = () => screen.getByRole('region', { name: 'Chosen item' });

describe('forms under way', () => {
  it('lists the late ones first and says how late', async () => {
    await show(<TrackScreen />);
    const rows = await screen.findAllByRole('option');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('8 days late'),
      expect.stringContaining('due 24 Nov 2026'),
    ]);
    expect(screen.getByText('Late')).toBeTruthy();
    expect(within(thing()).getByRole('list', { name: 'Stages' }).querySelectorAll('li').length).toBeGreaterThan(1);
  });

  it('offers to do only what waits at this desk', async () => {
    const { host } = await show(<TrackScreen />);
    await screen.findAllByRole('option');
    await userEvent.click(within(thing()).getByRole('button', { name: /Do this part/ }));
    expect(host.calls.at(-1)).toMatchObject({ verb: 'start_draft', request: { instance_id: 't1' } });
    await userEvent.click(screen.getAllByRole('option')[1] as HTMLElement);
    expect(within(thing()).queryByRole('button', { name: /Do this part/ })).toBeNull();
  });

  it('says which reminder stands, how far from the due day, and when the next one comes', async () => {
    await show(<TrackScreen />);
    const rows = await screen.findAllByRole('option');
    expect(rows[0]?.textContent).toContain('reminded 17 Nov 2026');
    expect(rows[1]?.textContent).not.toContain('reminded');
    expect(within(thing()).getByText('17 Nov 2026: 3 working days after the due day')).toBeTruthy();
    await userEvent.click(rows[1] as HTMLElement);
    expect(within(thing()).getByText('Next: 23 Nov 2026')).toBeTruthy();
  });

  it('asks for those that are done only when told to', async () => {
    const { host } = await show(<TrackScreen />);
    await userEvent.click(await screen.findByRole('button', { name: 'Show those that are done' }));
    expect(host.calls.filter((call) => call.verb === 'track_forms').map((call) => call.request)).toEqual([
      { closed_too: false },
      { closed_too: true },
    ]);
  });

  it('says so when there is none', async () => {
    const empty = recordedHost({ track_forms: () => ({ forms: [], offices: [], under_way: 0, late: 0 }) });
    await show(<TrackScreen />, { host: empty });
    expect((await screen.findAllByText('No form is under way.')).length).toBeGreaterThan(0);
  });
});
