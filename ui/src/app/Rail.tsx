/** The rail: the places of the desk, in words. */
import { CalendarClock, FolderTree, Inbox, RefreshCw, ScrollText, Search, Settings2, Waypoints } from 'lucide-react';
import { useLocation } from '@tanstack/react-router';
import { useVerb } from '../state/desk';
import { useGo, type Place } from '../state/places';
import { useWords } from '../state/words';
import { Favourites } from './Favourites';
import css from './Rail.module.css';

const PLACES = [
  { place: '/work', word: 'ui-work', icon: Inbox, also: [] },
  { place: '/forms', word: 'ui-forms', icon: ScrollText, also: ['/fill', '/sign'] },
  { place: '/track', word: 'ui-track', icon: Waypoints, also: ['/take-up'] },
  { place: '/files', word: 'ui-files', icon: FolderTree, also: [] },
  { place: '/search', word: 'ui-search', icon: Search, also: ['/check'] },
  { place: '/keeping', word: 'ui-keeping', icon: CalendarClock, also: [] },
  { place: '/sync', word: 'ui-sync', icon: RefreshCw, also: [] },
  { place: '/settings', word: 'ui-settings', icon: Settings2, also: [] },
] as const satisfies readonly { place: Place; word: string; icon: unknown; also: readonly Place[] }[];

/** Eight words. */
export function Rail() {
  const { say } = useWords();
  const { pathname } = useLocation();
  const go = useGo();
  const work = useVerb('my_work', {});
  const open = work.data?.trays.reduce((sum, tray) => sum + tray.total, 0) ?? 0;
  return (
    <nav className={css.rail} aria-label={say('ui-places')} data-pane>
      <div className={css.name} aria-hidden="true">
        <span lang="zh-Hant-HK">檔存</span>
        <small>Muniment</small>
      </div>
      {PLACES.map(({ place, word, icon: Icon, also }) => {
        const here = pathname === place || (also as readonly string[]).includes(pathname);
        return (
          <a
            key={place}
            href={`#${place}`}
            aria-current={here ? 'page' : undefined}
            title={say(word)}
            className={css.place}
            onClick={(event) => {
              event.preventDefault();
              go(place);
            }}
          >
            <Icon size={17} strokeWidth={1.5} aria-hidden="true" />
            <span>{say(word)}</span>
            {place === '/work' && open > 0 ? <span className={`num ${css.count}`}>{open}</span> : null}
          </a>
        );
      })}
      <Favourites />
    </nav>
  );
}
