import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RawSocket, until } from './raw-socket.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

let embedded: SmallPlatform;
let distributed: SmallPlatform;

beforeAll(async () => {
  [embedded, distributed] = await Promise.all([
    startSmallPlatform({ topology: 'embedded', env: { SINGLE_FLIGHT_MS: '60000' } }),
    startSmallPlatform({ topology: 'distributed', env: { SINGLE_FLIGHT_MS: '60000' } }),
  ]);
});
afterAll(() => Promise.all([embedded[Symbol.asyncDispose](), distributed[Symbol.asyncDispose]()]));

/** What a client sees, without the ids that differ by nature. */
async function seen(platform: SmallPlatform, body: object, role: 'USER' | 'MODERATOR' | null): Promise<unknown> {
  const headers = role === null ? undefined : { authorization: `Bearer ${(await platform.signIn({ roles: [role] })).token}` };
  const response = await platform.post(body, headers);
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')) };
}

const OPERATIONS: [string, object][] = [
  ['a join', { query: '{ posts(first: 7) { edges { node { text author { id name postCount } } } } }' }],
  ['the viewer', { query: '{ me { id name postCount } secret staff }' }],
  ['a bug beside data', { query: '{ bug device }' }],
  ['a mutation', { query: 'mutation($n: [String!]!) { rename(names: $n) }', variables: { n: ['a'] } }],
  ['bad variables', { query: 'query($f: Int) { users(first: $f) { id } }', variables: { f: 'x' } }],
  ['a refusal', { query: '{ nothing }' }],
];

describe('both topologies', () => {
  for (const [what, body] of OPERATIONS) {
    for (const role of [null, 'USER', 'MODERATOR'] as const) {
      it(`answer alike: ${what} as ${role ?? 'anonymous'}`, async () => {
        expect(await seen(distributed, body, role)).toEqual(await seen(embedded, body, role));
      });
    }
  }

  it('stream alike', async () => {
    const events = await Promise.all(
      [embedded, distributed].map(async (platform) => {
        const client = createClient({ url: platform.wsUrl, webSocketImpl: WebSocket });
        const stream = client.iterate({ query: 'subscription { ticks { n author { name postCount } } }' });
        const first = stream.next();
        await until(() => platform.openTicks() === 1);
        platform.tick(5);
        const { value } = await first;
        await stream.return?.();
        await until(() => platform.openTicks() === 0);
        await client.dispose();
        return value;
      }),
    );
    expect(events[0]).toEqual({
      data: { ticks: { n: 5, author: { name: 'name of u5', postCount: 1 } } },
      extensions: { cursor: 'c5' },
    });
    expect(events[1]).toEqual(events[0]);
  });

  it('refuse a protected subscription alike', async () => {
    const refusals = await Promise.all(
      [embedded, distributed].map(async (platform) => {
        const socket = await RawSocket.open(platform.wsUrl);
        socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { privateTicks { n } }' } });
        const message = await socket.next();
        socket.end();
        return message;
      }),
    );
    expect(JSON.stringify(refusals[0])).toContain('UNAUTHENTICATED');
    expect(refusals[1]).toEqual(refusals[0]);
  });
});

describe('the distributed topology', () => {
  it('nulls the fields of a subgraph that is down, names it, and tells no address', async () => {
    await using platform = await startSmallPlatform({ topology: 'distributed' });
    await platform.stopSubgraph('postfeed');
    const response = await platform.post({ query: '{ users(first: 1) { name postCount } }' });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      data: { users: [{ name: 'name of u0', postCount: null }] },
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'postfeed' } }],
    });
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN/);
  });
});

describe('identical queries at once', () => {
  it.each([
    ['of one viewer cost one upstream call', 1, 1],
    ['of different viewers cost one each', 20, 20],
  ])('%s', async (_what, viewers, calls) => {
    for (const platform of [embedded, distributed]) {
      const before = platform.ran.get('slow') ?? 0;
      const tokens = await Promise.all(Array.from({ length: viewers }, () => platform.signIn()));
      const arrived = countReads(platform.sessions);
      const answers = Array.from({ length: 20 }, (_, i) =>
        platform.post({ query: '{ slow }' }, { authorization: `Bearer ${tokens[i % viewers]?.token}` }),
      );
      await until(() => arrived() === 20 && (platform.ran.get('slow') ?? 0) - before >= calls);
      platform.releaseSlow();
      for (const answer of answers) expect(await (await answer).json()).toMatchObject({ data: { slow: 'done' } });
      expect((platform.ran.get('slow') ?? 0) - before).toBe(calls);
    }
  });
});

/** How often a value has been read since. */
function countReads(map: Map<string, unknown>): () => number {
  const get = map.get.bind(map);
  let reads = 0;
  map.get = (key) => {
    reads += 1;
    return get(key);
  };
  return () => reads;
}
