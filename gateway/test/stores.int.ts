import { SessionsRevoked } from '@app/contracts/events';
import { EventLog, LiveTail } from '@app/events';
import { closeRedis, connectRedis, RateLimiter } from '@app/redis';
import { silentLogger } from '@app/telemetry';
import { freshInstance } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawSocket } from './raw-socket.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

const instance = freshInstance();
const redis = connectRedis(instance.redisUrl, { name: 'gateway-test' });
const layout = { prefix: instance.redisPrefix };
const log = new EventLog(redis, layout);
const tail = new LiveTail({ redis, domains: ['auth'], layout, logger: silentLogger() });
let platform: SmallPlatform;

beforeAll(async () => {
  await log.open('auth', 'epoch');
  await tail.start();
  platform = await startSmallPlatform({
    deps: {
      tail,
      sessionCache: { get: (key) => redis.get(instance.redisPrefix + key) },
      rateLimits: new RateLimiter(redis, { prefix: `${instance.redisPrefix}limit:` }),
    },
  });
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await tail.stop();
  closeRedis(redis);
  await instance[Symbol.asyncDispose]();
});

describe('with real stores', () => {
  it('a revocation in the event log closes the socket within a second', async () => {
    const { token, userId, sessionId } = await platform.signIn();
    const socket = await RawSocket.open(platform.wsUrl, token);
    const at = performance.now();
    await log.append('auth', SessionsRevoked({ userId, sessionIds: [sessionId] }), 'epoch', false);
    expect(await socket.closed).toMatchObject({ code: 4403 });
    expect(performance.now() - at).toBeLessThan(1_000);
  });

  it('the cached state of a session decides', async () => {
    const { token, sessionId } = await platform.signIn();
    const ask = async () =>
      (await (await platform.post({ query: '{ me { id } }' }, { authorization: `Bearer ${token}` })).json()) as object;
    expect(await ask()).toHaveProperty('data');
    await redis.set(`${instance.redisPrefix}session:${sessionId}`, '{"state":"ended"}');
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('parallel sign-ins never get more than the limit', async () => {
    const answers = await Promise.all(
      Array.from(
        { length: 40 },
        async () => (await (await platform.post({ query: 'mutation { logIn(name: "a") }' })).json()) as { errors?: unknown },
      ),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(30);
  });
});
