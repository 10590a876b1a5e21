/**
 * The marks of the desk: seal, time bar, held, security level, reference with its provisional dots.
 * A mark never speaks by colour alone: form or word say the same. Verdicts come from the desk.
 */
import type { KeepingLine, SealState, Verdict } from '../generated/contract';
import { useWords } from '../state/words';
import css from './Marks.module.css';

const STATE_OF: Record<Verdict, SealState> = { valid: 'whole', indeterminate: 'unknown', invalid: 'broken' };

/** The seal state of a verdict. */
export const sealOf = (verdict: Verdict): SealState => STATE_OF[verdict];

/**
 * The character of a seal: the surname of a Chinese name, which stands first, wherever the name in
 * Chinese stands in the text; else the surname that is written in capitals; else the first letter.
 */
export function sealCharacter(name: string): string {
  const chinese = /\p{Script=Han}/u.exec(name)?.[0];
  const surname = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u.exec(name)?.[0];
  return chinese ?? [...(surname ?? name.trim())][0]?.toUpperCase() ?? '?';
}

type SealProps = {
  /** The desk's verdict; null where a signature stands and nobody has judged it here. */
  state: SealState | null;
  /** The signer; null where it is not known. */
  name: string | null;
  size?: number;
};

/**
 * The round seal. Whole: filled. Unknown: outline with a question. Broken: in two. Not judged: outline
 * with the signer's character; it says that somebody signed, and no more.
 */
export function SealMark({ state, name, size = 22 }: SealProps) {
  const { pick } = useWords();
  const letter = state === 'unknown' ? '?' : name === null ? '' : sealCharacter(name);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={css[state ?? 'unjudged']}
      role="img"
      aria-label={pick('ui-seal', state ?? 'unjudged')}
    >
      {state === 'broken' ? <BrokenDisc /> : <circle cx="12" cy="12" r="10.5" className={css.disc} />}
      <text x="12" y="16.4" textAnchor="middle" className={css.letter}>
        {letter}
      </text>
    </svg>
  );
}

function BrokenDisc() {
  return (
    <g className={css.disc}>
      <path d="M13.6 1.6 10 8l3 3-3.4 5 1.6 6.4A10.5 10.5 0 0 1 10.5 1.6Z" transform="translate(-1 .4)" />
      <path d="M15 1.9a10.5 10.5 0 0 1-.8 20.4L12.8 16l3.4-5-3-3Z" transform="translate(.9 -.2)" />
    </g>
  );
}

/** A reference; dotted while its number awaits the server. */
export function Reference({ reference, provisional }: { reference: string; provisional: boolean }) {
  const { say } = useWords();
  if (!provisional) return <span className="ref">{reference}</span>;
  return (
    <span className="ref">
      <span className={css.provisional}>{reference}</span>
      <span className={css.awaiting}> {say('ui-awaiting-number')}</span>
    </span>
  );
}

/** The word that a record is held. */
export function HeldWord() {
  const { say } = useWords();
  return <span className={css.held}>{say('ui-held')}</span>;
}

/** Security level in small capitals. */
export function SecurityWord({ level }: { level: string | null }) {
  const { pick } = useWords();
  if (!level) return null;
  return <span className={css.security}>{pick('ui-security', level)}</span>;
}

/** The classical stripe at the top edge of a pane. */
export function SecurityStripe({ level }: { level: string | null }) {
  return level ? <div className={css.stripe} data-level={level.toLowerCase()} aria-hidden="true" /> : null;
}

/** A thin bar: what is past of the period, where now is, when it is due. Hatched while held. */
export function TimeBar({ keeping }: { keeping: KeepingLine }) {
  const { say, date } = useWords();
  if (keeping.elapsed === null || keeping.state === 'permanent') return null;
  const percent = Math.round(Math.min(Math.max(keeping.elapsed, 0), 1) * 100);
  const state = keeping.held ? 'held' : keeping.elapsed >= 1 ? 'due' : 'running';
  return (
    <div className={css.time}>
      <svg
        width="100%"
        height="8"
        role="img"
        aria-label={say('ui-time-bar', { percent })}
        className={css[`bar-${state}`]}
      >
        <defs>
          <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="5" className={css.hatch} />
          </pattern>
        </defs>
        <rect x="0" y="3" width="100%" height="2" className={css.whole} />
        <rect
          x="0"
          y="2"
          width={`${String(percent)}%`}
          height="4"
          fill={state === 'held' ? 'url(#hatch)' : undefined}
          className={state === 'held' ? undefined : css.past}
        />
        <rect x={`${String(percent)}%`} y="0" width="2" height="8" className={css.now} transform="translate(-1 0)" />
      </svg>
      <div className={css.ends}>
        <span className="num">{keeping.base_on ? date(keeping.base_on) : ''}</span>
        <span className="num">{keeping.due_on ? date(keeping.due_on) : ''}</span>
      </div>
    </div>
  );
}
