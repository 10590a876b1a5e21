/** The truth about the exchange in three words, with a mark whose form says the same as its colour. */
import { Check, Circle, CloudOff, RefreshCw, TriangleAlert, UploadCloud } from 'lucide-react';
import type { SyncState } from '../generated/contract';
import { useWords } from '../state/words';
import css from './SyncChip.module.css';

const ICONS = {
  alone: Circle,
  synced: Check,
  waiting: UploadCloud,
  exchanging: RefreshCw,
  offline: CloudOff,
  attention: TriangleAlert,
};

/** What the chip says. A time that is not known is not said. */
export function useSyncWords(state: SyncState): string {
  const { pick, say, when } = useWords();
  const { stage, last_exchange_at, offline_since } = state;
  if (stage === 'synced' && last_exchange_at === null) return say('ui-sync-never');
  if (stage === 'offline' && offline_since === null) return say('ui-sync-unreachable');
  const told = stage === 'offline' ? offline_since : last_exchange_at;
  return pick('ui-sync', stage, {
    at: told === null ? '' : when(told),
    waiting: state.waiting,
    attention: state.attention,
  });
}

/** The chip; it opens the Sync centre. */
export function SyncChip({ state, onOpen }: { state: SyncState; onOpen: () => void }) {
  const words = useSyncWords(state);
  const Icon = ICONS[state.stage];
  return (
    <button type="button" className={css.chip} data-stage={state.stage} onClick={onOpen}>
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      <span className="num">{words}</span>
    </button>
  );
}
