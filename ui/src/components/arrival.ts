/**
 * Where the focus goes when something new stands on the page. What stood there before has taken the
 * focus with it; the thing that arrives takes it up. Nothing is ever taken from where a person is.
 */
import { useEffect, useRef, type RefObject } from 'react';

/** Nobody has the focus: what had it is gone. A screen or a pane holds it for want of another. */
export function isFocusLost(): boolean {
  const held = document.activeElement;
  return held === null || held === document.body || held.tagName === 'MAIN' || held.hasAttribute('data-pane');
}

/** Gives the element the focus when it arrives, and again when `what` it shows changes, if it is lost. */
export function useArrival<T extends HTMLElement>(what: unknown = null, wanted = true): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (wanted && isFocusLost()) element.current?.focus({ preventScroll: true });
  }, [what, wanted]);
  return element;
}
