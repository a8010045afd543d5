// Runs on Node 20 with nothing installed: installs what package-lock.json says, then hands over to Node 24.
//   node local/bootstrap.mjs <start | test | stack | path of a script> [arguments…]
// Everything it says goes to stderr; stdout, arguments, signals and the exit code are those of the script.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
/** The first Node that runs TypeScript itself in the way the project uses it. */
const RUNTIME_NODE = 24;

const COMMANDS = {
  start: 'local/src/start.ts',
  test: 'local/src/test.ts',
  stack: 'local/src/stack-main.ts',
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const binaries = join(modules, '.bin');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.install-stamp');

/** A failure that the reader can mend: printed without a stack trace. */
class Refusal extends Error {}

const say = (line) => process.stderr.write(`${line}\n`);

const major = (version) => Number(version.split('.')[0]);

/** The fingerprint of what should be installed here. */
function wantedStamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function isInstalled() {
  if (!existsSync(binaries)) return false;
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return true;
  if (!npmInstalledTheSame()) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

/** Whether npm's own record of node_modules agrees with package-lock.json: so after an `npm install` by hand. */
function npmInstalledTheSame() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(([path, entry]) => {
    // Workspaces are links to folders of ours; optional packages are there only on their own platform.
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    if (entry.optional || entry.devOptional || entry.peer) return true;
    return installed[path] !== undefined && installed[path].version === entry.version;
  });
}

/** Runs `work` while no other start of this project installs; waits for one that does. */
async function alone(work) {
  const lock = join(root, '.data', 'install.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0 && !isAlive(holder)) removeStale(lock, String(holder));
    else if (!told) say(`Waiting for process ${holder}, which installs packages. (If it does not, remove ${lock})`);
    await delay(200);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function removeStale(lock, content) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    // Between our look and our move another start may have taken the lock anew: give it back.
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, lock);
  } catch {
    // another start was faster: look again
  }
  rmSync(aside, { force: true });
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** `npm ci`, with the seconds it takes; its output is shown only when it fails. */
async function install() {
  const count = Object.keys(JSON.parse(readFileSync(lockFile, 'utf8')).packages).length;
  const startedAt = Date.now();
  const line = `Installing ${count} packages as package-lock.json says (npm ci)`;
  say(line);
  const timer = setInterval(() => say(`${line}: ${Math.round((Date.now() - startedAt) / 1000)} s`), 5_000);
  // Development packages in any case: Node 24 itself is one.
  const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((done, fail) => {
    npm.once('error', () =>
      fail(new Refusal('npm was not found.\n  → Install npm 10 or newer (it comes with Node) and start again.')),
    );
    npm.once('close', done);
  }).finally(() => clearInterval(timer));
  if (code !== 0)
    throw new Refusal(`${output.trim()}\nnpm ci failed.\n  → Check the way to the package registry, and start again.`);
  writeFileSync(stampFile, wantedStamp());
  say(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** The Node that runs the project: the installed package, or the one that runs this when it is new enough. */
function runtime() {
  const installed = join(binaries, 'node');
  if (existsSync(installed)) return installed;
  if (major(process.versions.node) >= RUNTIME_NODE) return process.execPath;
  throw new Refusal(
    `node_modules has no Node ${RUNTIME_NODE}: its install script did not run.\n` +
      `  → Allow install scripts (npm config set ignore-scripts false), remove node_modules and start again; or start with Node ${RUNTIME_NODE}.`,
  );
}

/** Runs the script to its end; answers its exit code. */
async function run(script, args) {
  const env = { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}` };
  // The channel tells the script when we are killed: it then ends as if told to.
  const child = spawn(runtime(), [script, ...args], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
}

async function main([command, ...args]) {
  if (major(process.versions.node) < OLDEST_NODE) {
    throw new Refusal(`This is Node ${process.versions.node}.\n  → Install Node ${OLDEST_NODE} or newer.`);
  }
  if (!command)
    throw new Refusal(`Usage: node local/bootstrap.mjs <${Object.keys(COMMANDS).join(' | ')} | path of a script> [arguments…]`);
  const script = resolve(root, COMMANDS[command] ?? command);
  if (!existsSync(script)) throw new Refusal(`${script} does not exist.`);
  if (!isInstalled()) await alone(async () => isInstalled() || (await install()));
  return run(script, args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Refusal ? error.message : error.stack);
  process.exitCode = 1;
}
