/** How far something is that takes a while: a bar, and the same in words. Deliberately not here: how it is stopped. */
import css from './Progress.module.css';

type Props = { count: number; of: number; said: string };

/** The bar. */
export function Progress({ count, of, said }: Props) {
  return (
    <div className={css.progress}>
      <progress value={count} max={of} aria-label={said} />
      <span className="num" role="status">
        {said}
      </span>
    </div>
  );
}
