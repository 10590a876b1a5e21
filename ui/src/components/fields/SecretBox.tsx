/** A field for a secret: hidden while it is typed, shown as long as one asks for it. It may be pasted. */
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../state/words';
import { IconButton } from '../Button';
import type { FrameProps } from './Frame';
import { TextBox } from './TextBox';

type Props = FrameProps & {
  value: string;
  onChange: (text: string) => void;
  autoComplete: 'new-password' | 'current-password';
  autoFocus?: boolean;
};

/** The field with its eye. */
export function SecretBox(props: Props) {
  const { say } = useWords();
  const [seen, setSeen] = useState(false);
  const Icon = seen ? EyeOff : Eye;
  return (
    <TextBox
      {...props}
      type={seen ? 'text' : 'password'}
      after={
        <IconButton word={say(seen ? 'ui-hide-typed' : 'ui-show-typed')} onPress={() => setSeen(!seen)}>
          <Icon size={17} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      }
    />
  );
}
