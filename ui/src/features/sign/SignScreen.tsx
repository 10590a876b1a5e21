/**
 * Check and sign: at the left the pages exactly as they will be signed, at the right what I declare,
 * as whom, and what it covers. One button. The secret of the key is asked by the desk in a window of
 * its own; it never passes through here.
 */
import { useState } from 'react';
import { useArrival } from '../../components/arrival';
import { Button } from '../../components/Button';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { OnePane, PaneHead, Panes } from '../../components/Panes';
import { PdfPages } from '../../components/PdfPages';
import { Trouble } from '../../components/Trouble';
import type { PreviewResponse, SignResponse } from '../../generated/contract';
import { useBytes } from '../../state/bytes';
import { useAct, useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useAsked, useGo } from '../../state/places';
import { useStatusText } from '../../state/status';
import { useWords } from '../../state/words';
import { Covers, Declares } from './Blocks';
import { Handed } from './Handed';
import css from './Sign.module.css';
import { useSignature } from './Ways';

/** The screen: the draft of the address. */
export function SignScreen() {
  const { say } = useWords();
  const go = useGo();
  const { draft } = useAsked();
  const preview = useVerb('preview_form', { draft_id: draft ?? '' }, { enabled: draft !== undefined, anew: true });
  const [handed, setHanded] = useState<{ answer: SignResponse; signed: boolean } | null>(null);
  if (handed) return <Handed {...handed} />;
  if (!draft)
    return (
      <OnePane label={say('ui-check')}>
        <PaneHead title={say('ui-check-sign-title')} arrives />
        <Empty text={say('ui-no-draft')}>
          <Button onPress={() => go('/forms')}>{say('ui-forms')}</Button>
        </Empty>
      </OnePane>
    );
  if (preview.error)
    return (
      <Trouble title={say('ui-check-sign-title')} error={preview.error} onRetry={() => void preview.refetch()}>
        <Button onPress={() => go('/fill', { draft })}>{say('ui-back-to-form')}</Button>
      </Trouble>
    );
  if (!preview.data) return <Waiting />;
  const { signs } = preview.data;
  const onHanded = (answer: SignResponse) => setHanded({ answer, signed: signs });
  return <Checking draft_id={draft} preview={preview.data} onHanded={onHanded} />;
}

type Props = { draft_id: string; preview: PreviewResponse; onHanded: (answer: SignResponse) => void };

function Checking({ draft_id, preview, onHanded }: Props) {
  const { say } = useWords();
  const go = useGo();
  const sign = useAct('sign_and_hand_over');
  const { given, block, way } = useSignature(draft_id, preview, sign.error);
  const inked = way === 'wet-ink';
  const title = useArrival<HTMLHeadingElement>(draft_id);
  const bytes = useBytes('preview_bytes', { draft_id, digest: preview.digest });
  const ready = bytes.data !== undefined && (!preview.signs || given !== null) && !sign.isPending;
  const act = async () => {
    if (!ready) return;
    onHanded(await sign.mutateAsync({ draft_id, digest: preview.digest, signature: given }));
  };
  useStatusText(say('ui-pages-count', { count: preview.pages }));
  useCommands({ finish: () => void act().catch(() => undefined), back: () => go('/fill', { draft: draft_id }) });
  const blocks = (
    <>
      <div className={css.blocks}>
        <h1 ref={title} tabIndex={-1} className={css.title}>
          {say(preview.signs ? 'ui-check-sign-title' : 'ui-check-hand-title')}
        </h1>
        {preview.declaration ? <Declares declaration={preview.declaration} /> : null}
        {block}
        <Covers preview={preview} />
      </div>
      <div className={css.foot}>
        <ErrorNote error={sign.error} />
        <div className={css.act}>
          <Button
            kind={preview.signs && !inked ? 'seal' : 'main'}
            onPress={() => void act().catch(() => undefined)}
            isDisabled={!ready}
            chord="Ctrl+Enter"
          >
            {sign.isPending ? say('ui-signing') : say(actWord(preview, inked))}
          </Button>
          <Button kind="quiet" onPress={() => go('/fill', { draft: draft_id })}>
            {say('ui-back-to-form')}
          </Button>
        </div>
      </div>
    </>
  );
  return (
    <Panes
      id="sign"
      initial={700}
      least={420}
      most={900}
      list={<Paper draft_id={draft_id} digest={preview.digest} />}
      listLabel={say('ui-pages-as-signed')}
      thing={blocks}
      thingLabel={say('ui-check')}
      stacked
    />
  );
}

/** The pages with exactly the bytes of the digest. */
function Paper({ draft_id, digest }: { draft_id: string; digest: string }) {
  const { say } = useWords();
  const bytes = useBytes('preview_bytes', { draft_id, digest });
  return (
    <>
      <ErrorNote error={bytes.error}>
        <Button kind="quiet" onPress={() => void bytes.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {bytes.data ? <PdfPages bytes={bytes.data} label={say('ui-document')} /> : bytes.error ? null : <Waiting />}
    </>
  );
}

/** A signature in ink stands on the sheet already: here it is confirmed. */
const actWord = (preview: PreviewResponse, inked: boolean) =>
  `ui-${!preview.signs ? 'hand' : inked ? 'confirm' : 'sign'}-and-${preview.next.length > 0 ? 'pass-on' : 'file'}`;
