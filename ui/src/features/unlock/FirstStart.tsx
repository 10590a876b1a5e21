/** First start: whether to look round with the demo department, who works here, and a passphrase. */
import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button';
import { OneBox, RadioChoice } from '../../components/fields/Choices';
import { NamePairBox, type NamePair } from '../../components/fields/NamePairBox';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { VaultState } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import css from './Unlock.module.css';

const text = (pair: NamePair) => ({ 'zh-Hant-HK': pair.zh, en: pair.en });

/** Three questions; the vault is open when they are answered. */
export function FirstStart({ vault }: { vault: VaultState }) {
  const { say } = useWords();
  const { settings } = useSettings();
  const create = useAct('create_vault');
  const [sample, setSample] = useState<'yes' | 'no'>('yes');
  const [name, setName] = useState<NamePair>({ zh: '', en: '' });
  const [post, setPost] = useState<NamePair>({ zh: '', en: '' });
  const [passphrase, setPassphrase] = useState('');
  const [keyring, setKeyring] = useState(vault.keyring_available);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const holder = sample === 'yes' ? null : { name: text(name), post: text(post) };
    create.mutate({ sample: sample === 'yes', language: settings.language, passphrase, use_keyring: keyring, holder });
  };
  const starts = [
    { code: 'yes', label: say('ui-first-sample'), hint: say('ui-first-sample-hint') },
    { code: 'no', label: say('ui-first-own'), hint: say('ui-first-own-hint') },
  ];
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      <h1 className={css.title}>{say('ui-first-title')}</h1>
      <ErrorNote error={create.error} />
      <RadioChoice
        id="sample"
        label={say('ui-first-question')}
        options={starts}
        value={sample}
        onChange={(code) => setSample(code === 'yes' ? 'yes' : 'no')}
      />
      {sample === 'no' ? (
        <>
          <NamePairBox id="holder" label={say('ui-first-name')} value={name} onChange={setName} />
          <NamePairBox id="post" label={say('ui-first-post')} value={post} onChange={setPost} />
        </>
      ) : null}
      <TextBox
        id="passphrase"
        label={say('ui-passphrase')}
        help={say('ui-first-passphrase-help')}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      {vault.keyring_available ? (
        <OneBox
          id="keyring"
          label={say('ui-first-keyring')}
          hint={say('ui-first-keyring-hint')}
          checked={keyring}
          onChange={setKeyring}
        />
      ) : null}
      <div className={css.acts}>
        <Button kind="main" type="submit" isDisabled={create.isPending || passphrase === ''}>
          {create.isPending ? say('ui-first-making') : say('ui-first-make')}
        </Button>
      </div>
    </form>
  );
}
