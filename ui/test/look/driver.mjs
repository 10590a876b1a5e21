/** A small client of the engine's own WebDriver: a display, a browser without chrome, one session. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';

const BROWSER = process.env.LOOK_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const DISPLAY = process.env.LOOK_DISPLAY ?? ':91';
const PORT = process.env.LOOK_PORT ?? '4491';
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function wire(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${path}: ${value.error} ${value.message}`);
  return value;
}

/** Starts display, driver and session; every process is ended by `stop`. */
export async function startDriver() {
  const display = spawn('Xvfb', [DISPLAY, '-screen', '0', '2800x1900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  await pause(600);
  const driver = spawn('WebKitWebDriver', [`--port=${PORT}`], {
    env: { ...process.env, DISPLAY, GDK_BACKEND: 'x11' },
    stdio: 'ignore',
  });
  await pause(600);
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } } };
  const { sessionId } = await wire('POST', '/session', { capabilities });
  const at = `/session/${sessionId}`;
  const run = (script, args = []) => wire('POST', `${at}/execute/sync`, { script, args });
  return {
    go: (url) => wire('POST', `${at}/url`, { url }),
    run,
    runAsync: (script, args = []) => wire('POST', `${at}/execute/async`, { script, args }),
    /** Gives the page (not the window) this size. */
    async size(width, height) {
      for (let turn = 0; turn < 3; turn += 1) {
        const rect = await wire('GET', `${at}/window/rect`);
        const [inner, outer] = await run('return [innerWidth, innerHeight]');
        if (inner === width && outer === height) return;
        await wire('POST', `${at}/window/rect`, {
          x: 0,
          y: 0,
          width: rect.width + width - inner,
          height: rect.height + height - outer,
        });
        await pause(250);
      }
    },
    /** Waits until the script answers something true. */
    async until(script, what = script) {
      for (let turn = 0; turn < 100; turn += 1) {
        if (await run(script)) return;
        await pause(60);
      }
      throw new Error(`waited in vain for ${what}`);
    },
    /** Presses keys: one string per key, modifiers held by `Ctrl+`, `Shift+`, `Alt+`. */
    async press(...chords) {
      for (const chord of chords)
        await wire('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keys', actions: keysOf(chord) }] });
    },
    async click(selector) {
      const element = await wire('POST', `${at}/element`, { using: 'css selector', value: selector });
      await wire('POST', `${at}/element/${element[ELEMENT]}/click`, {});
    },
    async type(selector, text) {
      const element = await wire('POST', `${at}/element`, { using: 'css selector', value: selector });
      await wire('POST', `${at}/element/${element[ELEMENT]}/value`, { text });
    },
    async shot(file) {
      await writeFile(file, Buffer.from(await wire('GET', `${at}/screenshot`), 'base64'));
    },
    pause,
    async stop() {
      await wire('DELETE', at).catch(() => undefined);
      driver.kill();
      display.kill();
    },
  };
}

const NAMED = {
  Ctrl: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowLeft: '\uE012',
  F6: '\uE036',
  F1: '\uE031',
};

function keysOf(chord) {
  const keys = chord.split('+').map((name) => NAMED[name] ?? name);
  return [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
}
