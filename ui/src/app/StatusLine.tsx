/** The status line: what the screen counts, what waits to be sent, and when the vault locks. */
import { Lock } from 'lucide-react';
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
      <span className={`num ${css.text}`} role="status">
        {text}
      </span>
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
