/** Filters of a search as words of the address: `kind:email year:2026`. Kept short so that it can be read. */
import type { Facet, SearchFilters } from '../../generated/contract';
import type { Asked } from '../../state/places';

type Kind = SearchFilters['kinds'][number];
const KINDS: readonly string[] = ['document', 'email', 'form', 'scan', 'physical'];

const words = (only: string | undefined) => (only ?? '').split(' ').filter(Boolean);

/** The filters of an address. */
export function filtersOf(asked: Asked): SearchFilters {
  const valuesOf = (name: string) =>
    words(asked.only).flatMap((word) => (word.startsWith(`${name}:`) ? [word.slice(name.length + 1)] : []));
  const yes = (name: string) => (valuesOf(name).includes('true') ? true : null);
  return {
    under: asked.under ?? null,
    kinds: valuesOf('kind').filter((kind): kind is Kind => KINDS.includes(kind)),
    from: null,
    to: null,
    year: Number(valuesOf('year')[0]) || null,
    signed: yes('signed'),
    held: yes('held'),
    due_before: null,
  };
}

/** The address with one value of a facet put in or taken out. */
export function toggled(asked: Asked, facet: Facet['facet'], value: string): Asked {
  if (facet === 'class') return { ...asked, under: asked.under === value ? '' : value };
  const word = `${facet}:${value}`;
  const held = words(asked.only);
  const single = facet === 'year' ? held.filter((one) => !one.startsWith('year:')) : held;
  const next = held.includes(word) ? held.filter((one) => one !== word) : [...single, word];
  return { ...asked, only: next.join(' ') };
}
