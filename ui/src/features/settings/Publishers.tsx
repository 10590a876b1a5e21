/**
 * The publishers whose forms the department takes: recognised from a file that they give out, withdrawn with a reason, and the
 * department's own key given out to others. Only a records manager may; the desk says so to anybody else.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote, Waiting } from '../../components/Notes';
import type { PublisherView } from '../../generated/contract';
import { useAct, useHost, useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { inFours } from './inFours';
import css from './Settings.module.css';

/** The section. */
export function Publishers() {
  const { say } = useWords();
  const host = useHost();
  const asked = useVerb('list_publishers', {});
  const recognise = useAct('recognise_publisher');
  const [leaving, setLeaving] = useState<PublisherView | null>(null);
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'publisher', multiple: false });
    if (file) await recognise.mutateAsync({ path: file.path });
  };
  return (
    <section className={css.part} aria-labelledby="publishers">
      <h2 id="publishers">{say('ui-publishers')}</h2>
      <p className={css.quiet}>{say('ui-publishers-text')}</p>
      <ErrorNote error={asked.error}>
        <Button kind="quiet" onPress={() => void asked.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {asked.isPending ? <Waiting /> : null}
      {asked.data?.publishers.length === 0 ? <p>{say('ui-publishers-none')}</p> : null}
      <ul className={css.anchors}>
        {(asked.data?.publishers ?? []).map((one) => (
          <Publisher key={one.key} one={one} onWithdraw={() => setLeaving(one)} />
        ))}
      </ul>
      <ErrorNote error={recognise.error} />
      <div className={css.acts}>
        <Button onPress={() => void pick().catch(() => undefined)} isDisabled={recognise.isPending}>
          {say('ui-publisher-add')}
        </Button>
        <GiveOut />
      </div>
      {leaving ? <Withdraw one={leaving} onClose={() => setLeaving(null)} /> : null}
    </section>
  );
}

function Publisher({ one, onWithdraw }: { one: PublisherView; onWithdraw: () => void }) {
  const { say, read, date } = useWords();
  const { withdrawn } = one;
  return (
    <li>
      <div>
        <p className={css.subject}>{read(one.title)}</p>
        <p className={css.small}>{one.own ? `${one.name} · ${say('ui-publisher-own')}` : one.name}</p>
        <p className={`num ${css.small} ${css.print}`}>
          <span className="unseen">{say('ui-publisher-key')} </span>
          {inFours(one.key)}
        </p>
        {withdrawn ? (
          <p className={css.gone}>
            {say('ui-publisher-withdrawn', { day: date(withdrawn.on), reason: withdrawn.reason })}
          </p>
        ) : null}
      </div>
      {withdrawn ? null : (
        <Button
          kind="quiet"
          onPress={onWithdraw}
          aria-label={say('ui-publisher-withdraw-one', { publisher: read(one.title) })}
        >
          {say('ui-publisher-withdraw')}
        </Button>
      )}
    </li>
  );
}

/** The department's own key, for those who use its forms. */
function GiveOut() {
  const { say } = useWords();
  const host = useHost();
  const give = useAct('export_publisher');
  const write = async () => {
    const path = await host.pickSave('publisher.json');
    if (path) await give.mutateAsync({ path });
  };
  return (
    <>
      <Button onPress={() => void write().catch(() => undefined)} isDisabled={give.isPending}>
        {say('ui-publisher-export')}
      </Button>
      <ErrorNote error={give.error} />
      {give.data ? <p role="status">{say('ui-publisher-exported', { name: give.data.name })}</p> : null}
    </>
  );
}

function Withdraw({ one, onClose }: { one: PublisherView; onClose: () => void }) {
  const { say, read } = useWords();
  const [reason, setReason] = useState('');
  const withdraw = useAct('withdraw_publisher');
  const act = async () => {
    await withdraw.mutateAsync({ key: one.key, reason: reason.trim() });
    onClose();
  };
  const ready = reason.trim() !== '' && !withdraw.isPending;
  const finish = () => {
    if (ready) void act().catch(() => undefined);
  };
  useCommands({ finish }, 'dialog');
  return (
    <Dialog title={say('ui-publisher-withdraw-one', { publisher: read(one.title) })} open onClose={onClose}>
      <p>{say('ui-publisher-withdraw-text')}</p>
      <TextBox id="withdraw-reason" label={say('ui-reason')} rows={3} value={reason} onChange={setReason} />
      <ErrorNote error={withdraw.error} />
      <DialogFoot>
        <Button onPress={onClose}>{say('ui-cancel')}</Button>
        <Button kind="main" onPress={finish} isDisabled={!ready} chord="Ctrl+Enter">
          {say('ui-publisher-withdraw')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
