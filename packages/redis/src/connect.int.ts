import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { blockingConnection, closeRedis, connectRedis, defineScript, isRedisDown, RateLimiter, RedisDownError } from './index.ts';

const url = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
const redis = connectRedis(url, { name: 'test:connect' });
const key = `test:connect:${randomUUID()}`;

/** A port on which nobody answers: bound once, then freed. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

afterAll(async () => {
  await redis.del(key);
  closeRedis(redis);
});

describe('connections', () => {
  it('open with the first command', async () => {
    expect(redis.status).toBe('wait');
    expect(await redis.set(key, '1')).toBe('OK');
  });

  it('reject within the command time-out when the server is away', async () => {
    const away = connectRedis(`redis://127.0.0.1:${await closedPort()}`, { name: 'test:away', commandTimeoutMs: 150 });
    const startedAt = performance.now();
    const failure = await away.get(key).catch((error: unknown) => error);
    closeRedis(away);
    expect(isRedisDown(failure)).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('reject at once without an offline queue, so that a limiter can fail closed', async () => {
    const away = connectRedis(`redis://127.0.0.1:${await closedPort()}`, { name: 'test:away', offlineQueue: false });
    const taking = new RateLimiter(away).take({ key: 'x', limit: 1, windowMs: 1_000 });
    await expect(taking).rejects.toBeInstanceOf(RedisDownError);
    closeRedis(away);
  });

  it('reject in time when the server accepts but never answers', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const address = mute.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    const hung = connectRedis(`redis://127.0.0.1:${address.port}`, { name: 'test:hung', commandTimeoutMs: 100 });
    expect(isRedisDown(await hung.get(key).catch((error: unknown) => error))).toBe(true);
    closeRedis(hung);
    mute.close();
  });

  it('let a blocking read outlast the command time-out of its parent', async () => {
    const parent = connectRedis(url, { name: 'test:parent', commandTimeoutMs: 50 });
    const blocking = blockingConnection(parent, 'test:blocking');
    expect(await blocking.xread('BLOCK', 200, 'STREAMS', `${key}:none`, '$')).toBeNull();
    closeRedis(blocking);
    closeRedis(parent);
  });

  it('do not mistake an error of the caller for an outage', async () => {
    expect(isRedisDown(await redis.lpush(key, '1').catch((error: unknown) => error))).toBe(false);
  });
});

describe('scripts', () => {
  const echo = defineScript({ name: 'echo', lua: `-- ${randomUUID()}\nreturn {KEYS[1], ARGV[1]}`, parse: (raw) => raw });

  it('run on a server that never saw them', async () => {
    expect(await echo.run(redis, [key], ['hello'])).toEqual([key, 'hello']);
    expect(await echo.run(redis, [key], [7])).toEqual([key, '7']);
  });

  it('refuse keys of different slots', async () => {
    await expect(echo.run(redis, ['{a}', '{b}'], [])).rejects.toBeInstanceOf(TypeError);
  });
});
