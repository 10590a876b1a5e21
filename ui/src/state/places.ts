/**
 * The places of the window and how to go there. Screens name a place; the address is spelled only
 * here and in the router of app/. A search or a record is an address, so it can be kept and shared.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What stands behind the `?` of every address. All optional, all text. */
export type Asked = {
  /** Form that the catalogue shows. */
  form?: string;
  /** Draft to fill or to sign. */
  draft?: string;
  /** Drafts to sign together, joined by commas. */
  drafts?: string;
  /** Node of the file plan. */
  node?: string;
  /** Record reference that the thing pane shows. */
  record?: string;
  /** Words of a search. */
  q?: string;
  /** Class or folder under which to search. */
  under?: string;
  /** Kind, year or other narrow filters, `kind:email` joined by blanks. */
  only?: string;
  /** Form under way. */
  instance?: string;
  /** Month `YYYY-MM` of the retention calendar. */
  month?: string;
  /** Tray of My work whose first item is to be chosen. */
  tray?: string;
};

export type Place =
  | '/work'
  | '/track'
  | '/take-up'
  | '/forms'
  | '/fill'
  | '/author'
  | '/sign'
  | '/sign-several'
  | '/files'
  | '/search'
  | '/keeping'
  | '/sync'
  | '/settings'
  | '/check';

/** Goes to a place. With `replace` the former address is not kept in the history. */
export type Go = (place: Place, asked?: Asked, options?: { replace?: boolean }) => void;

/** The way to any place. */
export function useGo(): Go {
  const navigate = useNavigate();
  return useCallback(
    (place, asked = {}, options = {}) =>
      void navigate({ to: place, search: asked, replace: options.replace ?? false } as never),
    [navigate],
  );
}

/** What the present address asks for. */
export function useAsked(): Asked {
  return useSearch({ strict: false });
}
