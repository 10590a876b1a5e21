/** Facts as pairs of name and value, one beneath the other. What is late is marked by `data-late` on its value. */
import type { ReactNode } from 'react';
import css from './Facts.module.css';

/** The list; its children are `dt` and `dd`. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}
