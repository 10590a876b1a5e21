/**
 * How much room the window has at its present size: narrow layouts hang on `data-room` of the page, a
 * list of the widths that are not exceeded. Media and container queries do not see the size that a
 * person has chosen (200 % leaves half the room).
 */

/** Widths at which something gives way, in pixels at 100 %. */
const STEPS = [1140, 1080, 1000, 860, 760];

/** Keeps `data-room` while it stands; answers how to stop. */
export function measureRoom(zoom_percent: number): () => void {
  const measure = () => {
    const width = (window.innerWidth * 100) / zoom_percent;
    const words = STEPS.filter((step) => width <= step).map((step) => `w${String(step)}`);
    document.documentElement.dataset.room = words.join(' ');
  };
  measure();
  window.addEventListener('resize', measure);
  return () => window.removeEventListener('resize', measure);
}
