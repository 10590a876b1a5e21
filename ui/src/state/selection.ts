/**
 * Which records of a list are chosen. A list may have a hundred thousand rows of which only those in sight are
 * here, so a selection never lists them: it says what of the list is meant (nothing, all, a stretch), and
 * which single records are meant the other way round. The desk makes identities of it.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ListRecordsResponse, RecordScope, RecordSelection, RecordSort, WireError } from '../generated/contract';
import { useHost } from './desk';

/** A row that was pointed at. */
export type Spot = { id: string; index: number };

type Base = { kind: 'none' } | { kind: 'all' } | { kind: 'range'; first: Spot; last: Spot };

/** The base, and the records told apart from it, each with whether the base holds it. */
export type Selection = { base: Base; toggled: ReadonlyMap<string, boolean> };

export const NOTHING: Selection = { base: { kind: 'none' }, toggled: new Map() };
export const ALL: Selection = { base: { kind: 'all' }, toggled: new Map() };

/** A stretch of the list, whichever end comes first. */
export function stretch(first: Spot, last: Spot): Selection {
  return { base: { kind: 'range', first, last }, toggled: new Map() };
}

const isOfBase = (base: Base, index: number): boolean =>
  base.kind === 'all' ||
  (base.kind === 'range' &&
    index >= Math.min(base.first.index, base.last.index) &&
    index <= Math.max(base.first.index, base.last.index));

/** Whether a row is chosen. */
export const holds = ({ base, toggled }: Selection, { id, index }: Spot): boolean =>
  isOfBase(base, index) !== toggled.has(id);

/** Turns one record round. */
export function toggle(selection: Selection, { id, index }: Spot): Selection {
  const toggled = new Map(selection.toggled);
  if (!toggled.delete(id)) toggled.set(id, isOfBase(selection.base, index));
  return { ...selection, toggled };
}

/** How many records of a list with so many rows are chosen. */
export function countOf({ base, toggled }: Selection, total: number): number {
  const of = { none: 0, all: total, range: 0 }[base.kind];
  const span = base.kind === 'range' ? Math.abs(base.last.index - base.first.index) + 1 : of;
  let count = span;
  for (const isIn of toggled.values()) count += isIn ? -1 : 1;
  return Math.max(count, 0);
}

/** The selection as the desk is asked for it. */
export function requestOf({ base, toggled }: Selection, scope: RecordScope, sort: RecordSort): RecordSelection {
  const asked = base.kind === 'range' ? { kind: base.kind, first: base.first.id, last: base.last.id } : base;
  return { scope, sort, base: asked, toggled: [...toggled.keys()] };
}

/** What a list does with its selection. */
export type Choosing = {
  count: number;
  holds: (spot: Spot) => boolean;
  toggle: (spot: Spot) => void;
  /** From the row that was pointed at last to this one. */
  extend: (spot: Spot) => void;
  /** The row from which a stretch begins. */
  point: (spot: Spot) => void;
  all: () => void;
  clear: () => void;
  request: RecordSelection;
};

/** What was chosen last, for whoever comes back to that list from a record. */
let kept: { list: string; sort: RecordSort; selection: Selection } | null = null;

/** Nothing is chosen any more, in any list: the vault was locked. */
export function forgetSelection(): void {
  kept = null;
}

function keptOf(scope: RecordScope, sort: RecordSort): Selection {
  if (kept?.list !== JSON.stringify(scope)) return NOTHING;
  return kept.selection.base.kind === 'range' && kept.sort !== sort ? NOTHING : kept.selection;
}

/** The selection of a list; `total` is how many rows it has. A stretch means nothing in another order. */
export function useSelection(scope: RecordScope, sort: RecordSort, total: number): Choosing {
  const [held, setHeld] = useState(() => ({ selection: keptOf(scope, sort), sort }));
  const [anchor, setAnchor] = useState<Spot | null>(null);
  const still = held.sort === sort || held.selection.base.kind !== 'range' ? held.selection : NOTHING;
  const selection = usePlaces(still, scope, sort);
  useEffect(() => {
    if (selection !== NOTHING || kept?.list === JSON.stringify(scope))
      kept = { list: JSON.stringify(scope), sort, selection };
  }, [scope, sort, selection]);
  const choose = (next: Selection) => setHeld({ selection: next, sort });
  const request = useMemo(() => requestOf(selection, scope, sort), [selection, scope, sort]);
  return {
    count: countOf(selection, Math.max(total, 0)),
    holds: (spot) => holds(selection, spot),
    toggle: (spot) => {
      choose(toggle(selection, spot));
      setAnchor(spot);
    },
    extend: (spot) => {
      const from = anchor ?? spot;
      choose(stretch(from, spot));
      setAnchor(from);
    },
    point: setAnchor,
    all: () => choose(ALL),
    clear: () => choose(NOTHING),
    request,
  };
}

/** When records come and go, the ends of a stretch move with their records; with an end it is gone itself. */
function usePlaces(selection: Selection, scope: RecordScope, sort: RecordSort): Selection {
  const { base } = selection;
  const first = usePlace(base.kind === 'range' ? base.first.id : null, scope, sort);
  const last = usePlace(base.kind === 'range' ? base.last.id : null, scope, sort);
  return useMemo(() => {
    if (base.kind !== 'range') return selection;
    if (first === null || last === null) return NOTHING;
    const at = (spot: Spot, index: number | undefined) => ({ ...spot, index: index ?? spot.index });
    return { ...selection, base: { ...base, first: at(base.first, first), last: at(base.last, last) } };
  }, [selection, base, first, last]);
}

/** The place of a record; undefined until it is known, null where it is not in the list. */
function usePlace(id: string | null, scope: RecordScope, sort: RecordSort): number | null | undefined {
  const host = useHost();
  const place = useQuery<ListRecordsResponse, WireError>({
    queryKey: ['list_records', scope, sort, 'find', id],
    queryFn: () => host.call('list_records', { scope, sort, from: 0, limit: 1, find: id }),
    enabled: id !== null,
    placeholderData: keepPreviousData,
  });
  return place.data && !place.isPlaceholderData ? place.data.found : undefined;
}
