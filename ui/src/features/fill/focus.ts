/** Putting the focus on the field of a pointer: a problem, a link of the summary, a new row. */
import { fieldId } from '../../state/pointer';

const CONTROL = 'input:not([type=hidden]), textarea, button, [role="spinbutton"]';

type Seeker = (path: string) => void;

const seekers = new Set<Seeker>();

/** Hears of places that are sought: rows far from what is seen are drawn only then. */
export function onSought(seeker: Seeker): () => void {
  seekers.add(seeker);
  return () => void seekers.delete(seeker);
}

/** Focuses the control of `path`, or of the field above it (one side of a name, a row). */
export function focusPath(path: string): void {
  seekers.forEach((seek) => seek(path));
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = document.getElementById(fieldId(at));
    if (!found) continue;
    const control = found.matches(CONTROL) ? found : found.querySelector<HTMLElement>(CONTROL);
    (control ?? found).focus();
    found.scrollIntoView({ block: 'center' });
    return;
  }
}
