// What a person cannot come to on the screen as it stands: a page wider than the window, and words or
// controls that lie outside whatever cuts them off without being able to scroll.
const found = [];
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth + 1) found.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
const called = (one) =>
  `<${one.tagName.toLowerCase()}> ${(one.ariaLabel ?? one.textContent ?? '').trim().slice(0, 60)}`;
const scrolls = (way) => way === 'auto' || way === 'scroll';
const cuts = (way) => way === 'hidden' || way === 'clip';
const isControl = (one) => one.matches('a[href], button, input, textarea, select, [role=option], [role=row], [tabindex="0"]');
const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
const dialogs = document.querySelectorAll('[role=dialog]');
const scope = dialogs[dialogs.length - 1] ?? document.body;

for (const one of scope.querySelectorAll('*')) {
  if (!isControl(one) && !hasWords(one)) continue;
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('[aria-hidden=true], [inert]')) continue;
  const at = one.getBoundingClientRect();
  if (at.height < 2) continue;
  let [free, trouble, unseen] = [{ x: true, y: true }, null, false];
  for (let box = one; box && !trouble; box = box.parentElement) {
    const look = getComputedStyle(box);
    // For ears only, and kept out of sight on purpose.
    unseen ||= look.clipPath !== 'none';
    if (unseen) break;
    if (box !== one) {
      const edge = box.getBoundingClientRect();
      // Half of a line may be cut; a control or a line of words that is not seen at all may not.
      const slack = isControl(one) ? 3 : Math.min(at.height, at.width) / 2;
      const over = (low, high, from, to) => Math.max(from - low, high - to) > slack;
      if (free.x && cuts(look.overflowX) && look.textOverflow !== 'ellipsis' && over(at.left, at.right, edge.left, edge.right))
        trouble = 'at the side';
      if (free.y && cuts(look.overflowY) && over(at.top, at.bottom, edge.top, edge.bottom)) trouble = 'above or below';
      // A wide thing within what scrolls can be come to.
      if (scrolls(look.overflowX)) free.x = false;
      if (scrolls(look.overflowY)) free.y = false;
    }
    if (look.position === 'fixed') {
      const [width, height] = [window.innerWidth, window.innerHeight];
      if (free.y && (at.top < -3 || at.bottom > height + 3)) trouble = 'over the edge of the window';
      if (free.x && (at.left < -3 || at.right > width + 3)) trouble = 'over the edge of the window';
      break;
    }
  }
  // A text that ends in dots must leave enough to know it by.
  const own = getComputedStyle(one);
  if (!unseen && own.textOverflow === 'ellipsis' && one.scrollWidth > one.clientWidth + 1 && one.clientWidth < 4 * parseFloat(own.fontSize))
    trouble = 'but for a letter or two';
  if (trouble) found.push(`cut off ${trouble}: ${called(one)}`);
}

// A place that scrolls must leave room for something to be seen in it.
for (const box of scope.querySelectorAll('*')) {
  const look = getComputedStyle(box);
  if (!scrolls(look.overflowY) || box.scrollHeight <= box.clientHeight + 1 || !box.checkVisibility()) continue;
  const line = parseFloat(getComputedStyle(document.body).lineHeight);
  if (box.clientHeight < 2 * line) found.push(`no room to scroll in (${box.clientHeight} high): ${called(box)}`);
}
return [...new Set(found)];
