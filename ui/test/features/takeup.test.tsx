/** Take-up: what is drawn is said too, under target in words, and a form that nobody used stands in the table only. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { lengthOf, mostOf } from '../../src/components/BarChart';
import { completedBars, lateBars, unitBars } from '../../src/features/takeup/bars';
import { TakeUpScreen } from '../../src/features/takeup/TakeUpScreen';
import { wordsOf } from '../../src/state/words';
import { recordedHost } from '../recorded/host';
import { takeUp } from '../recorded/takeup';
import { callsOf, show } from '../render';

const ASK = { period: 'month', from: null, to: null, form_no: null, unit: null } as const;
const answer = takeUp(ASK);

describe('the bars', () => {
  it('are as long as their part of the greatest, and never nothing where there is something', () => {
    expect([0, 1, 20, 40].map((value) => lengthOf(value, 40))).toEqual([0, 2.5, 50, 100]);
    expect(lengthOf(1, 100_000)).toBe(0.5);
    expect(lengthOf(3, 0)).toBe(0);
    const bars = completedBars(wordsOf('en'), answer.forms);
    expect(mostOf(bars)).toBe(40);
    expect(mostOf([])).toBe(0);
  });

  it('leave out a form that nobody used and of which nothing is expected', () => {
    expect(completedBars(wordsOf('en'), answer.forms).map((bar) => bar.key)).toEqual(['GEN-LV-1', 'HAD-CH-1']);
  });

  it('say the figure, the target and whether it is reached, in both languages', () => {
    const [leave, hall] = completedBars(wordsOf('en'), answer.forms);
    expect(leave).toMatchObject({
      parts: [
        { kind: 'solid', value: 27 },
        { kind: 'hollow', value: 3 },
      ],
      target: 40,
      said: '30 completed · 3 on paper · target 40',
      noticed: 'Under target',
    });
    expect(hall).toMatchObject({ said: '0 completed · target 70 % electronic · nothing completed yet' });
    expect(hall?.target).toBeUndefined();
    expect(completedBars(wordsOf('zh-Hant-HK'), answer.forms)[0]?.noticed).toBe('未達標');
  });

  it('show a share of what was in hand, and none of nothing', () => {
    expect(lateBars(wordsOf('en'), answer.forms).map((bar) => bar.said)).toEqual(['42.1 % · 40 of 95', '0 % · 0 of 5']);
    expect(unitBars(wordsOf('en'), answer.units)[0]?.label).toBe('No unit');
  });
});

describe('the screen', () => {
  it('reads as text whatever it draws, and has a table for each chart', async () => {
    await show(<TakeUpScreen />);
    const chart = await screen.findByRole('list', { name: 'Completed, by form' });
    expect(within(chart).getByText('Under target')).toBeTruthy();
    expect(chart.querySelectorAll('svg:not([aria-hidden])')).toHaveLength(0);
    expect(screen.getByText('40 of 100 in hand were late')).toBeTruthy();
    expect(screen.getByText('1 Nov 2026 to 30 Nov 2026, counted up to 20 Nov 2026')).toBeTruthy();
    const charts = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    for (const title of charts) expect(screen.getByText(`Table: ${String(title)}`)).toBeTruthy();
    await userEvent.click(screen.getByText('Table: Completed, by form'));
    expect(screen.getByRole('rowheader', { name: /PIDR-1/ })).toBeTruthy();
    expect(screen.getByText('target 40 · Under target')).toBeTruthy();
  });

  it('asks anew for another period, and sets targets only where the desk lets it', async () => {
    const { host } = await show(<TakeUpScreen />);
    await screen.findByRole('button', { name: 'Set a target…' });
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    await screen.findByText('All up to 30 Nov 2026');
    expect(callsOf(host, 'take_up').at(-1)).toEqual({ ask: { ...ASK, period: 'all' } });
    expect(screen.queryByRole('button', { name: 'Set a target…' })).toBeNull();
  });

  it('sets a target for the form and the period, and takes it away', async () => {
    const { host } = await show(<TakeUpScreen />);
    await userEvent.click(await screen.findByRole('button', { name: 'Set a target…' }));
    const value = screen.getByRole('textbox', { name: 'At least' });
    expect(value).toHaveProperty('value', '40');
    await userEvent.clear(value);
    expect(screen.getByRole('button', { name: 'Set' }).hasAttribute('disabled')).toBe(true);
    await userEvent.type(value, '25');
    await userEvent.click(screen.getByRole('button', { name: 'Set' }));
    const asked = { form_no: 'GEN-LV-1', period: 'month', target: { measure: 'completed', value: 25 } };
    expect(callsOf(host, 'set_take_up_target')).toEqual([asked]);
    await userEvent.click(await screen.findByRole('button', { name: 'Set a target…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove the target' }));
    expect(callsOf(host, 'set_take_up_target').at(-1)).toEqual({ ...asked, target: null });
  });

  it('writes the table where a person says', async () => {
    const { host } = await show(<TakeUpScreen />);
    await userEvent.click(await screen.findByRole('button', { name: /Save as a table/ }));
    expect(await screen.findByText('take-up.csv is saved.')).toBeTruthy();
    expect(callsOf(host, 'save_take_up')).toEqual([{ ask: ASK, path: '/tmp/take-up.csv' }]);
  });

  it('says so when there is nothing to count', async () => {
    const empty = recordedHost({ take_up: () => ({ ...answer, forms: [], units: [], months: [] }) });
    await show(<TakeUpScreen />, { host: empty });
    expect(await screen.findAllByText('There is nothing to count in this period.')).toHaveLength(3);
  });
});
