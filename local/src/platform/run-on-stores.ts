import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { progressOnStderr } from '../progress.ts';
import { projectRoot } from '../project.ts';
import type { Stack } from '../stack.ts';
import { serviceEnvironment } from './environment.ts';
import { ensureGeneratedCode } from './generated-code.ts';
import { readStartOptions } from './options.ts';
import { withStores } from './with-stores.ts';

/** Runs a script of the platform on the stores of a data folder, whether the platform runs on them or not; answers its exit code. */
export async function runOnStores(script: string, args: readonly string[], dataDir: string): Promise<number> {
  const progress = progressOnStderr();
  await ensureGeneratedCode(progress);
  return withStores(dataDir, progress, (stack) => runToEnd([script, ...args], storesEnvironment(stack, dataDir)));
}

/** The environment of a process that works on the stores of a data folder. */
export function storesEnvironment(stack: Stack, dataDir: string): NodeJS.ProcessEnv {
  const options = readStartOptions(['--data', dataDir], process.env);
  const run = join(dataDir, 'run');
  const files = { partsFile: join(run, 'parts.json'), accountsFile: join(run, 'accounts.json') };
  return serviceEnvironment(options, stack, options.port, files);
}

function runToEnd(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args], { cwd: projectRoot, env, stdio: 'inherit' });
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
