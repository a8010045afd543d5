import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RawSocket, until } from './raw-socket.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

let platform: SmallPlatform;
const clients: Client[] = [];

beforeAll(async () => {
  platform = await startSmallPlatform({
    env: {
      WS_INIT_MS: '150',
      WS_MAX_SUBSCRIPTIONS: '3',
      WS_MAX_SOCKETS_PER_USER: '2',
      WS_PING_MS: '100',
      WS_MAX_MESSAGES_PER_SEC: '20',
    },
  });
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await platform[Symbol.asyncDispose]();
});

function connect(token?: string): Client {
  const client = createClient({
    url: platform.wsUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token === undefined ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
  });
  clients.push(client);
  return client;
}

const open = (token?: string) => RawSocket.open(platform.wsUrl, token);

describe('operations over a socket', () => {
  it('answers queries and mutations', async () => {
    const { token, userId } = await platform.signIn();
    const client = connect(token);
    expect((await client.iterate({ query: '{ me { id } }' }).next()).value).toEqual({ data: { me: { id: userId } } });
    expect((await client.iterate({ query: 'mutation { rename(names: ["a", "b"]) }' }).next()).value).toEqual({
      data: { rename: 2 },
    });
  });

  it('joins subscription events across subgraphs and repeats their cursor', async () => {
    const stream = connect().iterate({ query: 'subscription { ticks { n author { name postCount } } }' });
    const first = stream.next();
    await until(() => platform.openTicks() === 1);
    platform.tick(7);
    expect((await first).value).toEqual({
      data: { ticks: { n: 7, author: { name: 'name of u7', postCount: 1 } } },
      extensions: { cursor: 'c7' },
    });
    await stream.return?.();
    await until(() => platform.openTicks() === 0);
  });

  it('answers a syntax error, an unknown field and an unknown operation with an error message and keeps the socket', async () => {
    const socket = await open();
    for (const [id, query] of [
      ['a', '{'],
      ['b', '{ nothing }'],
      ['c', 'query A { me { id } } query B { me { id } }'],
    ] as const) {
      socket.send({ id, type: 'subscribe', payload: { query } });
      const message = await socket.next();
      expect(message).toMatchObject({ id, type: 'error', payload: [{ extensions: { code: expect.any(String) } }] });
    }
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.end();
  });

  it('masks bugs', async () => {
    const { value } = await connect().iterate({ query: '{ bug }' }).next();
    expect(value).toMatchObject({
      data: { bug: null },
      errors: [{ path: ['bug'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(value)).not.toContain('10.0.0.7');
  });

  it('limits operations before any resolver runs', async () => {
    const before = platform.ran.get('users') ?? 0;
    const query = `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: users { id }`).join(' ')} }`;
    await expect(connect().iterate({ query }).next()).rejects.toMatchObject([{ extensions: { code: 'OPERATION_TOO_COMPLEX' } }]);
    expect(platform.ran.get('users') ?? 0).toBe(before);
  });

  it('stops an operation that the client completes', async () => {
    const socket = await open();
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { n } }' } });
    await until(() => platform.openTicks() === 1);
    socket.send({ id: '1', type: 'complete' });
    await until(() => platform.openTicks() === 0);
    socket.end();
  });
});

describe('close codes', () => {
  it('4406: no subprotocol', async () => {
    const socket = await RawSocket.raw(platform.wsUrl, []);
    expect(await socket.closed).toMatchObject({ code: 4406 });
  });

  it('4408: no connection_init in time', async () => {
    const socket = await RawSocket.raw(platform.wsUrl);
    expect(await socket.closed).toMatchObject({ code: 4408 });
  });

  it('4401: an operation before connection_init', async () => {
    const socket = await RawSocket.raw(platform.wsUrl);
    socket.send({ id: '1', type: 'subscribe', payload: { query: '{ me { id } }' } });
    expect(await socket.closed).toMatchObject({ code: 4401 });
  });

  it('4429: a second connection_init', async () => {
    const socket = await open();
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toMatchObject({ code: 4429 });
  });

  it('4409: an id that is in use', async () => {
    const socket = await open();
    for (let n = 0; n < 2; n += 1)
      socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { n } }' } });
    expect(await socket.closed).toMatchObject({ code: 4409 });
  });

  for (const [what, frame] of [
    ['no JSON', 'hello'],
    ['an unknown type', '{"type":"start"}'],
    ['a subscribe without a query', '{"type":"subscribe","id":"1","payload":{}}'],
  ] as const) {
    it(`4400: ${what}`, async () => {
      const socket = await open();
      socket.sendText(frame);
      expect(await socket.closed).toMatchObject({ code: 4400 });
    });
  }

  it('1009: a message that is too large', async () => {
    const socket = await open();
    socket.sendText(JSON.stringify({ type: 'ping', payload: { filler: 'x'.repeat(200_000) } }));
    expect(await socket.closed).toMatchObject({ code: 1009 });
  });

  it('4403: a token that is forged, expired, of another kind, or of an ended session', async () => {
    const { userId, sessionId } = await platform.signIn();
    const past = Math.floor(Date.now() / 1000) - 60;
    const tokens = [
      'nonsense',
      await platform.sign({ sub: userId, sid: sessionId, exp: past }),
      await platform.sign({ sub: userId, sid: sessionId }, { typ: 'JWT' }),
      await platform.sign({ sub: userId, sid: sessionId, aud: 'other' }),
      await platform.sign({ sub: userId, sid: 'unknown' }),
    ];
    for (const token of tokens) {
      const socket = await RawSocket.raw(platform.wsUrl);
      socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      expect(await socket.closed).toMatchObject({ code: 4403 });
    }
  });

  it('4403: the token expires while the socket is open', async () => {
    const { token } = await platform.signIn({ expiresInSec: 1 });
    const socket = await open(token);
    expect(await socket.closed).toMatchObject({ code: 4403 });
  });

  it('4403 within a second of the session being revoked', async () => {
    const { token, userId, sessionId } = await platform.signIn();
    const socket = await open(token);
    const at = performance.now();
    platform.publish({
      type: 'auth.session.revoked.v1',
      data: { userId, sessionIds: [sessionId] },
      topics: [`session:${sessionId}`],
    });
    expect(await socket.closed).toMatchObject({ code: 4403 });
    expect(performance.now() - at).toBeLessThan(1000);
  });

  it('1012 when roles change: the client comes back with the new ones', async () => {
    const { token, userId } = await platform.signIn();
    const socket = await open(token);
    platform.publish({ type: 'auth.roles.changed.v1', data: { userId, roles: ['ADMIN'] }, topics: [`user:${userId}`] });
    expect(await socket.closed).toMatchObject({ code: 1012 });
  });

  it('1013: nobody can tell whether the token holds', async () => {
    const { token } = await platform.signIn();
    platform.setAuthDown(true);
    const socket = await RawSocket.raw(platform.wsUrl);
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await socket.closed).toMatchObject({ code: 1013 });
    platform.setAuthDown(false);
  });

  it('4429: more sockets of one user than allowed', async () => {
    const { token } = await platform.signIn();
    const kept = [await open(token), await open(token)];
    const socket = await RawSocket.raw(platform.wsUrl);
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await socket.closed).toMatchObject({ code: 4429 });
    for (const one of kept) one.end();
    await Promise.all(kept.map((one) => one.closed));
    const again = await open(token);
    again.end();
  });

  it('4429: a flood of messages', async () => {
    const socket = await open();
    for (let n = 0; n < 200; n += 1) socket.send({ type: 'ping' });
    expect(await socket.closed).toMatchObject({ code: 4429 });
  });

  it('1006: a client that answers no ping is cut', async () => {
    const socket = await RawSocket.open(platform.wsUrl, undefined, { autoPong: false });
    expect(await socket.closed).toMatchObject({ code: 1006 });
  });
});

describe('a socket', () => {
  it('refuses one subscription more than allowed and keeps the others', async () => {
    const socket = await open();
    for (const id of ['1', '2', '3', '4'])
      socket.send({ id, type: 'subscribe', payload: { query: 'subscription { ticks { n } }' } });
    expect(await socket.next()).toMatchObject({ id: '4', type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
    await until(() => platform.openTicks() === 3);
    socket.end();
    await until(() => platform.openTicks() === 0);
  });

  it('asks for the session anew at each operation', async () => {
    const { token, userId, sessionId } = await platform.signIn();
    const client = connect(token);
    platform.sessions.set(sessionId, { state: 'active', userId, roles: ['USER'], provedAtMs: 42 });
    expect((await client.iterate({ query: '{ proved }' }).next()).value).toEqual({ data: { proved: '42' } });
  });

  it('is not opened for a page of another site', async () => {
    const status = await RawSocket.refused(platform.wsUrl, { origin: 'https://evil.example' });
    expect(status).toBe(403);
  });
});
