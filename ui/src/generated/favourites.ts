/**
 * Contract: favourites of this desk: folders one works in, searches one asks again, forms one begins often.
 *
 * They are the desk's own and leave no event. Deliberately not here: what was used last (files).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Text } from './common';

/** What a favourite leads to. */
export type FavouriteTarget =
  | { kind: 'node'; node_id: string }
  | { kind: 'search'; query: string; under: string; only: string }
  | { kind: 'form'; form_no: string };

/** One favourite, in the order in which they were added. */
export type Favourite = {
  favourite_id: string;
  /** The title of a node or a form, or the name that a person gave a search. */
  name: Text;
  /** Reference of a node, number of a form; null for a search. */
  reference: string | null;
  target: FavouriteTarget;
  /** Records in the node; null for anything else. */
  records: number | null;
};

/** `add_favourite`: at the end; one that is there already stays where it is. */
export type AddFavouriteRequest = {
  target: FavouriteTarget;
  /** For a search; null = its words. */
  name: string | null;
};

/** `remove_favourite`. */
export type RemoveFavouriteRequest = { favourite_id: string };

/** Answer of `list_favourites`, `add_favourite` and `remove_favourite`. */
export type FavouritesResponse = { favourites: Favourite[]; changed: Change[] };
