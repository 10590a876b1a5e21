/**
 * The keys with which this desk signs: those it knows, the cards and tokens that are put in, and the drivers through which they
 * are reached. Deliberately not here: what opens the vault (Keys), and whose certificates are trusted (Trust).
 */
import { Button } from '../../components/Button';
import { KeyFacts } from '../../components/KeyFacts';
import { LookAgain, LookingForTokens } from '../../components/LookingForTokens';
import { ErrorNote } from '../../components/Notes';
import type { KeyView, ModuleView, TokenView } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useKeys } from '../../state/signingKeys';
import { useWords } from '../../state/words';
import css from './Settings.module.css';

/** The section. */
export function SigningKeys() {
  const { say } = useWords();
  const known = useKeys(true);
  const { keys = [], tokens = [], modules = [], looked = false } = known.answer.data ?? {};
  // Before the first look nothing is known to be missing.
  const isKnown = looked && !known.looking;
  return (
    <section className={css.part} aria-labelledby="signing-keys">
      <h2 id="signing-keys">{say('ui-signing-keys')}</h2>
      <p className={css.quiet}>{say('ui-signing-keys-text')}</p>
      <ErrorNote error={known.answer.error} />
      <KeyList keys={keys} isEmpty={keys.length === 0 && isKnown} />
      <h3 className={css.within}>{say('ui-tokens')}</h3>
      {tokens.length === 0 && isKnown ? <p>{say('ui-tokens-none')}</p> : null}
      <ul className={css.anchors}>
        {tokens.map((token) => (
          <TokenRow key={`${token.label} ${token.serial}`} token={token} />
        ))}
      </ul>
      <LookingForTokens known={known} />
      <div className={css.acts}>
        <LookAgain known={known} />
      </div>
      <Drivers modules={modules} lookAgain={known.lookAgain} />
    </section>
  );
}

function KeyList({ keys, isEmpty }: { keys: readonly KeyView[]; isEmpty: boolean }) {
  const { say } = useWords();
  const host = useHost();
  const open = useAct('open_key');
  const forget = useAct('forget_key');
  const add = async () => {
    const [file] = await host.pickFiles({ purpose: 'key', multiple: false });
    if (file) await open.mutateAsync({ key_path: file.path });
  };
  return (
    <>
      {isEmpty ? <p>{say('ui-no-key')}</p> : null}
      <ul className={css.anchors}>
        {keys.map((key) => (
          <li key={key.key_path}>
            <KeyFacts one={key} />
            {key.is_kept ? (
              <Button
                kind="quiet"
                onPress={() => forget.mutate({ key_path: key.key_path })}
                aria-label={say('ui-key-forget-one', { key: key.label })}
              >
                {say('ui-key-forget')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNote error={open.error ?? forget.error} />
      <div className={css.acts}>
        <Button onPress={() => void add().catch(() => undefined)} isDisabled={open.isPending}>
          {say('ui-key-file-add')}
        </Button>
      </div>
    </>
  );
}

function TokenRow({ token }: { token: TokenView }) {
  const { say, said } = useWords();
  const about = [token.maker, token.model, say('ui-key-serial', { serial: token.serial })];
  about.push(say('ui-token-keys', { count: token.keys }));
  return (
    <li>
      <div>
        <p className={css.subject}>{token.label}</p>
        <p className={css.small}>{about.filter(Boolean).join(' · ')}</p>
        {token.remark ? <p className={css.gone}>{said(token.remark)}</p> : null}
      </div>
    </li>
  );
}

function Drivers({ modules, lookAgain }: { modules: readonly ModuleView[]; lookAgain: () => void }) {
  const { say, said } = useWords();
  const host = useHost();
  const add = useAct('add_token_module');
  const remove = useAct('remove_token_module');
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'token_module', multiple: false });
    if (!file) return;
    await add.mutateAsync({ path: file.path });
    lookAgain();
  };
  return (
    <>
      <h3 className={css.within}>{say('ui-drivers')}</h3>
      <p className={css.quiet}>{say('ui-drivers-text')}</p>
      {modules.length === 0 ? <p>{say('ui-drivers-none')}</p> : null}
      <ul className={css.anchors}>
        {modules.map(({ path, name, is_added, tokens, trouble }) => (
          <li key={path}>
            <div>
              <p className={css.subject}>
                {name}
                {is_added ? <span className={css.mark}>{say('ui-driver-added')}</span> : null}
              </p>
              <p className={css.small}>{path}</p>
              {trouble ? <p className={css.gone}>{said(trouble)}</p> : null}
              {tokens === null ? null : <p className={css.small}>{say('ui-driver-tokens', { count: tokens })}</p>}
            </div>
            {is_added ? (
              <Button
                kind="quiet"
                onPress={() => remove.mutate({ path })}
                aria-label={say('ui-driver-remove-one', { name })}
              >
                {say('ui-driver-remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNote error={add.error ?? remove.error} />
      <div className={css.acts}>
        <Button onPress={() => void pick().catch(() => undefined)} isDisabled={add.isPending}>
          {say('ui-driver-add')}
        </Button>
      </div>
    </>
  );
}
