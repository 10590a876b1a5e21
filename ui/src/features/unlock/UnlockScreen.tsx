/** Before the desk: open the vault, or make one. Nothing of the vault is shown here but its name. */
import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button';
import { SecretBox } from '../../components/fields/SecretBox';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote, Remark } from '../../components/Notes';
import type { UnlockRequest, VaultState } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useWords } from '../../state/words';
import { Door } from './Door';
import { FirstStart } from './FirstStart';
import css from './Unlock.module.css';

type Props = {
  vault: VaultState;
  /** A vault was made; its recovery key is to be shown once. */
  onMade: (recovery_key: string | null) => void;
  /** Asks again whether the vault is free. */
  onRetry: () => void;
};

/** Locked, absent, or open elsewhere. */
export function UnlockScreen({ vault, onMade, onRetry }: Props) {
  const { say } = useWords();
  return (
    <Door department={vault.department}>
      {vault.stage === 'absent' ? <FirstStart vault={vault} onMade={onMade} /> : null}
      {vault.stage === 'locked' ? <Unlock vault={vault} /> : null}
      {vault.stage === 'busy' ? (
        <div className={css.form}>
          <h1 className={css.title}>{say('ui-vault-busy')}</h1>
          <Remark>{say('ui-vault-busy-next')}</Remark>
          <div className={css.acts}>
            <Button kind="main" onPress={onRetry}>
              {say('ui-try-again')}
            </Button>
          </div>
        </div>
      ) : null}
    </Door>
  );
}

function Unlock({ vault }: { vault: VaultState }) {
  const { say } = useWords();
  const unlock = useAct('unlock');
  const [recovering, setRecovering] = useState(false);
  const [secret, setSecret] = useState('');
  const ask = (part: Partial<UnlockRequest>) =>
    unlock.mutate({ passphrase: null, keyring: false, recovery_key: null, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(recovering ? { recovery_key: secret } : { passphrase: secret });
  };
  const turn = () => {
    setSecret('');
    unlock.reset();
    setRecovering(!recovering);
  };
  const label = recovering ? say('ui-recovery-key') : say('ui-passphrase');
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      <h1 className={css.title}>{say('ui-unlock-title')}</h1>
      {recovering ? (
        <TextBox key="recovery" id="secret" label={label} value={secret} onChange={setSecret} autoFocus />
      ) : (
        <SecretBox
          key="passphrase"
          id="secret"
          label={label}
          autoComplete="current-password"
          value={secret}
          onChange={setSecret}
          autoFocus
        />
      )}
      <ErrorNote error={unlock.error} />
      <div className={css.acts}>
        <Button kind="main" type="submit" isDisabled={unlock.isPending || secret === ''}>
          {unlock.isPending ? say('ui-opening') : say('ui-unlock')}
        </Button>
        {vault.keyring_slot ? <Button onPress={() => ask({ keyring: true })}>{say('ui-unlock-keyring')}</Button> : null}
      </div>
      {vault.recovery_slot ? (
        <p>
          <Button kind="quiet" onPress={turn}>
            {recovering ? say('ui-use-passphrase') : say('ui-use-recovery')}
          </Button>
        </p>
      ) : null}
    </form>
  );
}
