/**
 * Checking signed documents from anywhere: chosen here, or opened with this program from outside. For
 * each, one sentence first, then every signature.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { Empty, ErrorNote } from '../../components/Notes';
import { OnePane, PaneHead } from '../../components/Panes';
import { SealRow } from '../../components/SealRow';
import type { PickedFile, Response, WireError } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useHanded } from '../../state/handed';
import { harmless } from '../../state/harmless';
import { useCommands } from '../../state/keys';
import { langIn, useWords } from '../../state/words';
import css from './Check.module.css';

type Report = Response<'verify_file'>;
const LOCKED = 'registry-locked';

type Checked = { file: PickedFile; report: Report | null; error: WireError | null };

/** The screen. */
export function CheckScreen() {
  const { say } = useWords();
  const host = useHost();
  const { checked, busy, check } = useChecking();
  const ask = async () => check(await host.pickFiles({ purpose: 'verify', multiple: false }));
  const askAnew = () => void ask().catch(() => undefined);
  useCommands({ finish: askAnew });
  const choose = (
    <Button kind={checked.length > 0 ? 'plain' : 'main'} onPress={askAnew} isDisabled={busy} chord="Ctrl+Enter">
      {say(busy ? 'ui-verifying' : 'ui-choose-document')}
    </Button>
  );
  return (
    <OnePane label={say('ui-cmd-check-file')}>
      <PaneHead title={say('ui-cmd-check-file')} arrives />
      {checked.length > 0 ? (
        <div className={css.report}>
          {checked.map((one, index) => (
            <Verdict key={one.file.path} {...one} isFirst={index === 0} />
          ))}
          {choose}
        </div>
      ) : (
        <Empty text={say('ui-check-text')}>{choose}</Empty>
      )}
    </OnePane>
  );
}

/** Checks what is chosen and what waits, one after the other; the newest documents take the place of the former. */
function useChecking() {
  const { mutateAsync: verify } = useAct('verify_file');
  const { waiting, now, done } = useHanded();
  const [checked, setChecked] = useState<Checked[]>([]);
  const [busy, setBusy] = useState(false);
  const check = useCallback(
    async (files: readonly PickedFile[]) => {
      if (files.length === 0) return;
      setBusy(true);
      const found: Checked[] = [];
      for (const file of files)
        found.push(
          await verify({ path: file.path }).then(
            (report) => ({ file, report, error: null }),
            (error: unknown) => ({ file, report: null, error: error as WireError }),
          ),
        );
      // The vault was locked in the middle: this screen goes, and what was opened from outside waits.
      if (found.some((one) => one.error?.code === LOCKED)) return;
      done(found.map((one) => one.file.path));
      setChecked(found);
      setBusy(false);
    },
    [verify, done],
  );
  useEffect(() => {
    if (!busy) void check(now().check);
  }, [waiting, busy, check, now]);
  return { checked, busy, check };
}

function Verdict({ file, report, error, isFirst }: Checked & { isFirst: boolean }) {
  const { pick, say, said, moment } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The verdict is what was asked for.
    if (report && isFirst) title.current?.focus();
  }, [report, isFirst]);
  if (!report)
    return (
      <article className={css.verdictOf}>
        <p className="quiet" lang={langIn(file.name)}>
          {harmless(file.name)}
        </p>
        <ErrorNote error={error} />
      </article>
    );
  return (
    <article className={css.verdictOf}>
      <p className="quiet">{`${harmless(report.name)} · ${say('ui-verified-at', { at: moment(report.checked_at) })}`}</p>
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
    </article>
  );
}
