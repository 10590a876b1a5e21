/**
 * Bars, one beneath the other, each with its name before it and its figure in words behind it: what is drawn says nothing
 * that is not read too, so the drawing itself is hidden from a screen reader. A second part of a bar is
 * hollow, and the mark of a target is a line; neither is told by colour alone.
 */
import css from './BarChart.module.css';

/** A part of a bar: solid, hollow, or solid in the colour of time. */
export type BarPart = { kind: 'solid' | 'hollow' | 'late'; value: number };

export type Bar = {
  key: string;
  label: string;
  /** A short name in front of the label that never wraps, such as the number of a form. */
  mark?: string;
  lang?: string | undefined;
  parts: readonly BarPart[];
  /** Where a target stands on the same scale. */
  target?: number;
  /** The figure, as it is read. */
  said: string;
  /** What is to be noticed of it, as it is read. */
  noticed?: string | undefined;
};

/** The length of a bar on a scale of a hundred; what is not nothing is never drawn as nothing. */
export const lengthOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.max(0.5, Math.round((1000 * value) / most) / 10);

/** The greatest value of all bars and targets, or what the whole is when it is known. */
export const mostOf = (bars: readonly Bar[]): number =>
  Math.max(
    0,
    ...bars.map((bar) =>
      Math.max(
        bar.target ?? 0,
        bar.parts.reduce((sum, part) => sum + part.value, 0),
      ),
    ),
  );

/** The chart; `whole` is the end of the scale where it does not follow from the bars. */
export function BarChart({ label, bars, whole }: { label: string; bars: readonly Bar[]; whole?: number }) {
  const most = whole ?? mostOf(bars);
  return (
    <ul className={css.chart} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} className={css.row}>
          <span className={css.label} lang={bar.lang}>
            {bar.mark ? <span className={`ref ${css.mark}`}>{bar.mark}</span> : null}
            {bar.mark ? ' ' : null}
            {bar.label}
          </span>
          <Drawn bar={bar} most={most} />
          <span className={`num ${css.said}`}>
            {bar.said}
            {bar.noticed ? <span className={css.noticed}>{bar.noticed}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Drawn({ bar, most }: { bar: Bar; most: number }) {
  let from = 0;
  const drawn = bar.parts.map((part) => {
    const [x, width] = [from, lengthOf(part.value, most)];
    from += width;
    return <rect key={part.kind} className={css[part.kind]} x={x} y={2} width={width} height={8} />;
  });
  return (
    <svg className={css.bar} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css.ground} x={0} y={11} width={100} height={0.5} />
      {drawn}
      {bar.target === undefined ? null : (
        <rect className={css.target} x={Math.min(lengthOf(bar.target, most), 99.4)} y={0} width={0.6} height={12} />
      )}
    </svg>
  );
}
