/** The second block: with which key, whose, by whom issued, until when. Keys are files or tokens. */
import { Button } from '../../components/Button';
import { KeyFacts } from '../../components/KeyFacts';
import { LookAgain, LookingForTokens, TroubledDrivers } from '../../components/LookingForTokens';
import { ErrorNote } from '../../components/Notes';
import type { KeyView } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import type { Keys } from '../../state/signingKeys';
import { useWords } from '../../state/words';
import { Block } from './Blocks';
import css from './Sign.module.css';

type Props = {
  known: Keys;
  chosen: KeyView | null;
  onChoose: (key_path: string) => void;
};

/** The block. */
export function KeyBlock({ known, chosen, onChoose }: Props) {
  const { say } = useWords();
  const host = useHost();
  const open = useAct('open_key');
  const { keys = [], looked = false } = known.answer.data ?? {};
  const error = known.answer.error;
  const take = async (key_path: string) => {
    const { key } = await open.mutateAsync({ key_path });
    onChoose(key.key_path);
  };
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'key', multiple: false });
    if (file) await take(file.path);
  };
  return (
    <Block title={say('ui-as-whom')}>
      {keys.length === 0 && looked && !error && !known.looking ? <p className={css.noKey}>{say('ui-no-key')}</p> : null}
      <div role="radiogroup" aria-label={say('ui-as-whom')}>
        {keys.map((key) => (
          <KeyRow
            key={key.key_path}
            one={key}
            chosen={key.key_path === chosen?.key_path}
            onChoose={() => onChoose(key.key_path)}
          />
        ))}
      </div>
      <LookingForTokens known={known} />
      <TroubledDrivers known={known} />
      <ErrorNote error={error ?? open.error} />
      <div className={css.keyActs}>
        <LookAgain known={known} />
        <Button kind="quiet" onPress={() => void pick().catch(() => undefined)}>
          {say('ui-other-key')}
        </Button>
      </div>
    </Block>
  );
}

function KeyRow({ one, chosen, onChoose }: { one: KeyView; chosen: boolean; onChoose: () => void }) {
  return (
    <label className={css.key}>
      <input type="radio" name="key" checked={chosen} disabled={!one.usable} onChange={onChoose} />
      <KeyFacts one={one} />
    </label>
  );
}
