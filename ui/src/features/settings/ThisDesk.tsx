/** Where this desk keeps what: the vault on this PC, how much is in it, and the server that it belongs to. */
import { Facts } from '../../components/Facts';
import { ErrorNote } from '../../components/Notes';
import { showSize } from '../../state/dates';
import { useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Settings.module.css';

/** The section. */
export function ThisDesk() {
  const { say, date } = useWords();
  const facts = useVerb('desk_facts', {});
  const sync = useVerb('sync_state', {});
  const desk = facts.data;
  return (
    <section className={css.part} aria-labelledby="this-desk">
      <h2 id="this-desk">{say('ui-this-desk')}</h2>
      <ErrorNote error={facts.error ?? sync.error} />
      {desk ? (
        <Facts>
          <dt>{say('ui-vault-folder')}</dt>
          <dd className={css.path}>{desk.vault_folder}</dd>
          <dt>{say('ui-vault-made')}</dt>
          <dd className="num">{date(desk.made_on)}</dd>
          <dt>{say('ui-vault-holds')}</dt>
          <dd className="num">
            {say('ui-vault-size', {
              folders: desk.folders,
              records: desk.records,
              size: showSize(desk.files_bytes),
            })}
          </dd>
          <dt>{say('ui-server')}</dt>
          <dd className={css.path}>{sync.data?.server?.url ?? say('ui-sync-alone')}</dd>
        </Facts>
      ) : null}
    </section>
  );
}
