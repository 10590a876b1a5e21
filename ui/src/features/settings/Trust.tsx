/**
 * Whose certificates this desk trusts: a signature is whole and trusted only when its chain ends at one
 * of them. Added from a file, removed after asking; the desk judges again afterwards.
 */
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import type { AnchorView } from '../../generated/contract';
import { useAct, useHost, useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import { Asking } from './Asking';
import { Believed } from './Believed';
import css from './Settings.module.css';
import { TrustList } from './TrustList';

/** The section. */
export function Trust() {
  const { say, date } = useWords();
  const host = useHost();
  const asked = useVerb('list_anchors', {});
  const add = useAct('add_anchor');
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'certificate', multiple: false });
    if (file) await add.mutateAsync({ path: file.path });
  };
  const shown = ({ subject, issuer, valid_until, fingerprint }: AnchorView) => {
    const by = issuer === subject ? '' : say('ui-issued-by', { issuer });
    const until = say('ui-valid-until', { until: date(valid_until.slice(0, 10)) });
    return { hex: fingerprint, name: subject, about: [by, until].filter(Boolean).join(' · ') };
  };
  return (
    <Believed
      id="trust"
      title={say('ui-trust')}
      text={say('ui-trust-text')}
      none={say('ui-trust-none')}
      digits={say('ui-fingerprint')}
      asked={asked}
      all={asked.data?.anchors}
      shown={shown}
      leave={{ word: say('ui-trust-remove'), of: (subject) => say('ui-trust-remove-one', { subject }) }}
      ask={(anchor, onClose, onDone) => <Removing anchor={anchor} onClose={onClose} onDone={onDone} />}
    >
      <ErrorNote error={add.error} />
      <div className={css.acts}>
        <Button onPress={() => void pick().catch(() => undefined)} isDisabled={add.isPending}>
          {say('ui-trust-add')}
        </Button>
      </div>
      {asked.data ? <TrustList list={asked.data.list} /> : null}
    </Believed>
  );
}

function Removing({ anchor, ...ends }: { anchor: AnchorView; onClose: () => void; onDone: () => void }) {
  const { say } = useWords();
  const { subject, fingerprint } = anchor;
  const remove = useAct('remove_anchor');
  return (
    <Asking
      title={say('ui-trust-remove-one', { subject })}
      word={say('ui-trust-remove')}
      act={remove}
      onAct={() => remove.mutateAsync({ fingerprint })}
      {...ends}
    >
      <p>{say('ui-trust-remove-text')}</p>
    </Asking>
  );
}
