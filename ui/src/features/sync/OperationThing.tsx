/**
 * One operation and its receipt: what was asked, when, what was answered, at which place of the journal
 * it stands, and how far this desk has checked the authority's signature. In words before numbers.
 */
import { Button } from '../../components/Button';
import type { OutboxItem, SyncState } from '../../generated/contract';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';
import css from './Sync.module.css';

type Props = { item: OutboxItem; state: SyncState };

/** The pane. */
export function OperationThing({ item, state }: Props) {
  const { pick, said, read, langOf } = useWords();
  const go = useGo();
  const { reference, title } = item;
  return (
    <article className={css.thing}>
      <p className={css.kicker}>
        <span className={css.state} data-state={item.state}>
          {pick('ui-operation', item.state)}
        </span>
        {reference ? (
          <Button kind="quiet" onPress={() => go('/files', { record: reference })}>
            {reference}
          </Button>
        ) : null}
      </p>
      <h2 className={css.big}>{said(item.what)}</h2>
      {title ? <p lang={langOf(title)}>{read(title)}</p> : null}
      <Told item={item} state={state} />
      <Receipt item={item} state={state} />
    </article>
  );
}

/** What has become of it, in one sentence. Without a server this desk decides itself. */
function Told({ item, state }: Props) {
  const { pick, say } = useWords();
  const where = state.server ? 'server' : 'here';
  const sentence = {
    queued: () =>
      state.offline_since ? say('ui-told-queued-offline', { at: state.offline_since }) : say('ui-told-queued'),
    accepted: () => pick('ui-told-accepted', where),
    logged: () => pick('ui-told-logged', where),
    refused: () => pick('ui-told-refused', where),
  };
  return <p>{sentence[item.state]()}</p>;
}

function Receipt({ item, state }: Props) {
  const { say, moment } = useWords();
  const { receipt } = item;
  return (
    <dl className={css.facts}>
      <dt>{say('ui-asked-at')}</dt>
      <dd className="num">{moment(item.asked_at)}</dd>
      {receipt ? (
        <>
          <dt>{say('ui-accepted-at')}</dt>
          <dd className="num">{moment(receipt.accepted_at)}</dd>
          <dt>{say('ui-place')}</dt>
          <dd className="num">{say('ui-place-of', { position: receipt.position, scope: receipt.scope })}</dd>
          <dt>{say('ui-head')}</dt>
          <dd className="num">{say(state.server ? 'ui-head-server' : 'ui-head-here', { head: receipt.head })}</dd>
        </>
      ) : null}
    </dl>
  );
}
