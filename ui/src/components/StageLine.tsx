/** The stages of a form as a line of posts: who, when, seal or due date; the present one is open. */
import type { StageProgress } from '../generated/contract';
import { useWords } from '../state/words';
import { SealMark } from './Marks';
import css from './StageLine.module.css';

/** The line; `down` sets the stages one beneath the other, with room for who and when. */
export function StageLine({ stages, down = false }: { stages: readonly StageProgress[]; down?: boolean }) {
  const { pick, say, read, moment, date } = useWords();
  /** Who has done it or shall do it, and when; a post that only repeats the title is left out. */
  const beneath = (stage: StageProgress) => {
    const post = read(stage.by) === read(stage.title) ? '' : read(stage.by);
    const due = stage.due_on ? say('ui-due', { on: date(stage.due_on) }) : '';
    const when = stage.done_at ? moment(stage.done_at) : due;
    return [stage.agent ? read(stage.agent.name) : post, when].filter(Boolean).join(' · ');
  };
  return (
    <ol className={css.line} data-down={down || undefined} aria-label={say('ui-stages')}>
      {stages.map((stage) => (
        <li
          key={stage.stage_id}
          className={css.stage}
          data-state={stage.state}
          aria-current={stage.state === 'open' ? 'step' : undefined}
        >
          <span className={css.knot}>
            {stage.state === 'done' && stage.signed && stage.agent ? (
              // Who signed, the line knows; whether the signature stands, only the desk's verdict says.
              <SealMark state={null} name={stage.agent.name['zh-Hant-HK'] || stage.agent.name.en} size={20} />
            ) : (
              <span className={css.ring} />
            )}
          </span>
          <span className={css.title}>{read(stage.title)}</span>
          <span className={css.who}>{beneath(stage)}</span>
          <span className="unseen">{pick('ui-stage', stage.state)}</span>
        </li>
      ))}
    </ol>
  );
}
