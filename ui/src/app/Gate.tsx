/** Locked or open: without an open vault there is only the unlock screen. Locks when nobody is there. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { ErrorNote, Waiting } from '../components/Notes';
import { UnlockScreen } from '../features/unlock/UnlockScreen';
import { useAct, useVerb } from '../state/desk';
import { watchIdle } from '../state/idle';
import { useCommands } from '../state/keys';
import { useSettings } from '../state/settings';

/** Shows the desk only while the vault is open. */
export function Gate({ children }: { children: ReactNode }) {
  const vault = useVerb('vault_state', {});
  const cache = useQueryClient();
  const stage = vault.data?.stage;
  useEffect(() => {
    // Behind a locked door nothing of the vault stays in the window's memory.
    const isOurs = (key: unknown) => key !== 'vault_state' && key !== 'get_settings';
    if (stage === 'locked') cache.removeQueries({ predicate: (query) => isOurs(query.queryKey[0]) });
  }, [stage, cache]);
  if (vault.error) return <ErrorNote error={vault.error} />;
  if (!vault.data) return <Waiting />;
  if (vault.data.stage !== 'open') return <UnlockScreen vault={vault.data} />;
  return <Open>{children}</Open>;
}

function Open({ children }: { children: ReactNode }) {
  const { settings } = useSettings();
  const { mutate } = useAct('lock');
  const minutes = settings.lock_after_minutes;
  useEffect(() => watchIdle(minutes, () => mutate({})), [minutes, mutate]);
  useCommands({ lock: () => mutate({}) }, 'frame');
  return children;
}
