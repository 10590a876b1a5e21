/** Checking a signed document from anywhere: one sentence first, then each signature. */
import { Button } from '../../components/Button';
import { SealMark, sealOf } from '../../components/Marks';
import { Empty, ErrorNote } from '../../components/Notes';
import { OnePane, PaneHead } from '../../components/Panes';
import { useAct, useHost } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Check.module.css';

/** The screen. */
export function CheckScreen() {
  const { pick, say, said, read, moment } = useWords();
  const host = useHost();
  const verify = useAct('verify_file');
  const ask = async () => {
    const [file] = await host.pickFiles({ purpose: 'verify', multiple: false });
    if (file) await verify.mutateAsync({ path: file.path });
  };
  const report = verify.data;
  const choose = (
    <Button
      kind={report ? 'plain' : 'main'}
      onPress={() => void ask().catch(() => undefined)}
      isDisabled={verify.isPending}
    >
      {say('ui-choose-document')}
    </Button>
  );
  return (
    <OnePane label={say('ui-cmd-check-file')}>
      <PaneHead title={say('ui-cmd-check-file')} />
      <ErrorNote error={verify.error} />
      {report ? (
        <article className={css.report} role="status">
          <p className="quiet">{`${report.name} · ${moment(report.checked_at)}`}</p>
          <h2 className={css.verdict}>
            <SealMark state={sealOf(report.verdict)} name={report.signatures[0]?.by ?? ''} size={30} />
            {pick('ui-verdict', report.verdict)}
          </h2>
          {report.reasons.map((reason) => (
            <p key={reason.code}>{said(reason)}</p>
          ))}
          <ul>
            {report.signatures.map((seal, index) => (
              <li key={index} className={css.signature}>
                <p className={css.by}>
                  {[seal.name ? read(seal.name) : seal.by, seal.post ? read(seal.post) : '']
                    .filter(Boolean)
                    .join(say('ui-comma'))}
                </p>
                <p>{said(seal.reason)}</p>
                {seal.changes.map((change) => (
                  <p key={change.code}>{said(change)}</p>
                ))}
                {seal.at ? (
                  <p className="quiet">{`${moment(seal.at)} · ${say(seal.at_proven ? 'ui-time-proven' : 'ui-time-claimed')}`}</p>
                ) : null}
              </li>
            ))}
          </ul>
          {choose}
        </article>
      ) : (
        <Empty text={say('ui-check-text')}>{choose}</Empty>
      )}
    </OnePane>
  );
}
