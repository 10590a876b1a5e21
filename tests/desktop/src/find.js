/*
 * Finds what a person means: visible elements by role and accessible name, as assistive technology
 * computes them (axe-core's own computation). Arguments: role, name, whether the whole name must match,
 * and where to look (the whole page where null). Answers the elements.
 */
const [role, name, whole, within] = arguments;
const CANDIDATES = {
  button: 'button, [role=button], summary',
  link: 'a[href], [role=link]',
  textbox: 'input, textarea, [role=textbox]',
  searchbox: 'input, [role=searchbox]',
  spinbutton: '[role=spinbutton], input',
  combobox: 'input, select, button, [role=combobox]',
  radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  option: 'option, [role=option]',
  row: 'tr, [role=row]',
  treeitem: '[role=treeitem], [role=row]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  tab: '[role=tab]',
  group: 'fieldset, [role=group]',
};
const plain = (text) => text.replace(/\s+/g, ' ').trim();
// A button names its chord behind its word; whoever looks for the button looks for the word.
const withoutChord = (element, own) => {
  const chord = plain(element.querySelector(':scope > kbd')?.textContent ?? '');
  return chord !== '' && own.endsWith(chord) ? own.slice(0, -chord.length).trim() : own;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert], [aria-hidden=true]');
axe.setup(document.documentElement);
try {
  return [...(within ?? document).querySelectorAll(CANDIDATES[role] ?? `[role=${role}]`)].filter((element) => {
    if (!isShown(element) || axe.commons.aria.getRole(element) !== role) return false;
    const own = withoutChord(element, plain(axe.commons.text.accessibleText(element)));
    return whole ? own === plain(name) : own.includes(plain(name));
  });
} finally {
  axe.teardown();
}
