import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import type { Progress } from '../progress.ts';
import { projectRoot } from '../project.ts';
import { fingerprint } from './fingerprint.ts';

const FOLDER = join(projectRoot, 'examples', 'web');
const BUILT = join(FOLDER, 'dist');
const STAMP = join(projectRoot, 'node_modules', '.generated', 'web-app');
const SOURCES = [
  'examples/web/{index.html,package.json,vite.config.ts}',
  'examples/web/{public,src}/**/*.*',
  'packages/client/src/**/*.ts',
  'packages/client/operations/*.graphql',
  'package-lock.json',
];

/** Builds the web app beside the running platform when it is missing or older than its sources; returns at once. */
export function buildWebApp(progress: Progress, signal: AbortSignal): void {
  const stamp = fingerprint(SOURCES);
  if (existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  const unfinished = join(FOLDER, `dist.${process.pid}`);
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const build = spawn(process.execPath, [vite, 'build', '--outDir', unfinished, '--logLevel', 'error'], {
    cwd: FOLDER,
    // Whatever the platform is started for, the app is built as it is shipped.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  // Whoever uses the platform comes first.
  if (build.pid !== undefined) setPriority(build.pid, constants.priority.PRIORITY_LOW);
  let said = '';
  build.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  build.once('error', () => undefined);
  build.once('close', (code) => {
    if (code === 0) {
      rmSync(BUILT, { recursive: true, force: true });
      renameSync(unfinished, BUILT);
      mkdirSync(dirname(STAMP), { recursive: true });
      writeFileSync(STAMP, stamp);
      return progress('web app: built');
    }
    rmSync(unfinished, { recursive: true, force: true });
    if (!signal.aborted) progress(`web app: not built\n${said.trim()}`);
  });
}
