/** Buttons: a main one (once per screen), quiet ones, and one that seals. Icons always have a word. */
import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components';
import css from './Button.module.css';

type Kind = 'main' | 'plain' | 'quiet' | 'seal';

/** A button with a word. */
export function Button({
  kind = 'plain',
  icon,
  chord,
  children,
  ...rest
}: Omit<ButtonProps, 'children'> & { kind?: Kind; icon?: ReactNode; chord?: string | null; children: ReactNode }) {
  return (
    <AriaButton {...rest} className={`${css.button} ${css[kind]}`}>
      {icon}
      <span>{children}</span>
      {chord ? <kbd className={css.chord}>{chord}</kbd> : null}
    </AriaButton>
  );
}

/** A button that shows only an icon; its word is the tooltip and the accessible name. */
export function IconButton({
  word,
  children,
  ...rest
}: Omit<ButtonProps, 'children'> & { word: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={word} className={`${css.button} ${css.icon}`}>
        {children}
      </AriaButton>
      <Tooltip className={css.tip ?? ''} offset={6}>
        {word}
      </Tooltip>
    </TooltipTrigger>
  );
}
