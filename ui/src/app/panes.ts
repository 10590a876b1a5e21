/** F6: from pane to pane, into what had the focus there last, or the first thing that can have it. */

const lastIn = new WeakMap<Element, HTMLElement>();
const FOCUSABLE = '[tabindex="0"], a[href], button:not([disabled]), input:not([disabled]), textarea, select';

document.addEventListener('focusin', (event) => {
  const pane = (event.target as Element).closest('[data-pane]');
  if (pane && event.target instanceof HTMLElement) lastIn.set(pane, event.target);
});

/** Moves the focus by one pane, round the window. */
export function walkPanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(here + step + panes.length) % panes.length];
  if (!pane) return;
  const remembered = lastIn.get(pane);
  const target = remembered?.isConnected ? remembered : pane.querySelector<HTMLElement>(FOCUSABLE);
  (target ?? pane).focus();
}
