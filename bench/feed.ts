/**
 * The post feed through the gateway beside a floor written by hand over the drivers, on worlds of several sizes, each on databases of its
 * own in a stack of its own. Ratios count, not absolute figures.
 *
 *   npm run bench feed -- [--posts 10000,100000,1000000] [--seconds 4] [--data FOLDER] [--stack environment] [--load-only]
 *
 * A world of n posts has n / 10 users and 3 n follows. With `--data` the worlds stay and are not written again. With `--stack environment`
 * the servers are those of MONGO_URL, REDIS_URL and POSTGRES_URL.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { progressOnStderr, startStack } from '../local/src/index.ts';
import { loadWorld } from './feed/load.ts';
import { measureWorld } from './feed/scenarios.ts';
import { startServers } from './feed/servers.ts';
import { worldOf } from './feed/world.ts';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '4' },
    data: { type: 'string' },
    stack: { type: 'string' },
    'load-only': { type: 'boolean', default: false },
  },
});
const say = progressOnStderr();
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'bench-feed-')));
const env = values.stack === 'environment' ? process.env : {};
const stack = await startStack({ dataDir: folder, env, onProgress: say });
try {
  await using mongo = await new MongoClient(stack.mongoUrl).connect();
  for (const world of values.posts.split(',').map((posts) => worldOf(Number(posts)))) {
    const suffix = `_${world.name}`;
    if (await loadWorld(mongo, suffix, world, say)) say(`${world.name} is written; indexes follow`);
    const servers = await startServers(stack, suffix);
    try {
      if (!values['load-only']) console.log(await measureWorld(world, servers, stack, mongo, Number(values.seconds), say));
    } finally {
      await Promise.all([servers.platform.stop(), servers.floor.stop()]);
    }
  }
} finally {
  await stack.stop();
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}
