/**
 * A signed file as one of its signatures found it beside what it is now: each later change in words and marked on the
 * pages. What is permitted the desk says; the window only shows it. Nothing can be changed here.
 */
import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SignatureView, SignedVersion } from '../../generated/contract';
import { useBytes } from '../../state/bytes';
import { commandOf } from '../../state/keymap';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { Button, IconButton } from '../Button';
import { Dialog, DialogFoot } from '../Dialog';
import { ErrorNote, Waiting } from '../Notes';
import { ChangeList } from './ChangeList';
import { firstOf, numbered, type Numbered } from './changes';
import { ComparedPages } from './ComparedPages';
import css from './Comparison.module.css';

type Props = { seal: SignatureView; signed: SignedVersion; onClose: () => void };

/** The dialog. */
export function Comparison({ seal, signed, onClose }: Props) {
  const { say, read, moment } = useWords();
  const walk = useWalk(seal);
  const before = useBytes('version_bytes', { paper: signed.paper, signature: signed.signature });
  const now = useBytes('version_bytes', { paper: signed.paper, signature: null });
  const error = before.error ?? now.error;
  const again = () => void Promise.all([before.refetch(), now.refetch()]);
  const name = seal.name ? read(seal.name) : seal.by;
  useCommands({ finish: onClose }, 'dialog');
  return (
    <Dialog title={say('ui-compare-title', { name })} open onClose={onClose} size="whole">
      <div className={css.body}>
        <div className={css.aside}>
          <Summary seal={seal} walk={walk} />
          <ChangeList all={walk.all} chosen={walk.chosen} onChoose={walk.choose} />
        </div>
        {error ? (
          <ErrorNote error={error}>
            <Button kind="quiet" onPress={again}>
              {say('ui-try-again')}
            </Button>
          </ErrorNote>
        ) : before.data && now.data ? (
          <ComparedPages
            signed={before.data}
            now={now.data}
            signedAt={seal.at ? moment(seal.at) : null}
            isWhole={signed.whole}
            all={walk.all}
            chosen={walk.chosen}
            onChoose={walk.choose}
            page={walk.page}
            onPage={walk.turn}
          />
        ) : (
          <Waiting />
        )}
      </div>
      <DialogFoot>
        <Button kind="main" onPress={onClose} chord="Ctrl+Enter">
          {say('ui-close-dialog')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Which change and which page one looks at. */
function useWalk(seal: SignatureView) {
  const all = useMemo(() => numbered(seal.changes), [seal.changes]);
  const [first] = useState(() => firstOf(all));
  const [chosen, setChosen] = useState(first?.number ?? null);
  const [page, turn] = useState(first?.change.page ?? 1);
  const choose = (one: Numbered) => {
    setChosen(one.number);
    if (one.change.page !== null) turn(one.change.page);
  };
  const step = (by: number) => {
    const to = all[(chosen ?? 0) - 1 + by];
    if (to) choose(to);
  };
  return { all, chosen, choose, step, page, turn };
}

/** How many changes, how many of them not permitted, and the way through them. */
function Summary({ seal, walk }: { seal: SignatureView; walk: ReturnType<typeof useWalk> }) {
  const { say, said } = useWords();
  const { all, chosen, step } = walk;
  const forbidden = all.filter(({ change }) => !change.permitted).length;
  const [next, previous] = [() => step(1), () => step(-1)];
  useCommands({ 'change-next': next, 'change-previous': previous }, 'dialog');
  const named = (id: 'change-next' | 'change-previous') => `${say(commandOf(id).title)} (${commandOf(id).chord ?? ''})`;
  return (
    <div className={css.summary}>
      <div className={css.count}>
        <p className={forbidden > 0 ? css.forbidden : undefined}>
          {forbidden > 0 ? <TriangleAlert size={17} strokeWidth={1.5} aria-hidden="true" /> : null}
          {say('ui-compare-counts', { total: all.length, forbidden })}
        </p>
        <IconButton word={named('change-previous')} onPress={previous} isDisabled={(chosen ?? 0) <= 1}>
          <ChevronUp size={17} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
        <IconButton word={named('change-next')} onPress={next} isDisabled={(chosen ?? 0) >= all.length}>
          <ChevronDown size={17} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </div>
      {seal.answers.slice(0, 1).map((answer) => (
        <p key={answer.code} className={css.why}>
          {said(answer)}
        </p>
      ))}
    </div>
  );
}
