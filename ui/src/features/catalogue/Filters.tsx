/** What narrows the library beside words: department, tier, and three things that a form is or is not. */
import { useRef } from 'react';
import { OneBox, SelectChoice } from '../../components/fields/Choices';
import type { DepartmentCount, FormFilter, Tier } from '../../generated/contract';
import { ANY_FORM } from '../../state/formPages';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Forms.module.css';

/** Whether anything is left out by it. */
export const narrows = (filter: FormFilter): boolean => JSON.stringify(filter) !== JSON.stringify(ANY_FORM);

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
  const turns: [string, string, boolean, () => void][] = [
    ['here', 'ui-fillable-here', filter.here, () => turn({ here: !filter.here })],
    [
      'originals',
      'ui-needs-originals',
      filter.needs_originals,
      () => turn({ needs_originals: !filter.needs_originals }),
    ],
    ['favourites', 'ui-favourites', filter.shelf === 'favourites', () => shelf('favourites')],
    ['recent', 'ui-used-of-late', filter.shelf === 'recent', () => shelf('recent')],
  ];
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
      <div className={css.turns}>
        {turns.map(([id, word, checked, onChange]) => (
          <OneBox key={id} id={`form-${id}`} label={say(word)} checked={checked} onChange={onChange} />
        ))}
      </div>
    </div>
  );
}
