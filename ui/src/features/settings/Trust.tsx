/**
 * Whose certificates this desk trusts: a signature is whole and trusted only when its chain ends at one
 * of them. Added from a file, removed after asking; the desk judges again afterwards.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { ErrorNote, Waiting } from '../../components/Notes';
import type { AnchorView } from '../../generated/contract';
import { useAct, useHost, useVerb } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { inFours } from './inFours';
import css from './Settings.module.css';

/** The section. */
export function Trust() {
  const { say } = useWords();
  const host = useHost();
  const asked = useVerb('list_anchors', {});
  const add = useAct('add_anchor');
  const [leaving, setLeaving] = useState<AnchorView | null>(null);
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'certificate', multiple: false });
    if (file) await add.mutateAsync({ path: file.path });
  };
  return (
    <section className={css.part} aria-labelledby="trust">
      <h2 id="trust">{say('ui-trust')}</h2>
      <p className={css.quiet}>{say('ui-trust-text')}</p>
      <ErrorNote error={asked.error}>
        <Button kind="quiet" onPress={() => void asked.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {asked.isPending ? <Waiting /> : null}
      {asked.data?.anchors.length === 0 ? <p>{say('ui-trust-none')}</p> : null}
      <ul className={css.anchors}>
        {(asked.data?.anchors ?? []).map((anchor) => (
          <Anchor key={anchor.fingerprint} anchor={anchor} onRemove={() => setLeaving(anchor)} />
        ))}
      </ul>
      <ErrorNote error={add.error} />
      <div className={css.acts}>
        <Button onPress={() => void pick().catch(() => undefined)} isDisabled={add.isPending}>
          {say('ui-trust-add')}
        </Button>
      </div>
      {leaving ? <Leaving anchor={leaving} onClose={() => setLeaving(null)} /> : null}
    </section>
  );
}

function Anchor({ anchor, onRemove }: { anchor: AnchorView; onRemove: () => void }) {
  const { say, date } = useWords();
  const { subject, issuer, valid_until, fingerprint } = anchor;
  return (
    <li>
      <div>
        <p className={css.subject}>{subject}</p>
        <p className={css.small}>
          {[
            issuer === subject ? '' : say('ui-issued-by', { issuer }),
            say('ui-valid-until', { until: date(valid_until.slice(0, 10)) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={`num ${css.small} ${css.print}`}>
          <span className="unseen">{say('ui-fingerprint')} </span>
          {inFours(fingerprint)}
        </p>
      </div>
      <Button kind="quiet" onPress={onRemove} aria-label={say('ui-trust-remove-one', { subject })}>
        {say('ui-trust-remove')}
      </Button>
    </li>
  );
}

function Leaving({ anchor, onClose }: { anchor: AnchorView; onClose: () => void }) {
  const { say } = useWords();
  const remove = useAct('remove_anchor');
  const act = async () => {
    await remove.mutateAsync({ fingerprint: anchor.fingerprint });
    onClose();
  };
  const finish = () => {
    if (!remove.isPending) void act().catch(() => undefined);
  };
  useCommands({ finish }, 'dialog');
  return (
    <Dialog title={say('ui-trust-remove-one', { subject: anchor.subject })} open onClose={onClose}>
      <p>{say('ui-trust-remove-text')}</p>
      <ErrorNote error={remove.error} />
      <DialogFoot>
        <Button onPress={onClose}>{say('ui-cancel')}</Button>
        <Button kind="main" onPress={finish} isDisabled={remove.isPending} chord="Ctrl+Enter">
          {say('ui-trust-remove')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
