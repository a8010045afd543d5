import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runOnStores } from './platform/run-on-stores.ts';
import { defaultDataDir } from './project.ts';

// `npm run db:setup [-- --dry-run] [--data DIR]`: the databases of a data folder to their declarations, in the seed's order; repeatable.
const { values } = parseArgs({
  options: {
    'dry-run': { type: 'boolean', default: false },
    data: { type: 'string', default: process.env.DATA_DIR ?? defaultDataDir },
  },
});
const dataDir = resolve(values.data);
// A platform that was never started here has no accounts yet: its first start brings them.
const accounts = join(dataDir, 'run', 'accounts.json');
if (!existsSync(accounts)) {
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  writeFileSync(accounts, '[]', { mode: 0o600 });
}
process.exitCode = await runOnStores('gateway/src/set-up-main.ts', values['dry-run'] ? ['--dry-run'] : [], dataDir);
if (process.connected) process.disconnect();
