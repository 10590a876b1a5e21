/**
 * The window that asks for the secret of a key. Its words come with it (`window.asked`), its answer
 * goes back by the one command that it may call. Nothing is kept, and nothing is written to a log.
 */
/* global window, document */
const { asked } = window;
const page = document.documentElement;
page.lang = asked.lang;
page.dataset.theme = asked.theme;
document.title = asked.title;
for (const part of ['what', 'label', 'kept', 'give', 'cancel']) document.getElementById(part).textContent = asked[part];

const field = document.getElementById('secret');
let given = false;

/** Hands over the answer, once; the window is closed by whoever waits for it. */
function give(secret) {
  if (given) return;
  given = true;
  field.value = '';
  void window.__TAURI_INTERNALS__.invoke('give_secret', { secret });
}

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (field.value !== '') give(field.value);
});
document.getElementById('cancel').addEventListener('click', () => give(null));
document.addEventListener('keydown', (event) => {
  // Inside an input method both keys belong to it.
  if (event.key === 'Escape' && !event.isComposing && event.keyCode !== 229) give(null);
});
field.focus();
