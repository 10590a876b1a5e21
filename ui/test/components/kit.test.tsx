/** The kit by itself: fields, lists, the tree, marks. One rule for all: labelled, keyed, honest. */
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BoxChoice, RadioChoice } from '../../src/components/fields/Choices';
import { DateBox } from '../../src/components/fields/DateBox';
import { TextBox } from '../../src/components/fields/TextBox';
import { HeldWord, Reference, SealMark, sealCharacter, TimeBar } from '../../src/components/Marks';
import { unfold } from '../../src/components/PlanTree';
import { RowList } from '../../src/components/RowList';
import { wordsOf } from '../../src/state/words';
import { keepingOf } from '../recorded/records';

const options = [
  { code: 'a', label: 'Alpha' },
  { code: 'b', label: 'Beta' },
  { code: 'c', label: 'Gamma' },
];

describe('text', () => {
  it('keeps what is typed while the desk spells it otherwise, and shows the spelling after leaving', async () => {
    const Money = () => {
      const [value, setValue] = useState('');
      return <TextBox id="m" label="Fee" value={value === '' ? '' : `${value}.00`} onChange={setValue} />;
    };
    render(<Money />);
    const field = screen.getByLabelText('Fee');
    await userEvent.type(field, '12');
    expect(field).toHaveProperty('value', '12');
    await userEvent.tab();
    expect(field).toHaveProperty('value', '12.00');
  });

  it('ties help and error to the control', () => {
    render(<TextBox id="x" label="Name" help="As printed." error="Fill it in." value="" onChange={() => undefined} />);
    const field = screen.getByLabelText('Name');
    expect(field.getAttribute('aria-describedby')).toBe('x-help x-error');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('choices', () => {
  it('answers several codes in the order of the list', async () => {
    const change = vi.fn();
    render(<BoxChoice id="s" label="Several" options={options} value={['c']} onChange={change} />);
    await userEvent.click(screen.getByLabelText('Alpha'));
    expect(change).toHaveBeenCalledWith(['a', 'c']);
  });

  it('answers one code', async () => {
    const change = vi.fn();
    render(<RadioChoice id="o" label="One" options={options} value={null} onChange={change} />);
    await userEvent.click(screen.getByLabelText('Beta'));
    expect(change).toHaveBeenCalledWith('b');
  });
});

describe('date', () => {
  it('is typed as Hong Kong writes it and answered canonically', async () => {
    const change = vi.fn();
    const Dated = () => {
      const [value, setValue] = useState('');
      change.mockImplementation(setValue);
      return <DateBox id="d" label="Date" value={value} onChange={change} />;
    };
    render(<Dated />);
    await userEvent.click(screen.getAllByRole('spinbutton')[0] as HTMLElement);
    await userEvent.keyboard('20112026');
    expect(change.mock.calls).toEqual([['2026-11-20']]);
  });
});

describe('lists', () => {
  const groups = [
    { key: 'one', title: 'One', count: 2, rows: ['a', 'b'] },
    { key: 'two', title: 'Two', count: 1, rows: ['c'] },
  ];
  const List = ({ onOpen }: { onOpen: (row: string) => void }) => {
    const [selected, setSelected] = useState('a');
    return (
      <RowList
        label="Rows"
        groups={groups}
        keyOf={(row) => row}
        draw={(row) => row}
        selected={selected}
        onSelect={setSelected}
        onOpen={onOpen}
      />
    );
  };
  const selected = () => screen.getByRole('option', { selected: true }).textContent;

  it('walk through groups by arrows and letters, and open by Enter', () => {
    const open = vi.fn();
    render(<List onOpen={open} />);
    const box = screen.getByRole('listbox');
    for (const key of ['j', 'ArrowDown', 'j']) fireEvent.keyDown(box, { key });
    expect(selected()).toBe('c');
    fireEvent.keyDown(box, { key: 'k' });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(open).toHaveBeenCalledWith('b');
    expect(box.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
  });

  it('leave keys to the input method', () => {
    render(<List onOpen={() => undefined} />);
    fireEvent.keyDown(screen.getByRole('listbox'), { key: 'j', isComposing: true });
    expect(selected()).toBe('a');
  });
});

describe('tree', () => {
  it('unfolds what is open, with levels and places', () => {
    const nodes = [
      { id: 'a', parent: null, beneath: 2 },
      { id: 'b', parent: null, beneath: 0 },
      { id: 'a1', parent: 'a', beneath: 0 },
      { id: 'a2', parent: 'a', beneath: 0 },
    ];
    const rows = unfold(nodes, new Set(['a']));
    expect(rows.map(({ node, level, position, siblings }) => [node.id, level, position, siblings])).toEqual([
      ['a', 1, 0, 2],
      ['a1', 2, 0, 2],
      ['a2', 2, 1, 2],
      ['b', 1, 1, 2],
    ]);
  });
});

describe('marks', () => {
  it('carry the first character of a name', () => {
    expect(['陳大文', 'CHAN Tai-man', ' 𠮷田', ''].map(sealCharacter)).toEqual(['陳', 'C', '𠮷', '?']);
  });

  it('say what they show', async () => {
    const { container } = render(
      <main>
        <h1>Marks</h1>
        <SealMark state="whole" name="陳大文" />
        <SealMark state="unknown" name="陳大文" />
        <SealMark state="broken" name="陳大文" />
        <Reference reference="DO/4/12 Pt 2 (P3)" provisional />
        <HeldWord />
        <TimeBar keeping={keepingOf('DO/4/12 Pt 2 (3)')} />
      </main>,
    );
    expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Seal whole and trusted',
      'Seal cannot be judged',
      'Seal broken',
      expect.stringContaining('per cent'),
    ]);
    expect(container.textContent).toContain('awaiting number');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });
});

describe('words', () => {
  it('read the reader’s language first and fall back to the other', () => {
    const { read, beneath, langOf } = wordsOf('zh-Hant-HK');
    const both = { en: 'Hall', 'zh-Hant-HK': '禮堂' };
    expect([read(both), beneath(both), langOf(both)]).toEqual(['禮堂', 'Hall', 'zh-Hant-HK']);
    const one = { en: 'Hall', 'zh-Hant-HK': '' };
    expect([read(one), beneath(one), langOf(one)]).toEqual(['Hall', '', 'en']);
  });
});
