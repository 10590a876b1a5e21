/**
 * Several forms signed together: at the left which, each to be looked at once or left out, and with which key; at the right
 * the page of the one that is chosen and what its signature covers. One button, one secret.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { OnePane, PaneHead, Panes } from '../../components/Panes';
import { Trouble } from '../../components/Trouble';
import type { DraftRow } from '../../generated/contract';
import { useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { OneOfSeveral } from './OneOfSeveral';
import { SeveralDone } from './SeveralDone';
import { SeveralGoing } from './SeveralGoing';
import { SeveralList } from './SeveralList';
import css from './Several.module.css';
import { useLooking, useSigningSeveral } from './several';
import { useCertificate } from './Ways';

/** The screen: the drafts of the address. */
export function SeveralScreen() {
  const { say } = useWords();
  const go = useGo();
  const { drafts = '' } = useAsked();
  const listed = useVerb('list_drafts', {});
  const [round, setRound] = useState(0);
  const ids = drafts.split(',').filter(Boolean);
  if (listed.error)
    return <Trouble title={say('ui-several-title')} error={listed.error} onRetry={() => void listed.refetch()} />;
  if (!listed.data) return <Waiting />;
  const rows = ids.flatMap((id) => listed.data.drafts.find((row) => row.draft_id === id) ?? []);
  return (
    <Kept key={`${drafts} ${String(round)}`} rows={rows}>
      {(kept) =>
        kept.length > 0 ? (
          <Several rows={kept} onAgain={() => setRound(round + 1)} />
        ) : (
          <OnePane label={say('ui-several-title')}>
            <PaneHead title={say('ui-several-title')} arrives />
            <Empty text={say('ui-several-none')}>
              <Button onPress={() => go('/work')}>{say('ui-work')}</Button>
            </Empty>
          </OnePane>
        )
      }
    </Kept>
  );
}

/** The rows as they were when one came: what is signed is no draft any more, and stays in the list. */
function Kept({ rows, children }: { rows: DraftRow[]; children: (kept: readonly DraftRow[]) => React.ReactNode }) {
  const [kept] = useState(rows);
  return children(kept);
}

function Several({ rows, onAgain }: { rows: readonly DraftRow[]; onAgain: () => void }) {
  const { say } = useWords();
  const go = useGo();
  const looking = useLooking(rows);
  const signing = useSigningSeveral();
  const certificate = useCertificate(true, signing.error);
  const [chosen, setChosen] = useState(rows[0]?.draft_id ?? null);
  const row = rows.find((one) => one.draft_id === chosen) ?? rows[0] ?? null;
  const { forms, unseen } = looking;
  const key = certificate.given?.way === 'certificate' ? certificate.given.key_path : null;
  const ready = forms.length > 0 && unseen.length === 0 && key !== null && !signing.isAsking;
  const sign = () => {
    // What was refused before anything was signed stands beside the button.
    if (ready) void signing.run(forms, key).catch(() => undefined);
  };
  const showNext = () => setChosen(unseen[0]?.draft_id ?? chosen);
  const isGoing = signing.total !== null;
  useStatusText(isGoing ? '' : say('ui-sign-chosen-count', { count: forms.length + unseen.length }));
  useCommands(isGoing ? {} : { finish: unseen.length > 0 ? showNext : sign, back: () => go('/work') });
  const going = { rows, signing, signer: certificate.subject };
  if (signing.over) return <SeveralDone {...going} forms={forms} onAgain={onAgain} />;
  if (isGoing) return <SeveralGoing {...going} />;
  const list = (
    <>
      <PaneHead title={say('ui-several-title')} arrives />
      <SeveralList rows={rows} looking={looking} chosen={row?.draft_id ?? null} onChoose={setChosen} />
      <div className={css.foot}>
        {certificate.block}
        <p className="quiet">{say('ui-several-once')}</p>
        <ErrorNote error={signing.error} />
        <div className={css.acts}>
          {unseen.length > 0 ? (
            <Button kind="main" onPress={showNext} chord="Ctrl+Enter">
              {say('ui-several-next', { count: unseen.length })}
            </Button>
          ) : null}
          <Button kind="seal" onPress={sign} isDisabled={!ready} chord={unseen.length > 0 ? null : 'Ctrl+Enter'}>
            {signing.isAsking ? say('ui-signing') : say('ui-several-sign', { count: forms.length + unseen.length })}
          </Button>
        </div>
      </div>
    </>
  );
  return (
    <Panes
      id="sign-several"
      initial={380}
      least={320}
      most={560}
      list={list}
      listLabel={say('ui-several-list')}
      thing={row ? <OneOfSeveral key={row.draft_id} row={row} looking={looking} /> : null}
      thingLabel={say('ui-pages-as-signed')}
      stacked
    />
  );
}
