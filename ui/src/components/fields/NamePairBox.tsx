/** A name in both scripts: Chinese and English side by side, one question. */
import { useWords } from '../../state/words';
import { GroupFrame, type FrameProps } from './Frame';
import { useTyping } from './TextBox';
import css from './control.module.css';

export type NamePair = { zh: string; en: string };

type Props = FrameProps & { value: NamePair; onChange: (pair: NamePair) => void; readOnly?: boolean };

/** The two fields. */
export function NamePairBox({ value, onChange, readOnly, ...frame }: Props) {
  const { say } = useWords();
  const zh = useTyping(value.zh, (text) => onChange({ ...value, zh: text }));
  const en = useTyping(value.en, (text) => onChange({ ...value, en: text }));
  const shared = {
    className: css.box,
    readOnly,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': frame.error ? (true as const) : undefined,
  };
  return (
    <GroupFrame {...frame}>
      <div className={css.pair}>
        <label>
          <span className={css.small}>{say('ui-name-zh')}</span>
          <input {...shared} {...zh} lang="zh-Hant-HK" />
        </label>
        <label>
          <span className={css.small}>{say('ui-name-en')}</span>
          <input {...shared} {...en} lang="en" />
        </label>
      </div>
    </GroupFrame>
  );
}
