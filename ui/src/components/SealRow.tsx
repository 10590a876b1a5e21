/** One seal with what the desk says of it: the sentence first, then the four answers, when, and by whom issued. */
import { Fragment, useState } from 'react';
import type { SignatureView } from '../generated/contract';
import { useWords } from '../state/words';
import { Button } from './Button';
import { Comparison } from './comparison/Comparison';
import { SealMark, sealOf } from './Marks';
import css from './SealRow.module.css';

/** What is asked of every signature, in the order of the answers. */
const ASKED = ['ui-asked-whole', 'ui-asked-changed', 'ui-asked-signer', 'ui-asked-evidence'] as const;

/** The four answers; below the second, each change in words. */
function Answers({ seal }: { seal: SignatureView }) {
  const { say, said } = useWords();
  if (seal.answers.length === 0) return null;
  return (
    <dl className={css.answers}>
      {ASKED.map((asked, index) => {
        const answer = seal.answers[index];
        return answer ? (
          <Fragment key={asked}>
            <dt>{say(asked)}</dt>
            <dd>
              {said(answer)}
              {asked === 'ui-asked-changed' && seal.changes.length > 0 ? (
                <ul className={css.changes}>
                  {seal.changes.map((change, at) => (
                    <li key={`${change.what.code} ${String(at)}`}>{said(change.what)}</li>
                  ))}
                </ul>
              ) : null}
            </dd>
          </Fragment>
        ) : null;
      })}
    </dl>
  );
}

/** The row, an item of a list. */
export function SealRow({ seal }: { seal: SignatureView }) {
  const { say, said, read, moment, date } = useWords();
  const name = seal.name ? read(seal.name) : seal.by;
  return (
    <li className={css.seal}>
      <SealMark
        state={sealOf(seal.verdict)}
        name={seal.name ? seal.name['zh-Hant-HK'] || seal.name.en : seal.by}
        size={26}
      />
      <div>
        <p className={css.sealName}>{[name, seal.post ? read(seal.post) : ''].filter(Boolean).join(say('ui-comma'))}</p>
        <p>{said(seal.reason)}</p>
        <Answers seal={seal} />
        <p className={css.small}>
          {seal.at
            ? `${moment(seal.at)} · ${say(seal.at_proven ? 'ui-time-proven' : 'ui-time-claimed')}`
            : say('ui-time-none')}
          {seal.issuer ? ` · ${say('ui-issued-by', { issuer: seal.issuer })}` : ''}
          {seal.valid_until ? ` · ${say('ui-valid-until', { until: date(seal.valid_until.slice(0, 10)) })}` : ''}
        </p>
        <Compare seal={seal} name={name} />
      </div>
    </li>
  );
}

/** The way to the pages before and after; none where nothing came later. */
function Compare({ seal, name }: { seal: SignatureView; name: string }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  if (!seal.signed) return null;
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)} aria-label={say('ui-compare-of', { name })}>
        {say('ui-compare')}
      </Button>
      {open ? <Comparison seal={seal} signed={seal.signed} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
