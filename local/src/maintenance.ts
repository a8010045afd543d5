import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serviceEnvironment } from './platform/environment.ts';
import { ensureGeneratedCode } from './platform/generated-code.ts';
import { readStartOptions } from './platform/options.ts';
import { withStores } from './platform/with-stores.ts';
import { progressOnStderr } from './progress.ts';
import { defaultDataDir, projectRoot } from './project.ts';

// `npm run maintenance TASK [-- --data DIR]`: one task of upkeep on the stores of a data folder, whether the platform runs on them or not.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: process.env.DATA_DIR ?? defaultDataDir } },
});
const dataDir = resolve(values.data);
const options = readStartOptions(['--data', dataDir], process.env);
const progress = progressOnStderr();
await ensureGeneratedCode(progress);
process.exitCode = await withStores(dataDir, progress, (stack) => {
  const run = join(dataDir, 'run');
  const files = { partsFile: join(run, 'parts.json'), accountsFile: join(run, 'accounts.json') };
  const env = serviceEnvironment(options, stack, options.port, files);
  return runToEnd(['gateway/src/maintenance-main.ts', ...positionals], env);
});
if (process.connected) process.disconnect();

function runToEnd(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args], { cwd: projectRoot, env, stdio: 'inherit' });
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
