/**
 * The publishers whose forms the department takes: recognised from a file that they give out, after its key was compared;
 * withdrawn with a reason, for good; and the department's own key given out to others. Only a records manager may; the desk
 * says so to anybody else.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { OneBox } from '../../components/fields/Choices';
import { TextBox } from '../../components/fields/TextBox';
import { Remark, Told } from '../../components/Notes';
import type { PublisherOffer, PublisherView } from '../../generated/contract';
import { useAct, useHost, useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import { Asking } from './Asking';
import { Believed, Digits } from './Believed';
import css from './Settings.module.css';

/** The section. */
export function Publishers() {
  const { say, read, date } = useWords();
  const asked = useVerb('list_publishers', {});
  const shown = ({ key, title, name, own, withdrawn }: PublisherView) => ({
    hex: key,
    name: read(title),
    mark: own ? say('ui-publisher-own') : undefined,
    about: name,
    gone: withdrawn ? say('ui-publisher-withdrawn', { day: date(withdrawn.on), reason: withdrawn.reason }) : undefined,
  });
  return (
    <Believed
      id="publishers"
      title={say('ui-publishers')}
      text={say('ui-publishers-text')}
      none={say('ui-publishers-none')}
      digits={say('ui-publisher-key')}
      asked={asked}
      all={asked.data?.publishers}
      shown={shown}
      leave={{
        word: say('ui-publisher-withdraw'),
        of: (publisher) => say('ui-publisher-withdraw-one', { publisher }),
      }}
      ask={(one, onClose, onDone) => <Withdraw one={one} onClose={onClose} onDone={onDone} />}
    >
      <div className={css.acts}>
        <Recognise />
        <GiveOut />
      </div>
    </Believed>
  );
}

/** A publisher that a file offers, asked about before it is recognised. */
function Recognise() {
  const { say, read } = useWords();
  const host = useHost();
  const reading = useAct('read_publisher');
  const [offered, setOffered] = useState<{ path: string; one: PublisherOffer } | null>(null);
  const [recognised, setRecognised] = useState<PublisherOffer | null>(null);
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'publisher', multiple: false });
    if (!file) return;
    setRecognised(null);
    setOffered({ path: file.path, one: await reading.mutateAsync({ path: file.path }) });
  };
  const done = (one: PublisherOffer) => {
    setOffered(null);
    setRecognised(one);
  };
  return (
    <>
      <Button onPress={() => void pick().catch(() => undefined)} isDisabled={reading.isPending}>
        {say('ui-publisher-add')}
      </Button>
      <Told
        text={recognised ? say('ui-publisher-recognised', { publisher: read(recognised.title) }) : null}
        error={reading.error}
      />
      {offered ? <Comparing {...offered} onClose={() => setOffered(null)} onDone={() => done(offered.one)} /> : null}
    </>
  );
}

type Ends = { onClose: () => void; onDone: () => void };

function Comparing({ path, one, ...ends }: Ends & { path: string; one: PublisherOffer }) {
  const { say, read } = useWords();
  const act = useAct('recognise_publisher');
  return (
    <Asking
      title={say('ui-publisher-recognise-one', { publisher: read(one.title) })}
      word={say('ui-publisher-recognise')}
      act={act}
      onAct={() => act.mutateAsync({ path, offered: one })}
      {...ends}
    >
      <p>{say('ui-publisher-recognise-text')}</p>
      <div className={css.offered}>
        <p className={css.subject}>{read(one.title)}</p>
        <p className={css.small}>{one.name}</p>
        <Digits word={say('ui-publisher-key')} hex={one.key} />
      </div>
    </Asking>
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
      <Told text={give.data ? say('ui-publisher-exported', { name: give.data.name }) : null} error={give.error} />
    </>
  );
}

/** With a reason; the department's own key only when it is said again that it is meant. */
function Withdraw({ one, ...ends }: Ends & { one: PublisherView }) {
  const { say, read } = useWords();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(!one.own);
  const withdraw = useAct('withdraw_publisher');
  return (
    <Asking
      title={say('ui-publisher-withdraw-one', { publisher: read(one.title) })}
      word={say('ui-publisher-withdraw')}
      ready={sure && reason.trim() !== ''}
      act={withdraw}
      onAct={() => withdraw.mutateAsync({ key: one.key, reason: reason.trim() })}
      {...ends}
    >
      {one.own ? (
        <Remark>
          <p>{say('ui-publisher-withdraw-own')}</p>
        </Remark>
      ) : null}
      <p>{say('ui-publisher-withdraw-text')}</p>
      <TextBox id="withdraw-reason" label={say('ui-reason')} rows={3} value={reason} onChange={setReason} />
      {one.own ? (
        <OneBox id="withdraw-own" label={say('ui-publisher-withdraw-sure')} checked={sure} onChange={setSure} />
      ) : null}
    </Asking>
  );
}
