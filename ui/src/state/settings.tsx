/**
 * Language, look and size of this window. They come from the desk, change at once on the page and are
 * told to the desk; a desk that does not answer leaves the window usable.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Settings, Theme } from '../generated/contract';
import { useAct, useVerb } from './desk';
import { measureRoom } from './room';
import { WordsProvider } from './words';

/** What holds until the desk has answered. */
export const FIRST_SETTINGS: Settings = {
  language: 'en',
  theme: 'system',
  density: 'compact',
  zoom_percent: 100,
  single_keys: true,
  lock_after_minutes: 15,
  inline_preedit: true,
  notices: true,
  quiet: false,
  quiet_from: '',
  quiet_to: '',
  time_stamps_at: '',
};

type Held = { settings: Settings; change: (part: Partial<Settings>) => void };

const SettingsContext = createContext<Held>({ settings: FIRST_SETTINGS, change: () => undefined });

/** Paints the settings on the document and gives them to the screens. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const asked = useVerb('get_settings', {});
  const { mutate } = useAct('set_settings');
  const [own, setOwn] = useState<Partial<Settings>>({});
  const settings = useMemo(() => ({ ...FIRST_SETTINGS, ...asked.data?.settings, ...own }), [asked.data, own]);
  useEffect(() => paint(settings), [settings]);
  useEffect(() => measureRoom(settings.zoom_percent), [settings.zoom_percent]);
  useEffect(keepInSight, [settings.language, settings.density, settings.zoom_percent]);
  const change = useCallback(
    (part: Partial<Settings>) => {
      setOwn((held) => ({ ...held, ...part }));
      mutate({ settings: part });
    },
    [mutate],
  );
  const held = useMemo(() => ({ settings, change }), [settings, change]);
  return (
    <SettingsContext value={held}>
      <WordsProvider lang={settings.language}>{children}</WordsProvider>
    </SettingsContext>
  );
}

function paint(settings: Settings): void {
  const page = document.documentElement;
  page.lang = settings.language;
  page.dataset.theme = settings.theme;
  page.dataset.density = settings.density;
  page.style.setProperty('--zoom', String(settings.zoom_percent / 100));
}

/** Other words and sizes move everything; where a person works stays before them. */
function keepInSight(): void {
  const at = document.activeElement;
  if (at && at !== document.body) at.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The settings and the way to change them. */
export const useSettings = (): Held => useContext(SettingsContext);

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];

/** The theme after this one, for the command that walks through them. */
export const nextTheme = (theme: Theme): Theme => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
