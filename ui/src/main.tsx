/** The window in the shell: the real host, and nothing else. */
import { start } from './app/start';
import { tauriHost } from './host/tauri';

start(tauriHost);
