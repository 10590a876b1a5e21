/** Raw bytes from the desk for a preview; kept only as long as something shows them. */
import { useQuery } from '@tanstack/react-query';
import type { ByteVerb, ByteVerbs, WireError } from '../generated/contract';
import { useHost } from './desk';

/** The bytes of a preview or a component; asks nothing while `request` is null. */
export function useBytes<V extends ByteVerb>(verb: V, request: ByteVerbs[V] | null) {
  const host = useHost();
  return useQuery<ArrayBuffer, WireError>({
    queryKey: [verb, request],
    queryFn: () => host.bytes(verb, request as ByteVerbs[V]),
    enabled: request !== null,
    gcTime: 0,
  });
}
