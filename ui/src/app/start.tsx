/** Puts the window together: host, cache, settings, keys, gate, router. Called once by an entry. */
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import '../components/tokens.css';
import '../components/base.css';
import type { Host } from '../host/host';
import { DeskProvider, newCache } from '../state/desk';
import { listenForKeys } from '../state/keys';
import { SettingsProvider, useSettings } from '../state/settings';
import { Gate } from './Gate';
import { RefusedInput } from './RefusedInput';
import { router } from './router';

/** Starts the window in `#root`. */
export function start(host: Host): void {
  const root = document.getElementById('root');
  if (!root) return;
  // A file dropped outside a target must never replace the window.
  for (const event of ['dragover', 'drop']) window.addEventListener(event, (dropped) => dropped.preventDefault());
  createRoot(root).render(
    <StrictMode>
      <DeskProvider host={host} cache={newCache()}>
        <SettingsProvider>
          <Keys />
          <RefusedInput />
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        </SettingsProvider>
      </DeskProvider>
    </StrictMode>,
  );
}

/** Listens for keys as long as the window stands. */
function Keys() {
  const { settings } = useSettings();
  const single = useRef(settings.single_keys);
  useEffect(() => {
    single.current = settings.single_keys;
  }, [settings.single_keys]);
  useEffect(() => listenForKeys(() => single.current), []);
  return null;
}
