import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StackUnavailableError } from './missing.ts';
import { progressOnStderr } from './progress.ts';
import { defaultDataDir } from './project.ts';
import { type Stack, startStack } from './stack.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: process.env.DATA_DIR ?? defaultDataDir } } });
const dataDir = resolve(values.data);
const pidFile = join(dataDir, 'main.pid');

let asked = false;
const told = new Promise<void>((resolveTold) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      asked = true;
      resolveTold();
    });
  }
});

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof StackUnavailableError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const progress = progressOnStderr();
  const stack = await startStack({ dataDir, onProgress: progress });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(pidFile, String(process.pid));
  if (!asked) print(stack);
  await told;
  progress('stopping');
  await stack.stop();
  rmSync(pidFile, { force: true });
  progress('stopped; the data stay in '.concat(dataDir));
}

function print({ mongoUrl, postgresUrl, redisUrl, ffmpegPath, ffprobePath }: Stack): void {
  process.stdout.write(`${JSON.stringify({ mongoUrl, postgresUrl, redisUrl, ffmpegPath, ffprobePath })}\n`);
}
