/** A signing key in words: whose, from whom, until when, for what, where it lies; and what speaks against it now. */
import type { KeyView } from '../generated/contract';
import { useWords } from '../state/words';
import css from './KeyFacts.module.css';

/** The words. */
export function KeyFacts({ one }: { one: KeyView }) {
  const { say, said, pick, date } = useWords();
  const purposes = one.purposes.length
    ? one.purposes.map((purpose) => pick('ui-key-purpose', purpose)).join(say('ui-and'))
    : say('ui-key-purpose-any');
  const until =
    one.valid_until && one.usable ? say('ui-valid-until', { until: date(one.valid_until.slice(0, 10)) }) : '';
  const serial = one.serial ? say('ui-key-serial', { serial: one.serial }) : '';
  const lines = one.issuer
    ? [
        [one.issuer, serial, until],
        [purposes, one.label],
      ]
    : [[one.subject ? one.label : '']];
  return (
    <span className={css.words}>
      <span className={css.subject}>{one.subject ?? one.label}</span>
      {lines.map((facts, index) => (
        <span key={index} className={css.line}>
          {facts.filter(Boolean).join(' · ')}
        </span>
      ))}
      {one.remark ? <span className={css.remark}>{said(one.remark)}</span> : null}
    </span>
  );
}
