/** What narrows the library beside words: department, tier, and three things that a form is or is not. */
import { useRef } from 'react';
import { SelectChoice } from '../../components/fields/Choices';
import type { DepartmentCount, FormFilter, Tier } from '../../generated/contract';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Forms.module.css';

export const NO_FILTER: FormFilter = { department: null, tier: null, needs_originals: false, here: false, shelf: null };

/** Whether anything is left out by it. */
export const narrows = (filter: FormFilter): boolean => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

const ALL = 'all';
const TIERS: readonly Tier[] = ['T0', 'T1', 'T2', 'T3'];
const isTier = (value: string): value is Tier => TIERS.some((tier) => tier === value);

type Props = {
  filter: FormFilter;
  departments: readonly DepartmentCount[];
  onChange: (filter: FormFilter) => void;
};

/** The filters. */
export function Filters({ filter, departments, onChange }: Props) {
  const { say, read, pick } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useCommands({ filters: () => box.current?.querySelector('button')?.focus() });
  const turn = (part: Partial<FormFilter>) => onChange({ ...filter, ...part });
  const shelf = (kind: 'favourites' | 'recent') => turn({ shelf: filter.shelf === kind ? null : kind });
  return (
    <div ref={box} role="group" aria-label={say('ui-filters')} className={css.filters}>
      <SelectChoice
        id="form-department"
        bare
        label={say('ui-department')}
        options={[
          { code: ALL, label: say('ui-all-departments') },
          ...departments.map((one) => ({ code: one.code, label: `${read(one.name)} (${String(one.count)})` })),
        ]}
        value={filter.department ?? ALL}
        onChange={(code) => turn({ department: code === ALL ? null : code })}
      />
      <SelectChoice
        id="form-tier"
        bare
        label={say('ui-tier')}
        options={[
          { code: ALL, label: say('ui-all-tiers') },
          ...TIERS.map((tier) => ({ code: tier, label: `${tier} ${pick('ui-tier', tier)}` })),
        ]}
        value={filter.tier ?? ALL}
        onChange={(code) => turn({ tier: isTier(code) ? code : null })}
      />
      <Turn on={filter.here} word={say('ui-fillable-here')} onTurn={() => turn({ here: !filter.here })} />
      <Turn
        on={filter.needs_originals}
        word={say('ui-needs-originals')}
        onTurn={() => turn({ needs_originals: !filter.needs_originals })}
      />
      <Turn on={filter.shelf === 'favourites'} word={say('ui-favourites')} onTurn={() => shelf('favourites')} />
      <Turn on={filter.shelf === 'recent'} word={say('ui-used-of-late')} onTurn={() => shelf('recent')} />
    </div>
  );
}

function Turn({ on, word, onTurn }: { on: boolean; word: string; onTurn: () => void }) {
  return (
    <label className={css.turn}>
      <input type="checkbox" checked={on} onChange={onTurn} />
      <span>{word}</span>
    </label>
  );
}
