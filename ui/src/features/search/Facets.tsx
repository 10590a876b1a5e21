/** What narrows a search: values with counts; the chosen ones stand with a mark. */
import { useRef } from 'react';
import { PaneHead } from '../../components/Panes';
import type { Facet } from '../../generated/contract';
import { useCommands } from '../../state/keys';
import type { Asked } from '../../state/places';
import { useWords } from '../../state/words';
import { toggled } from './filters';
import css from './Search.module.css';

type Props = { facets: readonly Facet[]; asked: Asked; onChange: (asked: Asked) => void; onWanted: () => void };

/** The facets. */
export function Facets({ facets, asked, onChange, onWanted }: Props) {
  const { pick, say, read } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useCommands({
    filters: () => {
      onWanted();
      // They are in sight by then, also on a narrow window.
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('input')?.focus());
    },
  });
  return (
    <>
      <PaneHead level={2} title={say('ui-filters')} />
      {facets.length === 0 ? <p className={css.waiting}>{say('ui-no-filters')}</p> : null}
      <div ref={box} className={css.facets}>
        {facets.map((facet) => (
          <fieldset key={facet.facet} className={css.facet}>
            <legend>{pick('ui-facet', facet.facet)}</legend>
            {facet.values.map((value) => (
              <label key={value.value} className={css.value}>
                <input
                  type="checkbox"
                  checked={value.chosen}
                  onChange={() => onChange(toggled(asked, facet.facet, value.value))}
                />
                <span className={css.valueLabel}>{read(value.label)}</span>
                <span className="num">{value.count}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
