/**
 * Text for the clipboard that the desk is still working out. The engine takes text only within the press of a key
 * or a button; so it is given the promise then, and not the text afterwards.
 */

/** Puts the text there. Rejects where the desk fails, or the system does not take it. */
export async function copyComing(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
  const coming = text.then((words) => new Blob([words], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': coming })]);
}
