/**
 * Locked or open: without an open vault there is only the unlock screen, and a new vault shows its
 * recovery key before anything else. Locks when nobody is there.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Waiting } from '../components/Notes';
import { Trouble } from '../components/Trouble';
import { JoinScreen } from '../features/unlock/JoinScreen';
import { RecoveryScreen } from '../features/unlock/RecoveryScreen';
import { UnlockScreen } from '../features/unlock/UnlockScreen';
import { useAct, useVerb } from '../state/desk';
import { watchIdle } from '../state/idle';
import { useCommands } from '../state/keys';
import { forgetSelection } from '../state/selection';
import { useSettings } from '../state/settings';
import { useWords } from '../state/words';

/** Shows the desk only while the vault is open. */
export function Gate({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const vault = useVerb('vault_state', {});
  const cache = useQueryClient();
  const [recovery, setRecovery] = useState<string | null>(null);
  const stage = vault.data?.stage;
  useEffect(() => {
    // Behind a locked door nothing of the vault stays in the window's memory.
    const isOurs = (key: unknown) => key !== 'vault_state' && key !== 'get_settings';
    if (stage !== 'locked') return;
    cache.removeQueries({ predicate: (query) => isOurs(query.queryKey[0]) });
    forgetSelection();
  }, [stage, cache]);
  const again = () => void vault.refetch();
  if (recovery !== null) return <RecoveryScreen recovery_key={recovery} onWritten={() => setRecovery(null)} />;
  if (vault.error) return <Trouble title={say('ui-vault-trouble')} error={vault.error} onRetry={again} whole />;
  if (!vault.data) return <Waiting />;
  if (vault.data.stage !== 'open') return <UnlockScreen vault={vault.data} onMade={setRecovery} onRetry={again} />;
  return <Open>{vault.data.awaits_server ? <JoinScreen vault={vault.data} /> : children}</Open>;
}

function Open({ children }: { children: ReactNode }) {
  const { settings } = useSettings();
  const { mutate } = useAct('lock');
  const minutes = settings.lock_after_minutes;
  useEffect(() => watchIdle(minutes, () => mutate({})), [minutes, mutate]);
  useCommands({ lock: () => mutate({}) }, 'frame');
  return children;
}
