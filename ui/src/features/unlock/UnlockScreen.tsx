/** Before the desk: open the vault, or make one. Nothing of the vault is shown here but its name. */
import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote, Remark } from '../../components/Notes';
import type { UnlockRequest, VaultState } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useSettings } from '../../state/settings';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { FirstStart } from './FirstStart';
import css from './Unlock.module.css';

/** Locked, absent, or open elsewhere. */
export function UnlockScreen({ vault }: { vault: VaultState }) {
  const { say, read, langOf } = useWords();
  const { settings, change } = useSettings();
  const turn = () => change({ language: settings.language === 'en' ? 'zh-Hant-HK' : 'en' });
  useCommands({ language: turn });
  return (
    <main className={css.page} aria-label={say('ui-screen')}>
      <div className={css.column}>
        <header className={css.head}>
          <p className={css.name} aria-hidden="true">
            <span lang="zh-Hant-HK">檔存</span> Muniment
          </p>
          <Button kind="quiet" onPress={turn} chord="Ctrl+Shift+L">
            <span lang={settings.language === 'en' ? 'zh-Hant-HK' : 'en'}>
              {settings.language === 'en' ? '中文' : 'English'}
            </span>
          </Button>
        </header>
        {vault.department ? (
          <p className={css.department} lang={langOf(vault.department)}>
            {read(vault.department)}
          </p>
        ) : null}
        {vault.stage === 'absent' ? <FirstStart vault={vault} /> : null}
        {vault.stage === 'locked' ? <Unlock vault={vault} /> : null}
        {vault.stage === 'busy' ? (
          <>
            <h1 className={css.title}>{say('ui-vault-busy')}</h1>
            <Remark>{say('ui-vault-busy-next')}</Remark>
          </>
        ) : null}
      </div>
    </main>
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
  const label = recovering ? say('ui-recovery-key') : say('ui-passphrase');
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      <h1 className={css.title}>{say('ui-unlock-title')}</h1>
      <ErrorNote error={unlock.error} />
      <TextBox
        key={String(recovering)}
        id="secret"
        label={label}
        type={recovering ? 'text' : 'password'}
        autoComplete={recovering ? 'off' : 'current-password'}
        value={secret}
        onChange={setSecret}
        autoFocus
      />
      <div className={css.acts}>
        <Button kind="main" type="submit" isDisabled={unlock.isPending || secret === ''}>
          {unlock.isPending ? say('ui-opening') : say('ui-unlock')}
        </Button>
        {vault.keyring_slot ? <Button onPress={() => ask({ keyring: true })}>{say('ui-unlock-keyring')}</Button> : null}
      </div>
      {vault.recovery_slot ? (
        <p>
          <Button kind="quiet" onPress={() => setRecovering(!recovering)}>
            {recovering ? say('ui-use-passphrase') : say('ui-use-recovery')}
          </Button>
        </p>
      ) : null}
    </form>
  );
}
