/**
 * Signing keys, and the cards and tokens that are put in: answered at once from what the desk knows, while it looks anew
 * beside that.
 */
import { useEffect } from 'react';
import type { WireError } from '../generated/contract';
import { useAct, useVerb } from './desk';

/** What is known of the keys, and how a look for tokens stands. */
export type Keys = ReturnType<typeof useKeys>;

/**
 * The keys. A screen that shows them has the desk look once, and again when a token has refused: it tells then how many tries of
 * its PIN are left. `lookAgain` is for a person.
 */
export function useKeys(enabled: boolean, refused: WireError | null = null) {
  const answer = useVerb('list_keys', {}, { enabled });
  const { mutate, isPending, error } = useAct('look_for_tokens');
  const byToken = refused?.code.startsWith('tokens-') === true ? refused : null;
  useEffect(() => {
    if (enabled) mutate({});
  }, [enabled, byToken, mutate]);
  return { answer, looking: isPending, lookError: error, lookAgain: () => mutate({}) };
}
