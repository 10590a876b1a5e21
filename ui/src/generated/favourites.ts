/**
 * Contract: favourites of this desk: folders one works in, and searches one asks again.
 *
 * They are the desk's own and leave no event. Deliberately not here: what was used last (files).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Text } from './common';

/** What a favourite leads to. */
export type FavouriteTarget =
  | { kind: 'node'; node_id: string }
  | { kind: 'search'; query: string; under: string; only: string };

/** One favourite, in the order in which they were added. */
export type Favourite = {
  favourite_id: string;
  /** A node's own title, or the name that a person gave a search. */
  name: Text;
  /** Reference of a node; null for a search. */
  reference: string | null;
  target: FavouriteTarget;
  /** Records in the node; null for a search. */
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
