/** Checking a signed document from anywhere: one sentence first, then each signature. */
import { useEffect, useRef } from 'react';
import { Button } from '../../components/Button';
import { Empty, ErrorNote } from '../../components/Notes';
import { OnePane, PaneHead } from '../../components/Panes';
import { SealRow } from '../../components/SealRow';
import { useAct, useHost } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Check.module.css';

/** The screen. */
export function CheckScreen() {
  const { pick, say, said, moment } = useWords();
  const host = useHost();
  const verify = useAct('verify_file');
  const ask = async () => {
    const [file] = await host.pickFiles({ purpose: 'verify', multiple: false });
    if (file) await verify.mutateAsync({ path: file.path });
  };
  const report = verify.data;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The verdict is what was asked for.
    if (report) title.current?.focus();
  }, [report]);
  useCommands({ finish: () => void ask().catch(() => undefined) });
  const choose = (
    <Button
      kind={report ? 'plain' : 'main'}
      onPress={() => void ask().catch(() => undefined)}
      isDisabled={verify.isPending}
      chord="Ctrl+Enter"
    >
      {say(verify.isPending ? 'ui-verifying' : 'ui-choose-document')}
    </Button>
  );
  return (
    <OnePane label={say('ui-cmd-check-file')}>
      <PaneHead title={say('ui-cmd-check-file')} arrives />
      <ErrorNote error={verify.error} />
      {report ? (
        <article className={css.report}>
          <p className="quiet">{`${report.name} · ${say('ui-verified-at', { at: moment(report.checked_at) })}`}</p>
          <h2 ref={title} tabIndex={-1} className={css.verdict}>
            {pick('ui-verdict', report.verdict)}
          </h2>
          {report.signatures.length === 0 ? <p>{say('ui-no-signature')}</p> : null}
          {report.reasons.map((reason) => (
            <p key={reason.code}>{said(reason)}</p>
          ))}
          <ul className={css.signatures}>
            {report.signatures.map((seal, index) => (
              <SealRow key={`${seal.by} ${String(index)}`} seal={seal} />
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
