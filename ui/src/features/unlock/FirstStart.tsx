/**
 * First start: whose desk this is going to be, who works here, and a passphrase. Three ways: this PC
 * alone, the demo department, or a records server that is joined afterwards.
 */
import { useState, type FormEvent } from 'react';
import { Button } from '../../components/Button';
import { OneBox, RadioChoice } from '../../components/fields/Choices';
import { NamePairBox, type NamePair } from '../../components/fields/NamePairBox';
import { SecretBox } from '../../components/fields/SecretBox';
import { ErrorNote } from '../../components/Notes';
import type { VaultState } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import css from './Unlock.module.css';

const text = (pair: NamePair) => ({ 'zh-Hant-HK': pair.zh, en: pair.en });
const isEmpty = (pair: NamePair) => (pair.zh + pair.en).trim() === '';

const WAYS = ['own', 'sample', 'server'] as const;
type Way = (typeof WAYS)[number];
const asWay = (code: string): Way => WAYS.find((way) => way === code) ?? 'own';

type Props = { vault: VaultState; onMade: (recovery_key: string | null) => void };

/** The questions; the vault is open when they are answered, and its recovery key is handed on. */
export function FirstStart({ vault, onMade }: Props) {
  const { pick, say } = useWords();
  const { settings } = useSettings();
  const create = useAct('create_vault');
  const [way, setWay] = useState<Way>('own');
  const [name, setName] = useState<NamePair>({ zh: '', en: '' });
  const [post, setPost] = useState<NamePair>({ zh: '', en: '' });
  const [passphrase, setPassphrase] = useState('');
  const [keyring, setKeyring] = useState(vault.keyring_available);
  // A department tells who works at the desk; only a desk by itself must ask.
  const named = way !== 'own' || (!isEmpty(name) && !isEmpty(post));
  const make = async () => {
    const { recovery_key } = await create.mutateAsync({
      sample: way === 'sample',
      place: way === 'server' ? 'server' : 'this_pc',
      language: settings.language,
      passphrase,
      use_keyring: keyring,
      holder: way === 'own' ? { name: text(name), post: text(post) } : null,
    });
    onMade(recovery_key);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void make().catch(() => undefined);
  };
  return (
    <form onSubmit={submit} className={css.form} autoComplete="off">
      <h1 className={css.title}>{say('ui-first-title')}</h1>
      <RadioChoice
        id="way"
        label={say('ui-first-question')}
        options={WAYS.map((code) => ({ code, label: pick('ui-first', code), hint: pick('ui-first-hint', code) }))}
        value={way}
        onChange={(code) => setWay(asWay(code))}
      />
      {way !== 'own' ? null : (
        <>
          <NamePairBox id="holder" label={say('ui-first-name')} value={name} onChange={setName} />
          <NamePairBox id="post" label={say('ui-first-post')} value={post} onChange={setPost} />
        </>
      )}
      <SecretBox
        id="passphrase"
        label={say('ui-passphrase')}
        help={say('ui-first-passphrase-help')}
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
      <ErrorNote error={create.error} />
      <div className={css.acts}>
        <Button kind="main" type="submit" isDisabled={create.isPending || passphrase === '' || !named}>
          {create.isPending ? say('ui-first-making') : say('ui-first-make')}
        </Button>
      </div>
    </form>
  );
}
