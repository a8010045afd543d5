import { Redis } from 'ioredis';

const SCANNED_AT_ONCE = 1_000;

/** Removes the keys of one platform: all of the database, or those that begin with its prefix. */
export async function forgetRedis(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    if (prefix === '') await redis.flushdb();
    else {
      for await (const keys of redis.scanStream({ match: `${prefix}*`, count: SCANNED_AT_ONCE })) {
        if (Array.isArray(keys) && keys.length > 0) await redis.unlink(keys.map(String));
      }
    }
  } finally {
    redis.disconnect();
  }
}
