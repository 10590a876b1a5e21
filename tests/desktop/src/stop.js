/*
 * What has the focus now, for a hand that fills in a form key by key. Argument: the word on the button that ends the form.
 * Answers its kind, the id of the field or group it belongs to, and how it stands.
 */
const [end] = arguments;
const here = document.activeElement;
const moved = here !== window.stopped;
window.stopped = here;
const field = here?.closest('[id^="f-"]') ?? null;
const own = (row) => row.parentElement.closest('[data-group]') === field;
const stop = { kind: 'other', id: field?.id ?? '', moved, value: here?.value ?? '', checked: here?.checked === true };
const is = (kind, more = {}) => ({ ...stop, kind, ...more });
if (!field) return here?.textContent.includes(end) && here.matches('button') ? is('end') : stop;
if (here.matches('[role=spinbutton]')) return is('segment', { part: here.dataset.type });
if (here.matches('[type=radio]')) return is('radio');
if (here.matches('[type=checkbox]')) return is('box');
if (here.matches('button[aria-haspopup=listbox]')) return is('list');
// The two sides of a name have no id of their own: they are told apart by their language.
if (here.matches('input, textarea')) return is('text', { id: here.id || `${field.id}-${here.lang.slice(0, 2)}` });
if (here.matches('button') && field.matches('[data-group]'))
  return is('add', { has: [...field.querySelectorAll('[data-row]')].filter(own).length });
if (here.matches('button') && field.id.includes('-attachments-') && here.parentElement.parentElement === field)
  return is('attach', { has: field.querySelectorAll('ul > li').length });
return stop;
