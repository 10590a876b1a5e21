/** What became of it: what was done, what was refused and why, what was not come to. */
import { Button } from '../../components/Button';
import { DialogFoot } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import type { RefusedCount, RefusedOne, WireError } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Bulk.module.css';

/** Refusals that are shown; the rest are counted. */
const SHOWN = 50;

type Props = {
  said: string;
  refused: readonly RefusedOne[];
  /** What was shown as refused before anything happened. */
  before: readonly RefusedCount[];
  left: number;
  error: WireError | null;
  onClose: () => void;
};

/** The last step of a dialog. */
export function Outcome({ said, refused, before, left, error, onClose }: Props) {
  const { say, fault } = useWords();
  return (
    <>
      <p role="status">{said}</p>
      {left > 0 ? <p>{say('ui-records-left', { count: left })}</p> : null}
      <ErrorNote error={error} />
      {before.map((one) => (
        <p key={one.why.message}>{say('ui-refused-because', { count: one.count, why: fault(one.why) })}</p>
      ))}
      {refused.length > 0 ? (
        <dl className={css.outcome}>
          {refused.slice(0, SHOWN).map((one) => (
            <div key={one.name}>
              <dt>{one.name}</dt>
              <dd>{fault(one.error)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {refused.length > SHOWN ? <p className="quiet">{say('ui-and-more', { count: refused.length - SHOWN })}</p> : null}
      <DialogFoot>
        <Button kind="main" onPress={onClose} chord="Ctrl+Enter">
          {say('ui-close-dialog')}
        </Button>
      </DialogFoot>
    </>
  );
}
