/** The frame around every screen: rail, top bar, the screen, status line; and what floats over it. */
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { BulkPanel } from '../features/bulk/BulkPanel';
import { FilingPanel } from '../features/filing/FilingPanel';
import { HandOverFiles } from '../features/handed/HandOverFiles';
import { HandedNotes } from '../features/handed/HandedNotes';
import { KeysHelp } from '../features/palette/KeysHelp';
import { Palette } from '../features/palette/Palette';
import { useHost } from '../state/desk';
import { useHanded, useHandedNews } from '../state/handed';
import { useGo } from '../state/places';
import { useCommands } from '../state/keys';
import { nextTheme, useSettings } from '../state/settings';
import { useWords } from '../state/words';
import css from './Frame.module.css';
import { walkPanes } from './panes';
import { Rail } from './Rail';
import { StatusLine } from './StatusLine';
import { TopBar } from './TopBar';
import { UndoBar } from './UndoBar';

/** The whole window once the vault is open. */
export function Frame() {
  const { say } = useWords();
  useFrameCommands();
  useHandedOver();
  useNoticed();
  const screen = useHeldFocus();
  return (
    <div className={css.frame}>
      <Rail />
      <TopBar />
      <main ref={screen} tabIndex={-1} className={css.screen} aria-label={say('ui-screen')}>
        <Outlet />
      </main>
      <StatusLine />
      <Palette />
      <KeysHelp />
      <FilingPanel />
      <BulkPanel />
      <UndoBar />
      <HandedNotes />
      <HandOverFiles />
    </div>
  );
}

/** Where a screen went and nothing of the next has taken the focus up, the screen itself holds it. */
function useHeldFocus() {
  const screen = useRef<HTMLElement>(null);
  const { href } = useLocation();
  useEffect(() => {
    const soon = requestAnimationFrame(() => {
      const held = document.activeElement;
      if (held === null || held === document.body) screen.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(soon);
  }, [href]);
  return screen;
}

/** A signed document opened from outside is checked where documents are checked. */
function useHandedOver(): void {
  const go = useGo();
  const { check } = useHanded().waiting;
  useHandedNews();
  useEffect(() => {
    if (check.length > 0) go('/check');
  }, [check, go]);
}

/** A notice of the system that was pressed leads to its tray. */
function useNoticed(): void {
  const go = useGo();
  const host = useHost();
  useEffect(() => host.onNoticed((tray) => go('/work', { tray })), [host, go]);
}

function useFrameCommands(): void {
  const go = useGo();
  const { settings, change } = useSettings();
  const zoom = (percent: number) => change({ zoom_percent: Math.min(Math.max(percent, 100), 200) });
  useCommands(
    {
      'go-work': () => go('/work'),
      'go-forms': () => go('/forms'),
      'new-form': () => go('/forms'),
      'go-track': () => go('/track'),
      'go-take-up': () => go('/take-up'),
      'go-files': () => go('/files'),
      'go-search': () => go('/search'),
      'go-keeping': () => go('/keeping'),
      'go-sync': () => go('/sync'),
      'go-settings': () => go('/settings'),
      'check-file': () => go('/check'),
      'go-author': () => go('/author'),
      'next-pane': () => walkPanes(1),
      'previous-pane': () => walkPanes(-1),
      language: () => change({ language: settings.language === 'en' ? 'zh-Hant-HK' : 'en' }),
      theme: () => change({ theme: nextTheme(settings.theme) }),
      larger: () => zoom(settings.zoom_percent + 10),
      smaller: () => zoom(settings.zoom_percent - 10),
      'normal-size': () => zoom(100),
    },
    'frame',
  );
}
