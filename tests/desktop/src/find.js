/*
 * Finds what a person means: visible elements by role and accessible name, as assistive technology
 * computes them (axe-core's own computation). Arguments: role, name, whether the whole name must match,
 * where to look (the whole page where null), and whether the first is enough. Answers the elements.
 */
const [role, name, whole, within, first] = arguments;
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
const withoutChord = (element, called) => {
  const chord = plain(element.querySelector(':scope > kbd')?.textContent ?? '');
  return chord !== '' && called.endsWith(chord) ? called.slice(0, -chord.length).trim() : called;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert], [aria-hidden=true]');
// The computation of a name walks the whole page. Where the words of the name are nowhere near an element it has another
// name, and that is seen at once.
const words = name.split(/\s+/).filter(Boolean);
const own = (node) => [node.ariaLabel, node.title, node.alt, node.placeholder, node.value].filter((text) => typeof text === 'string');
const named = (node) =>
  (node.getAttribute('aria-labelledby') ?? '').split(/\s+/).flatMap((id) => {
    const label = id && document.getElementById(id);
    return label ? [label.textContent, ...own(label)] : [];
  });
const near = (node) => [...own(node), ...named(node)];
const INNER = '[aria-label], [aria-labelledby], [title], [alt], input, textarea, select';
const couldBe = (element) => {
  const labels = [...(element.labels ?? [])].map((label) => label.textContent);
  const inner = [...element.querySelectorAll(INNER)].flatMap(near);
  const said = [element.textContent, ...near(element), ...labels, ...inner].join(' ').replace(/\s+/g, '');
  return words.every((word) => said.includes(word));
};
const shown = [...(within ?? document).querySelectorAll(CANDIDATES[role] ?? `[role=${role}]`)].filter(
  (element) => couldBe(element) && isShown(element),
);
if (shown.length === 0) return [];
axe.setup(document.documentElement);
try {
  const isIt = (element) => {
    if (axe.commons.aria.getRole(element) !== role) return false;
    const called = withoutChord(element, plain(axe.commons.text.accessibleText(element)));
    return whole ? called === plain(name) : called.includes(plain(name));
  };
  if (!first) return shown.filter(isIt);
  const found = shown.find(isIt);
  return found ? [found] : [];
} finally {
  axe.teardown();
}
