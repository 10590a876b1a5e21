/** Keeps what is shown among the favourites, or takes it out again. */
import { Star } from 'lucide-react';
import type { FavouriteTarget } from '../generated/contract';
import { useAct, useVerb } from '../state/desk';
import { useWords } from '../state/words';
import { Button } from './Button';

const same = (a: FavouriteTarget, b: FavouriteTarget) =>
  a.kind === 'node' && b.kind === 'node'
    ? a.node_id === b.node_id
    : a.kind === 'form' && b.kind === 'form'
      ? a.form_no === b.form_no
      : a.kind === 'search' && b.kind === 'search' && a.query === b.query && a.under === b.under && a.only === b.only;

/** The button; its word says what it will do. */
export function FavouriteButton({ target }: { target: FavouriteTarget }) {
  const { say } = useWords();
  const asked = useVerb('list_favourites', {});
  const add = useAct('add_favourite');
  const remove = useAct('remove_favourite');
  const kept = asked.data?.favourites.find((one) => same(one.target, target));
  const word = target.kind === 'search' ? 'ui-keep-search' : 'ui-favourite';
  const turn = () => (kept ? remove.mutate({ favourite_id: kept.favourite_id }) : add.mutate({ target, name: null }));
  return (
    <Button
      kind="quiet"
      icon={<Star size={15} strokeWidth={1.5} fill={kept ? 'currentColor' : 'none'} aria-hidden="true" />}
      onPress={turn}
      isDisabled={add.isPending || remove.isPending || !asked.data}
      aria-pressed={kept !== undefined}
    >
      {say(kept ? 'ui-favourite-remove' : word)}
    </Button>
  );
}
