import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StackUnavailableError } from './missing.ts';
import { progressOnStderr } from './progress.ts';
import { defaultDataDir } from './project.ts';
import { startStack } from './stack.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

// The stack alone: one JSON line with its URLs on stdout once all can serve, then until told to stop.
try {
  const { values } = parseArgs({ options: { data: { type: 'string', default: process.env.DATA_DIR ?? defaultDataDir } } });
  await run(resolve(values.data));
} catch (error) {
  process.stderr.write(
    `${error instanceof StackUnavailableError ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
} finally {
  // The channel to a starter that still lives would keep us running.
  if (process.connected) process.disconnect();
}

async function run(dataDir: string): Promise<void> {
  const told = untilToldToStop();
  const progress = progressOnStderr();
  const interrupted = new AbortController();
  void told.then(() => interrupted.abort());
  const { parts: _parts, stop, ...urls } = await startStack({ dataDir, onProgress: progress, signal: interrupted.signal });
  const pidFile = join(dataDir, 'main.pid');
  writeFileSync(pidFile, String(process.pid));
  process.stdout.write(`${JSON.stringify(urls)}\n`);
  progress(`stopping after ${await told}`);
  await stop();
  rmSync(pidFile, { force: true });
  progress(`stopped; the data stay in ${dataDir}`);
}
