/** The status line: what the screen counts, what waits to be sent, and when the vault locks. */
import { Lock } from 'lucide-react';
import { useSyncWords } from '../components/SyncChip';
import type { SyncState } from '../generated/contract';
import { useVerb } from '../state/desk';
import { useMinutesLeft } from '../state/idle';
import { runCommand } from '../state/keys';
import { useStatus } from '../state/status';
import { useWords } from '../state/words';
import css from './StatusLine.module.css';

/** The line. */
export function StatusLine() {
  const { say, read } = useWords();
  const text = useStatus();
  const minutes = useMinutesLeft();
  const sync = useVerb('sync_state', {});
  const vault = useVerb('vault_state', {});
  const holder = vault.data?.holder;
  // A desk without a server sends nothing.
  const waiting = sync.data?.server ? sync.data.waiting : 0;
  return (
    <footer className={css.line}>
      <div className={`num ${css.said}`} role="status">
        <Announced text={text} />
      </div>
      <div className="unseen" role="status">
        {sync.data ? <Exchange state={sync.data} /> : null}
      </div>
      <span className={`num ${css.end}`}>
        {waiting > 0 ? <span>{say('ui-waiting-to-send', { count: waiting })}</span> : null}
        {holder ? <span className={css.holder}>{`${read(holder.name)} · ${read(holder.post)}`}</span> : null}
        <span className={css.open}>{say('ui-vault-open')}</span>
        <button type="button" className={css.lock} onClick={() => runCommand('lock')}>
          <Lock size={13} strokeWidth={1.5} aria-hidden="true" />
          {minutes === null ? say('ui-lock') : say('ui-locks-in', { minutes })}
        </button>
      </span>
    </footer>
  );
}

/** The engine of Linux tells assistive technology of a paragraph that appears; of text that only changes it does not. */
function Announced({ text }: { text: string }) {
  return (
    <p key={text} className={css.text}>
      {text}
    </p>
  );
}

/** How the exchange stands, as the chip in the top bar shows it, said when it changes. */
function Exchange({ state }: { state: SyncState }) {
  return <Announced text={useSyncWords(state)} />;
}
