/**
 * A desk that belongs to a records server and has not joined it yet: nothing can be filed before the
 * server has told who works here and under which plan. So there is this page and no other.
 */
import { useState, type FormEvent } from 'react';
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { VaultState } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { runCommand } from '../../state/keys';
import { useWords } from '../../state/words';
import { Door } from './Door';
import css from './Unlock.module.css';

/** The page: address, one-time code, and the way out by the lock. */
export function JoinScreen({ vault }: { vault: VaultState }) {
  const { say, read } = useWords();
  const connect = useAct('connect_server');
  const [url, setUrl] = useState('');
  const [code, setCode] = useState('');
  const title = useArrival<HTMLHeadingElement>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate({ url: url.trim(), code: code.trim() });
  };
  return (
    <Door department={vault.department}>
      <form onSubmit={submit} className={css.form} autoComplete="off">
        <h1 ref={title} tabIndex={-1} className={css.title}>
          {say('ui-connect-title')}
        </h1>
        <p>{say('ui-connect-text')}</p>
        <TextBox
          id="server-url"
          label={say('ui-connect-url')}
          help={say('ui-connect-url-help')}
          value={url}
          onChange={setUrl}
          inputMode="url"
        />
        <TextBox
          id="server-code"
          label={say('ui-connect-code')}
          help={say('ui-connect-code-help')}
          value={code}
          onChange={setCode}
        />
        <ErrorNote error={connect.error} />
        <div className={css.acts}>
          <Button kind="main" type="submit" isDisabled={url.trim() === '' || code.trim() === '' || connect.isPending}>
            {say(connect.isPending ? 'ui-connecting' : 'ui-connect')}
          </Button>
          <Button onPress={() => void runCommand('lock')}>{say('ui-cmd-lock')}</Button>
        </div>
        {vault.holder ? <p className={css.quiet}>{`${read(vault.holder.name)} · ${read(vault.holder.post)}`}</p> : null}
      </form>
    </Door>
  );
}
