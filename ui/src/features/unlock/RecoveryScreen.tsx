/**
 * The recovery key of a new vault, shown once before the desk. It opens the vault when the passphrase is
 * forgotten; nobody can show it again, so one goes on only after saying that it is written down.
 */
import { useState } from 'react';
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { OneBox } from '../../components/fields/Choices';
import { useWords } from '../../state/words';
import { Door } from './Door';
import { RecoveryKey } from '../../components/RecoveryKey';
import css from './Unlock.module.css';

/** The page. */
export function RecoveryScreen({ recovery_key, onWritten }: { recovery_key: string; onWritten: () => void }) {
  const { say } = useWords();
  const [written, setWritten] = useState(false);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const title = useArrival<HTMLHeadingElement>();
  const copy = async () => {
    await navigator.clipboard.writeText(recovery_key);
    setCopied('yes');
  };
  return (
    <Door>
      <div className={css.form}>
        <h1 ref={title} tabIndex={-1} className={css.title}>
          {say('ui-recovery-title')}
        </h1>
        <p>{say('ui-recovery-text')}</p>
        <RecoveryKey value={recovery_key} />
        <div className={css.acts}>
          <Button onPress={() => void copy().catch(() => setCopied('failed'))}>{say('ui-copy')}</Button>
          <span role="status" className={css.copied}>
            {copied === 'yes' ? <span>{say('ui-copied')}</span> : null}
            {copied === 'failed' ? <span>{say('ui-not-copied')}</span> : null}
          </span>
        </div>
        <OneBox id="written" label={say('ui-recovery-written')} checked={written} onChange={setWritten} />
        <div className={css.acts}>
          <Button kind="main" onPress={onWritten} isDisabled={!written}>
            {say('ui-recovery-enter')}
          </Button>
        </div>
      </div>
    </Door>
  );
}
