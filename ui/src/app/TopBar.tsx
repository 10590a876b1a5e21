/** The top bar: the one search in the middle, the truth about the exchange, the two languages. */
import { Search } from 'lucide-react';
import { SyncChip } from '../components/SyncChip';
import { useVerb } from '../state/desk';
import { runCommand } from '../state/keys';
import { useGo } from '../state/places';
import { useSettings } from '../state/settings';
import { useWords } from '../state/words';
import css from './TopBar.module.css';

/** The bar. */
export function TopBar() {
  const { say, read, langOf } = useWords();
  const go = useGo();
  const sync = useVerb('sync_state', {});
  const vault = useVerb('vault_state', {});
  const department = vault.data?.department;
  return (
    <header className={css.bar}>
      <div className={css.department}>
        {department ? <span lang={langOf(department)}>{read(department)}</span> : null}
        {vault.data?.sample ? <span className={css.sample}>{say('ui-sample')}</span> : null}
      </div>
      <button type="button" className={css.search} onClick={() => runCommand('palette')}>
        <Search size={16} strokeWidth={1.5} aria-hidden="true" />
        <span className={css.hint}>{say('ui-search-or-go')}</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <div className={css.end}>
        {sync.data ? <SyncChip state={sync.data} onOpen={() => go('/sync')} /> : null}
        <Languages />
      </div>
    </header>
  );
}

function Languages() {
  const { say } = useWords();
  const { settings, change } = useSettings();
  const offer = (language: 'en' | 'zh-Hant-HK', sign: string, name: string) => (
    <button
      type="button"
      lang={language}
      aria-label={name}
      aria-pressed={settings.language === language}
      onClick={() => change({ language })}
    >
      {sign}
    </button>
  );
  return (
    <div role="group" aria-label={say('ui-language')} className={css.languages}>
      {offer('zh-Hant-HK', '中', '中文')}
      {offer('en', 'EN', 'EN English')}
    </div>
  );
}
