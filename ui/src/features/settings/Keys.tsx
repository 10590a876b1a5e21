/**
 * What opens this vault: another passphrase, by the one so far or by the recovery key, and a new recovery
 * key in place of the former one. Deliberately not here: keys that sign (sign), the keyring's own dialogs.
 */
import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button';
import { RadioChoice } from '../../components/fields/Choices';
import { SecretBox } from '../../components/fields/SecretBox';
import { ErrorNote } from '../../components/Notes';
import { RecoveryKey } from '../../components/RecoveryKey';
import { useAct } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Settings.module.css';

/** The section. */
export function Keys() {
  const { say } = useWords();
  return (
    <section className={css.part} aria-labelledby="keys">
      <h2 id="keys">{say('ui-keys-of-vault')}</h2>
      <p className={css.quiet}>{say('ui-keys-of-vault-text')}</p>
      <NewPassphrase />
      <NewRecoveryKey />
    </section>
  );
}

const PROOFS = ['passphrase', 'recovery'] as const;

function NewPassphrase() {
  const { pick, say } = useWords();
  const change = useAct('set_passphrase');
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<string>('passphrase');
  const [proof, setProof] = useState('');
  const [next, setNext] = useState('');
  const close = () => {
    setOpen(false);
    setProof('');
    setNext('');
  };
  const act = async () => {
    await change.mutateAsync({
      present: by === 'passphrase' ? proof : null,
      recovery_key: by === 'recovery' ? proof : null,
      new: next,
    });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act().catch(() => undefined);
  };
  if (!open)
    return (
      <div className={css.acts}>
        <Button onPress={() => setOpen(true)}>{say('ui-passphrase-change')}</Button>
        <span role="status">{change.isSuccess ? <span>{say('ui-passphrase-changed')}</span> : null}</span>
      </div>
    );
  return (
    <form className={css.form} onSubmit={submit} autoComplete="off" aria-label={say('ui-passphrase-change')}>
      <RadioChoice
        id="proof-by"
        label={say('ui-prove-by')}
        options={PROOFS.map((code) => ({ code, label: pick('ui-prove-by', code) }))}
        value={by}
        onChange={(code) => {
          setBy(code);
          setProof('');
        }}
      />
      <SecretBox
        id="proof"
        label={pick('ui-prove-by', by)}
        autoComplete="current-password"
        value={proof}
        onChange={setProof}
      />
      <SecretBox
        id="new-passphrase"
        label={say('ui-passphrase-new')}
        help={say('ui-first-passphrase-help')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
      <ErrorNote error={change.error} />
      <div className={css.acts}>
        <Button kind="main" type="submit" isDisabled={change.isPending || proof === '' || next === ''}>
          {say('ui-passphrase-change')}
        </Button>
        <Button onPress={close}>{say('ui-cancel')}</Button>
      </div>
    </form>
  );
}

function NewRecoveryKey() {
  const { say } = useWords();
  const renew = useAct('renew_recovery_key');
  const [open, setOpen] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const close = () => {
    setOpen(false);
    setPassphrase('');
  };
  const act = async () => {
    await renew.mutateAsync({ passphrase });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act().catch(() => undefined);
  };
  if (!open)
    return (
      <>
        <div className={css.acts}>
          <Button onPress={() => setOpen(true)}>{say('ui-recovery-renew')}</Button>
        </div>
        <div role="status">
          {renew.data ? (
            <>
              <p>{say('ui-recovery-text')}</p>
              <RecoveryKey value={renew.data.recovery_key} />
            </>
          ) : null}
        </div>
      </>
    );
  return (
    <form className={css.form} onSubmit={submit} autoComplete="off" aria-label={say('ui-recovery-renew')}>
      <p className={css.quiet}>{say('ui-recovery-renew-text')}</p>
      <SecretBox
        id="renew-proof"
        label={say('ui-prove-by-passphrase')}
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <ErrorNote error={renew.error} />
      <div className={css.acts}>
        <Button kind="main" type="submit" isDisabled={renew.isPending || passphrase === ''}>
          {say('ui-recovery-renew')}
        </Button>
        <Button onPress={close}>{say('ui-cancel')}</Button>
      </div>
    </form>
  );
}
