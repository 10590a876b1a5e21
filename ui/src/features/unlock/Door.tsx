/** The page before the desk: name, language, one column. Whatever stands at the door stands in it. */
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import type { Text } from '../../generated/contract';
import { useCommands } from '../../state/keys';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import css from './Unlock.module.css';

/** The page; `department` where the vault already says to which it belongs. */
export function Door({ department, children }: { department?: Text | null; children: ReactNode }) {
  const { say, read, langOf, other } = useWords();
  const { settings, change } = useSettings();
  const turn = () => change({ language: settings.language === 'en' ? 'zh-Hant-HK' : 'en' });
  useCommands({ language: turn });
  return (
    <main className={css.page} aria-label={say('ui-screen')}>
      <div className={css.column}>
        <header className={css.head}>
          <p className={css.name} aria-hidden="true">
            <span lang="zh-Hant-HK">檔存</span> Muniment
          </p>
          <Button kind="quiet" onPress={turn} chord="Ctrl+Shift+L">
            <span lang={other}>{settings.language === 'en' ? '中文' : 'English'}</span>
          </Button>
        </header>
        {department ? (
          <p className={css.department} lang={langOf(department)}>
            {read(department)}
          </p>
        ) : null}
        {children}
      </div>
    </main>
  );
}
