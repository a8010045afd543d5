import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StackUnavailableError } from './missing.ts';
import { serviceEnvironment } from './platform/environment.ts';
import { ensureGeneratedCode } from './platform/generated-code.ts';
import { readStartOptions, type StartOptions } from './platform/options.ts';
import { serviceSpecs, watchSpec } from './platform/services.ts';
import { setUpWhenChanged } from './platform/set-up.ts';
import { buildWebApp } from './platform/web-app.ts';
import { demoAccounts, welcome } from './platform/welcome.ts';
import { freePort, isPortFree } from './ports.ts';
import { type Progress, progressOnStderr } from './progress.ts';
import { projectRoot } from './project.ts';
import { type Stack, startStack } from './stack.ts';
import { Supervisor } from './supervisor.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

// `npm start`: stores, schemas, services, demo data; then runs until told to stop.
const progress = progressOnStderr();
try {
  await start(readStartOptions(process.argv.slice(2), process.env));
} catch (error) {
  process.stderr.write(
    `${error instanceof StackUnavailableError || !(error instanceof Error) ? error : (error.stack ?? error.message)}\n`,
  );
  process.exitCode = 1;
} finally {
  if (process.connected) process.disconnect();
}

async function start(options: StartOptions): Promise<void> {
  const told = untilToldToStop();
  const interrupted = new AbortController();
  void told.then(() => interrupted.abort());
  await ensureGeneratedCode(progress);
  const stack = await startStack({ dataDir: options.dataDir, onProgress: progress, signal: interrupted.signal });
  const supervisor = new Supervisor({ onEvent: progress });
  try {
    await startServices(options, stack, supervisor);
    buildWebApp(progress, interrupted.signal);
    progress(`stopping after ${await told}`);
  } finally {
    await supervisor.stop();
    await stack.stop();
  }
  progress(`stopped; the data stay in ${options.dataDir}`);
}

async function startServices(options: StartOptions, stack: Stack, supervisor: Supervisor): Promise<void> {
  const port = options.port === 0 || !(await isPortFree(options.port)) ? await freePort('gateway') : options.port;
  if (port !== options.port && options.port !== 0) progress(`port ${options.port} is taken; using ${port}`);
  const partsFile = join(options.dataDir, 'run', 'parts.json');
  const accountsFile = join(options.dataDir, 'run', 'accounts.json');
  mkdirSync(dirname(accountsFile), { recursive: true });
  writeFileSync(accountsFile, JSON.stringify(demoAccounts(options)), { mode: 0o600 });
  const env = serviceEnvironment(options, stack, port, { partsFile, accountsFile });
  await setUpWhenChanged(options, async () => {
    progress('schemas: bringing the databases to their declarations');
    await script('gateway/src/set-up-main.ts', env);
  });
  for (const spec of await serviceSpecs(options, env, port)) {
    await supervisor.add(spec);
    tellParts(partsFile, stack, supervisor);
  }
  const timer = setInterval(() => tellParts(partsFile, stack, supervisor), 500);
  timer.unref();
  if (options.watch) await supervisor.add(watchSpec());
  if (options.seed) await script('local/src/platform/seed-main.ts', { ...env, GRAPHQL_URL: `http://127.0.0.1:${port}/graphql` });
  process.stdout.write(welcome(port, options));
}

/** Keeps the list of processes where the development door `/dev/parts` reads it. */
function tellParts(file: string, stack: Stack, supervisor: Supervisor): void {
  writeFileSync(file, JSON.stringify([...stack.parts(), ...supervisor.parts()]));
}

async function script(path: string, env: NodeJS.ProcessEnv, say: Progress = progress): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: projectRoot, env, maxBuffer: 16 * 1024 * 1024 });
  for (const line of stdout.split('\n').filter(Boolean)) say(line);
}
