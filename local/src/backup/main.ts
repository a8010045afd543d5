import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lockHolder } from '../folder-lock.ts';
import { StackUnavailableError } from '../missing.ts';
import { ensureGeneratedCode } from '../platform/generated-code.ts';
import { storesEnvironment } from '../platform/run-on-stores.ts';
import { withStores } from '../platform/with-stores.ts';
import { progressOnStderr } from '../progress.ts';
import { defaultDataDir, projectRoot } from '../project.ts';
import { runCommand } from '../run-command.ts';
import { BackupError, backUp, type Manifest, restore, verify } from './backup.ts';
import { forgetRedis } from './redis.ts';

// `npm run backup -- FOLDER [--data DIR]`           everything of a data folder, while the platform runs or not
// `npm run backup -- FOLDER --verify`               reads a backup to its end
// `npm run restore -- FOLDER [--data DIR] [--replace]`   into a data folder on which nothing runs
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: process.env.DATA_DIR ?? defaultDataDir },
    verify: { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
  },
});
const progress = progressOnStderr();
try {
  const [command, folder] = positionals;
  if (folder === undefined) throw new BackupError('Which folder? `npm run backup -- FOLDER`, `npm run restore -- FOLDER`.');
  const started = performance.now();
  const manifest = values.verify ? await verify(resolve(folder)) : await run(command, resolve(folder), resolve(values.data));
  process.stdout.write(`${summaryOf(manifest)} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
} catch (error) {
  if (!(error instanceof BackupError || error instanceof StackUnavailableError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  if (process.connected) process.disconnect();
}

async function run(command: string | undefined, folder: string, dataDir: string): Promise<Manifest> {
  if (command === 'restore' && lockHolder(join(dataDir, 'stack.lock')) !== null)
    throw new BackupError(`The platform runs on ${dataDir}: stop it first.`);
  if (command === 'restore') await ensureGeneratedCode(progress);
  return withStores(dataDir, progress, (stack) => {
    const env = storesEnvironment(stack, dataDir);
    const places = {
      mongo: { url: stack.mongoUrl, suffix: env.DATABASE_SUFFIX ?? '' },
      postgresUrl: stack.postgresUrl,
      mediaDir: join(dataDir, 'media'),
    };
    if (command !== 'restore') return backUp(places, folder);
    return restore(places, folder, {
      replace: values.replace,
      setUp: () => setUp(env),
      forget: () => forgetRedis(stack.redisUrl, env.REDIS_PREFIX ?? ''),
    });
  });
}

async function setUp(env: NodeJS.ProcessEnv): Promise<void> {
  // The accounts of a new local platform are no part of a backup: it brings its own.
  const { ACCOUNTS_FILE: _none, ...bare } = env;
  const { code, stderr } = await runCommand(process.execPath, ['gateway/src/set-up-main.ts'], { cwd: projectRoot, env: bare });
  if (code !== 0) throw new BackupError(`The databases could not be brought to their declarations:\n${stderr.trim()}`);
}

function summaryOf({ createdAt, postgres, mongo, media }: Manifest): string {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0);
  const megabytes = (media.bytes / 1e6).toFixed(1);
  return `Backup of ${createdAt}: ${sum(postgres.counts)} rows, ${sum(mongo)} documents, ${media.files} media files (${megabytes} MB)`;
}
