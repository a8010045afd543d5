/**
 * Reads of the social graph on a stack of its own: relations of 100 owners, pages of followers, autocomplete and search, each beside the
 * bare MongoDB commands in the same run, in worlds of several sizes. A user follows 30, so 100,000 users have 3 million edges.
 * Ratios count, not absolute figures. `npm run bench graph [-- --users 10000,100000 --follows 30 --rounds 300 --toggles 10000 --data FOLDER --load-only]`; with `--data` the worlds stay.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { progressOnStderr, startStack } from '../local/src/index.ts';
import { startProfiles } from '../subgraphs/profiles/test/support.ts';
import { measure, measureToggles } from './graph/measures.ts';
import { load, worldOf } from './graph/world.ts';

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '10000,100000' },
    follows: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '300' },
    toggles: { type: 'string', default: '10000' },
    data: { type: 'string' },
    'load-only': { type: 'boolean', default: false },
  },
});
const say = progressOnStderr();
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'bench-graph-')));
const stack = await startStack({ dataDir: folder, env: {}, onProgress: say });
Object.assign(process.env, { MONGO_URL: stack.mongoUrl, POSTGRES_URL: stack.postgresUrl, REDIS_URL: stack.redisUrl });
try {
  await using mongo = await new MongoClient(stack.mongoUrl).connect();
  for (const world of values.users.split(',').map((users) => worldOf(Number(users), Number(values.follows)))) {
    const suffix = `_graph${world.users}`;
    await load(mongo.db(`wechat_profiles${suffix}`), world, say);
    if (values['load-only']) continue;
    const profiles = await startProfiles({}, suffix);
    try {
      console.log(await measure(profiles, world, Number(values.rounds)));
      console.log(`  ${await measureToggles(profiles, world, Number(values.toggles))}`);
    } finally {
      await profiles[Symbol.asyncDispose]();
    }
  }
} finally {
  await stack.stop();
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}
