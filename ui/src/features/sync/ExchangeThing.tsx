/** The state of the exchange: server, last time, what is proven; the journal's health. */
import { Button } from '../../components/Button';
import { ErrorNote, Remark } from '../../components/Notes';
import { useSyncWords } from '../../components/SyncChip';
import type { ServerView, SyncState } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Sync.module.css';

/** The pane. */
export function ExchangeThing({ state }: { state: SyncState }) {
  const { say, said, read } = useWords();
  const words = useSyncWords(state);
  const { server, anchored_to } = state;
  return (
    <div className={css.thing}>
      <h2 className={css.big}>{words}</h2>
      {state.trouble ? <Remark>{said(state.trouble)}</Remark> : null}
      <dl className={css.facts}>
        <dt>{say('ui-server')}</dt>
        <dd>{server ? `${read(server.name)} · ${server.url}` : say('ui-only-this-pc')}</dd>
        {server ? <ServerFacts state={state} server={server} /> : null}
        {anchored_to || server ? (
          <>
            <dt>{say('ui-anchored')}</dt>
            <dd className="num">
              {anchored_to
                ? say(server ? 'ui-anchored-to' : 'ui-anchored-here', { entries: anchored_to.entries })
                : say('ui-anchored-none')}
            </dd>
          </>
        ) : null}
      </dl>
      <Journal />
    </div>
  );
}

function ServerFacts({ state, server }: { state: SyncState; server: ServerView }) {
  const { say, moment } = useWords();
  return (
    <>
      <dt>{say('ui-fingerprint')}</dt>
      <dd className={`num ${css.print}`}>{server.fingerprint}</dd>
      <dt>{say('ui-last-exchange')}</dt>
      <dd className="num">{state.last_exchange_at ? moment(state.last_exchange_at) : say('ui-never')}</dd>
      {state.offline_since ? (
        <>
          <dt>{say('ui-offline')}</dt>
          <dd className="num">{say('ui-since-when', { at: moment(state.offline_since) })}</dd>
        </>
      ) : null}
      <dt>{say('ui-waiting-label')}</dt>
      <dd className="num">
        {say('ui-waiting-to-send', { count: state.waiting })}
        {state.waiting_since ? ` · ${say('ui-since-when', { at: moment(state.waiting_since) })}` : ''}
      </dd>
    </>
  );
}

function Journal() {
  const { say, said } = useWords();
  const verify = useAct('verify_log');
  const report = verify.data;
  return (
    <section className={css.form}>
      <h3>{say('ui-journal')}</h3>
      <p className={css.quietText}>{say('ui-journal-text')}</p>
      <ErrorNote error={verify.error} />
      {report ? (
        <div role="status">
          <p className={css.verdict} data-whole={report.whole}>
            {say(report.whole ? 'ui-journal-whole' : 'ui-journal-broken', {
              entries: report.entries,
              unanchored: report.unanchored,
            })}
          </p>
          <ul>
            {report.findings.map((finding, index) => (
              <li key={index}>{said(finding)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <Button onPress={() => verify.mutate({})} isDisabled={verify.isPending}>
          {say('ui-journal-verify')}
        </Button>
      </div>
    </section>
  );
}
