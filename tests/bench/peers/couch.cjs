/**
 * Documents replicated to a pouchdb-server and from there to a second database, in one warm process.
 *
 * Asked line by line (see src/peer.rs). Server and both databases are LevelDB on the disk, new in each run.
 */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const readline = require('node:readline');
const PouchDB = require('pouchdb');

/** As many as a request of ours carries at most. */
const BATCH = { batch_size: 1000, batches_limit: 10 };

const state = { documents: [], server: '', room: '' };

function read({ list, server, room }) {
  const lines = fs.readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const documents = lines.map((line) => JSON.parse(line));
  state.documents = documents.map((one) => ({ _id: one.operation.op_id, ...one }));
  state.server = server;
  state.room = room;
  return {};
}

function freePort() {
  return new Promise((resolve, reject) => {
    const held = net.createServer().once('error', reject);
    held.listen(0, '127.0.0.1', () => {
      const { port } = held.address();
      held.close(() => resolve(port));
    });
  });
}

async function started(folder) {
  const port = await freePort();
  const config = path.join(folder, 'config.json');
  const words = [state.server, '--port', port, '--dir', folder, '--config', config, '--no-stdout-logs'];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answered = await fetch(url).then((answer) => answer.ok, () => false);
    if (answered) return { child, url };
    if (child.exitCode !== null) throw new Error('pouchdb-server ended');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function run({ number }) {
  const folder = path.join(state.room, `couch-${number}`);
  fs.mkdirSync(path.join(folder, 'server'), { recursive: true });
  const { child, url } = await started(path.join(folder, 'server'));
  try {
    const first = new PouchDB(path.join(folder, 'first'));
    const second = new PouchDB(path.join(folder, 'second'));
    await first.bulkDocs(state.documents);
    const begun = performance.now();
    await first.replicate.to(`${url}/records`, BATCH);
    const pushed = performance.now();
    await second.replicate.from(`${url}/records`, BATCH);
    const pulled = performance.now();
    const { doc_count } = await second.info();
    await Promise.all([first.close(), second.close()]);
    return { ms: pushed - begun, pull_ms: pulled - pushed, pulled: doc_count };
  } finally {
    child.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function say(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

async function main() {
  const server = require('pouchdb-server/package.json').version;
  say({ version: `pouchdb-server ${server}, PouchDB ${PouchDB.version}, Node ${process.versions.node}` });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    try {
      say(await (asked.do === 'read' ? read(asked) : run(asked)));
    } catch (error) {
      say({ error: String(error?.stack ?? error) });
    }
  }
}

main();
