/**
 * Files handed over from outside: opened with this program, at its start or while it runs. The shell keeps
 * them until a screen says that it is done with them; behind a locked door they wait there.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Handed } from '../host/host';
import { useHost } from './desk';

const KEY = ['handed'];
const NONE: Handed = { check: [], file: [], hand_overs: [], forms: [], unread: [] };

const without = (handed: Handed, paths: readonly string[]): Handed => ({
  check: handed.check.filter((file) => !paths.includes(file.path)),
  file: handed.file.filter((file) => !paths.includes(file.path)),
  hand_overs: handed.hand_overs.filter((file) => !paths.includes(file.path)),
  forms: handed.forms.filter((file) => !paths.includes(file.path)),
  unread: handed.unread.filter((path) => !paths.includes(path)),
});

/** What waits, and how to say that some of it was dealt with. */
export type Waiting = {
  /** As last painted. */
  waiting: Handed;
  /** As it is now: what is done with is gone from it before the next painting. */
  now: () => Handed;
  done: (paths: readonly string[]) => void;
};

/** What was handed over from outside. */
export function useHanded(): Waiting {
  const host = useHost();
  const cache = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => host.handed([]) });
  const done = useCallback(
    (paths: readonly string[]) => {
      // Gone from the screens at once; the shell's answer brings what has come meanwhile.
      cache.setQueryData<Handed>(KEY, (known) => known && without(known, paths));
      void host.handed(paths).then(
        (rest) => cache.setQueryData(KEY, rest),
        () => undefined,
      );
    },
    [host, cache],
  );
  const now = useCallback(() => cache.getQueryData<Handed>(KEY) ?? NONE, [cache]);
  return { waiting: data ?? NONE, now, done };
}

/** Hears of further files as long as the desk is open. Called once, by the frame. */
export function useHandedNews(): void {
  const host = useHost();
  const cache = useQueryClient();
  useEffect(() => host.onHanded(() => void cache.invalidateQueries({ queryKey: KEY })), [host, cache]);
}
