/**
 * Whom the department trusts: the list that its records manager issued to all desks. Each entry says what it is trusted for; who
 * is on it cannot be removed here.
 */
import { Button } from '../../components/Button';
import { Told } from '../../components/Notes';
import type { ListedAnchor, TrustListView } from '../../generated/contract';
import { useAct, useHost } from '../../state/desk';
import { useWords } from '../../state/words';
import { Digits } from './Believed';
import css from './Settings.module.css';

/** The list, and the way to issue another. */
export function TrustList({ list }: { list: TrustListView | null }) {
  const { say, read, date } = useWords();
  const host = useHost();
  const issue = useAct('issue_trust_list');
  const pick = async () => {
    const [file] = await host.pickFiles({ purpose: 'trust_list', multiple: false });
    if (file) await issue.mutateAsync({ path: file.path });
  };
  const day = (at: string) => date(at.slice(0, 10));
  return (
    <>
      <h3 className={css.within}>{list ? read(list.title) : say('ui-trust-list')}</h3>
      {list ? (
        <p className={css.small}>
          {say('ui-trust-list-issue', {
            serial: list.serial,
            issued: day(list.issued_at),
            next: day(list.next_at),
            publisher: read(list.publisher),
          })}
        </p>
      ) : (
        <p className={css.quiet}>{say('ui-trust-list-none')}</p>
      )}
      {list?.is_old ? <p className={css.gone}>{say('ui-trust-list-old')}</p> : null}
      <ul className={css.anchors}>
        {(list?.entries ?? []).map((entry, position) => (
          <Entry key={position} entry={entry} />
        ))}
      </ul>
      <div className={css.acts}>
        <Button onPress={() => void pick().catch(() => undefined)} isDisabled={issue.isPending}>
          {say('ui-trust-list-add')}
        </Button>
        <Told
          text={issue.data?.list ? say('ui-trust-list-issued', { serial: issue.data.list.serial }) : null}
          error={issue.error}
        />
      </div>
    </>
  );
}

function Entry({ entry }: { entry: ListedAnchor }) {
  const { say, read, date } = useWords();
  const { anchor, kind, issuers, policies, valid_from, valid_until, remark } = entry;
  const day = (at: string) => date(at.slice(0, 10));
  const limits = [
    issuers > 0 ? say('ui-trust-list-issuers', { count: issuers }) : '',
    policies.length > 0 ? say('ui-trust-list-policies', { policies: policies.join(say('ui-comma')) }) : '',
    valid_from ? say('ui-trust-list-from', { day: day(valid_from) }) : '',
    valid_until ? say('ui-trust-list-until', { day: day(valid_until) }) : '',
  ].filter(Boolean);
  return (
    <li>
      <div>
        <p className={css.subject}>{anchor.subject}</p>
        <p className={css.small}>{[read(kind), read(remark)].filter(Boolean).join(' · ')}</p>
        {limits.length > 0 ? <p className={css.small}>{limits.join(' · ')}</p> : null}
        <Digits word={say('ui-fingerprint')} hex={anchor.fingerprint} />
      </div>
    </li>
  );
}
