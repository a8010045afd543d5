import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runOnStores } from './platform/run-on-stores.ts';
import { defaultDataDir } from './project.ts';

// `npm run maintenance TASK [-- --data DIR]`: one task of upkeep on the stores of a data folder, whether the platform runs on them or not.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: process.env.DATA_DIR ?? defaultDataDir } },
});
process.exitCode = await runOnStores('gateway/src/maintenance-main.ts', positionals, resolve(values.data));
if (process.connected) process.disconnect();
