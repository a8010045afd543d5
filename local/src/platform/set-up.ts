import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import type { StartOptions } from './options.ts';

/** What the databases are made from. */
const DECLARATIONS = [
  'mongo/**/*.ts',
  'prisma/migrations/**/*.sql',
  'packages/{mongo,events,mail}/src/**/*.ts',
  'subgraphs/*/src/index.ts',
  'local/src/platform/welcome.ts',
];

/** Runs the set-up unless this data folder was set up from the same declarations before; `npm run db:setup` does it in any case. */
export async function setUpWhenChanged({ dataDir, seed }: StartOptions, setUp: () => Promise<void>): Promise<void> {
  const stampFile = join(dataDir, 'run', 'set-up.stamp');
  const stamp = `${fingerprint(DECLARATIONS)}:${seed}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await setUp();
  writeFileSync(stampFile, stamp);
}
