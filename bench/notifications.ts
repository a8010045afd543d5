/**
 * Notifications on a stack of its own: events in a second, event to live delivery, and lists and counts as the collection grows; each beside
 * its floor in the same run, which does with the bare driver what the database must do anyway.
 * `npm run bench notifications [-- --events 50000 --sizes 100000,1000000,5000000 --data FOLDER]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startStack } from '../local/src/index.ts';
import { startNotifications } from '../subgraphs/notifications/test/support.ts';
import { measureArrivals, measureIngest, measureReads } from './notifications/measures.ts';
import { fill, World } from './notifications/world.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    live: { type: 'string', default: '1000' },
    sizes: { type: 'string', default: '100000,1000000,5000000' },
    data: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').filter(Boolean).map(Number);
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'bench-notifications-')));
const stack = await startStack({ dataDir: folder, env: { PATH: process.env.PATH } });
Object.assign(process.env, { MONGO_URL: stack.mongoUrl, POSTGRES_URL: stack.postgresUrl, REDIS_URL: stack.redisUrl });
try {
  const notifications = await startNotifications({ EVENT_LOG_MAX_LENGTH: String(2 * Number(values.events)) });
  try {
    const world = new World(notifications);
    console.log(await measureIngest(world, Number(values.events), { push: false }));
    console.log(await measureIngest(world, Math.ceil(Number(values.events) / 10), { push: true }));
    console.log(await measureArrivals(world, Number(values.live)));
    for (const size of sizes) {
      await fill(world, size);
      console.log(await measureReads(world, size));
    }
  } finally {
    await notifications[Symbol.asyncDispose]();
  }
} finally {
  await stack.stop();
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}
