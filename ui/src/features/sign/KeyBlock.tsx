/** The second block: with which key, whose, by whom issued, until when. Keys are files or tokens. */
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import type { KeyView, WireError } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useWords } from '../../state/words';
import { Block } from './Blocks';
import css from './Sign.module.css';

type Props = {
  keys: readonly KeyView[];
  error: WireError | null;
  chosen: KeyView | null;
  onChoose: (key_path: string) => void;
};

/** The block. */
export function KeyBlock({ keys, error, chosen, onChoose }: Props) {
  const { say } = useWords();
  const host = useHost();
  const open = useAct('open_key');
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
      {keys.length === 0 && !error ? <p className={css.noKey}>{say('ui-no-key')}</p> : null}
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
      <ErrorNote error={error ?? open.error} />
      <Button kind="quiet" onPress={() => void pick().catch(() => undefined)}>
        {say('ui-other-key')}
      </Button>
    </Block>
  );
}

function KeyRow({ one, chosen, onChoose }: { one: KeyView; chosen: boolean; onChoose: () => void }) {
  const { say, said, date } = useWords();
  return (
    <label className={css.key}>
      <input type="radio" name="key" checked={chosen} disabled={!one.usable} onChange={onChoose} />
      <span className={css.keyWords}>
        <span className={css.subject}>{one.subject ?? one.label}</span>
        {one.issuer ? (
          <span className={css.keyLine}>
            {[
              one.issuer,
              one.valid_until && one.usable ? say('ui-valid-until', { until: date(one.valid_until.slice(0, 10)) }) : '',
              one.label,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ) : null}
        {one.remark ? <span className={css.remark}>{said(one.remark)}</span> : null}
      </span>
    </label>
  );
}
