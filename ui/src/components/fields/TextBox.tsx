/**
 * A field that takes typing. While a person is in it the text is theirs: nothing normalises under the
 * cursor, and nothing counts while an input method composes. Leaving it shows the desk's spelling.
 */
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type ChangeEvent,
  type HTMLInputTypeAttribute,
  type ReactNode,
} from 'react';
import { ComposingWatch, settlesBy } from '../../state/composing';
import { Frame, tied, type FrameProps } from './Frame';
import css from './control.module.css';

type Props = FrameProps & {
  value: string;
  /** Settled text: never a half-composed one. */
  onChange: (text: string) => void;
  /** Rows of a long text; 1 or nothing is one line. */
  rows?: number;
  type?: HTMLInputTypeAttribute;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  /** Numbers stand at the right. */
  end?: boolean;
  maxLength?: number | null;
  readOnly?: boolean;
  autoComplete?: string;
  autoFocus?: boolean;
  placeholder?: string;
  /** What is shown of the value while nobody is in the field. */
  masked?: string | undefined;
  before?: ReactNode;
  after?: ReactNode;
  /** Language of the content, for fonts and speech. */
  lang?: string;
};

/** Text, settled. The hook of every typing control. */
export const useTyping = (value: string, onChange: (text: string) => void) => useTypingAs(value, onChange).props;

/** The same where something else than typing, such as a choice, may put the text: `put`. */
export function useTypingAs(value: string, onChange: (text: string) => void) {
  const [own, setOwn] = useState<string | null>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const watch = useMemo(() => new ComposingWatch((text) => latest.current(text)), []);
  const typed = useRef(value);
  typed.current = own ?? value;
  useEffect(() => settlesBy(() => watch.settle(typed.current)), [watch]);
  type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;
  const put = (text: string) => {
    setOwn(text);
    latest.current(text);
  };
  const props = {
    value: own ?? value,
    onFocus: () => setOwn(value),
    onChange: (event: Typed) => {
      setOwn(event.target.value);
      watch.input(event.target.value, (event.nativeEvent as InputEvent).isComposing);
    },
    onCompositionStart: () => watch.start(),
    onCompositionEnd: (event: { currentTarget: { value: string } }) => watch.end(event.currentTarget.value),
    onBlur: (event: { currentTarget: { value: string } }) => {
      watch.leave(event.currentTarget.value);
      setOwn(null);
    },
  };
  return { props, put, inside: own !== null };
}

/** The field. */
export function TextBox(props: Props) {
  const { value, onChange, rows = 1, type, inputMode, end, maxLength, readOnly, autoComplete, autoFocus } = props;
  const { props: typing, inside } = useTypingAs(value, onChange);
  const shared = {
    ...tied(props),
    ...typing,
    value: inside ? typing.value : (props.masked ?? typing.value),
    readOnly,
    autoComplete: autoComplete ?? 'off',
    placeholder: props.placeholder,
    spellCheck: false,
    lang: props.lang,
    maxLength: maxLength ?? undefined,
  };
  const className = `${css.box} ${end ? css.end : ''} ${rows > 1 ? css.long : ''}`;
  const control =
    rows > 1 ? (
      <textarea {...shared} rows={rows} className={className} />
    ) : (
      // A screen that asks one thing puts the cursor there.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      <input {...shared} type={type ?? 'text'} inputMode={inputMode} autoFocus={autoFocus} className={className} />
    );
  return (
    <Frame {...props}>
      {props.before || props.after ? (
        <span className={css.affixed}>
          {props.before ? <span className={css.affix}>{props.before}</span> : null}
          {control}
          {props.after ? <span className={css.affix}>{props.after}</span> : null}
        </span>
      ) : (
        control
      )}
    </Frame>
  );
}
