/**
 * Chat through the gateway, over HTTP and WebSockets, beside the floor that the store sets: queries and transactions written by hand over the
 * driver. Worlds of several sizes, each on databases of its own in a stack of its own.
 *
 *   npm run bench chat -- [--messages 100000,2000000] [--data FOLDER] [--load-only] [--only sends,reads,searches,listeners]
 *
 * With `--data` the worlds stay and are not written again; 10,000,000 messages take some 12 GB there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { progressOnStderr, startStack } from '../local/src/index.ts';
import { buildIndexes, loadWorld } from './chat/load.ts';
import { measureWorld, PARTS } from './chat/measures.ts';
import { setUp, startPlatform } from './chat/servers.ts';
import { worldOf } from './chat/world.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000,2000000' },
    data: { type: 'string' },
    only: { type: 'string', default: PARTS.join(',') },
    'load-only': { type: 'boolean', default: false },
  },
});
const say = progressOnStderr();
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'bench-chat-')));
const stack = await startStack({ dataDir: folder, env: {}, onProgress: say });
// Told to stop in the middle: the servers must not outlive us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stack.stop().finally(() => process.exit(1)));
try {
  await using mongo = await new MongoClient(stack.mongoUrl).connect();
  for (const world of values.messages.split(',').map((messages) => worldOf(Number(messages)))) {
    const suffix = `_${world.name}`;
    if (await loadWorld(mongo, suffix, world, say)) say(`${world.messages} messages are written; indexes follow`);
    await buildIndexes(mongo, suffix);
    await setUp(stack, suffix);
    say(`${world.name} is set up`);
    if (values['load-only']) continue;
    const platform = await startPlatform(stack, suffix, world);
    try {
      await measureWorld(world, platform, mongo.db(`wechat_chat${suffix}`), values.only.split(','));
    } finally {
      await platform.stop();
    }
  }
} finally {
  await stack.stop();
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}
