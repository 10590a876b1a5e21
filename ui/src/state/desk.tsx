/**
 * The host and the cache of its answers, for the screens. `useVerb` asks, `useAct` changes; what a
 * change touched comes back from the desk and makes exactly those answers stale.
 */
import {
  QueryClient,
  QueryClientProvider,
  keepPreviousData,
  useMutation,
  useQuery,
  type Query,
} from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Change, Request, Response, Verb, WireError } from '../generated/contract';
import type { Host } from '../host/host';
import { staleOnArrival, staleVerbs } from './topics';

const HostContext = createContext<Host | null>(null);

/** A cache with the desk's manners: answers stay good until the desk says otherwise. */
export function newCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Makes the answers that depend on `changes` stale. */
export function refresh(cache: QueryClient, changes: readonly Change[]): Promise<void> {
  const of = (verbs: ReadonlySet<Verb>) => (query: Query) => verbs.has(query.queryKey[0] as Verb);
  void cache.invalidateQueries({ predicate: of(staleOnArrival(changes)), refetchType: 'none' });
  return cache.invalidateQueries({ predicate: of(staleVerbs(changes)) });
}

/** Gives the screens beneath it their desk. */
export function DeskProvider({ host, cache, children }: { host: Host; cache: QueryClient; children: ReactNode }) {
  useEffect(() => host.onChanged((heard) => void refresh(cache, heard.changed)), [host, cache]);
  return (
    <HostContext value={host}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </HostContext>
  );
}

/** The host of this window. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('no host above this component');
  return host;
}

/**
 * Asks a verb and keeps the answer fresh. With `hold`, the former answer stays until the next is there;
 * with `anew`, every screen asks again (a draft changes under its own screen without a topic).
 */
export function useVerb<V extends Verb>(
  verb: V,
  request: Request<V>,
  options: { enabled?: boolean; hold?: boolean; anew?: boolean } = {},
) {
  const host = useHost();
  return useQuery<Response<V>, WireError>({
    queryKey: [verb, request],
    queryFn: () => host.call(verb, request),
    enabled: options.enabled ?? true,
    ...(options.hold ? { placeholderData: keepPreviousData } : {}),
    ...(options.anew ? { gcTime: 0 } : {}),
  });
}

const changesOf = (answer: unknown): Change[] =>
  typeof answer === 'object' && answer !== null && 'changed' in answer ? (answer.changed as Change[]) : [];

/** A changing verb. What it changed is refreshed before the answer is handed on. */
export function useAct<V extends Verb>(verb: V) {
  const host = useHost();
  return useMutation<Response<V>, WireError, Request<V>>({
    mutationFn: (request) => host.call(verb, request),
    onSuccess: (answer, _request, _kept, { client }) => refresh(client, changesOf(answer)),
  });
}
