import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawSocket, until } from './raw-socket.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

let platform: SmallPlatform;
beforeAll(async () => {
  platform = await startSmallPlatform({
    topology: 'distributed',
    env: { WS_MAX_BUFFER_BYTES: '65536', WS_MAX_MESSAGES_PER_SEC: '100000' },
  });
});
afterAll(() => platform[Symbol.asyncDispose]());

const nested = (open: string, close: string, depth: number, core = '') => open.repeat(depth) + core + close.repeat(depth);
const bodies: Record<string, string> = {
  'deeply nested variables': `{"query":"query($n: [String!]!) { __typename }","variables":{"n":${nested('[', ']', 200_000)}}}`,
  'deeply nested unused variables': `{"query":"{ device }","variables":{"x":${nested('{"a":', '}', 100_000, '1')}}}`,
  'deeply nested extensions': `{"query":"{ device }","extensions":${nested('{"a":', '}', 100_000, '1')}}`,
  'deeply nested literals': JSON.stringify({ query: `mutation { rename(names: ${nested('[', ']', 900)}) }` }),
  'deep selections': JSON.stringify({ query: nested('{ me ', ' }', 600) }),
  'fragments in a circle': JSON.stringify({ query: '{ me { ...a } } fragment a on User { ...b } fragment b on User { ...a }' }),
  'control characters': JSON.stringify({ query: '{ device } # \u0000\u0007\ud800' }),
  'a lone surrogate in an argument': JSON.stringify({ query: 'mutation { rename(names: ["\ud800"]) }' }),
  'operators as values': JSON.stringify({
    query: 'mutation($n: [String!]!) { rename(names: $n) }',
    variables: { n: { $gt: '' } },
  }),
  'a number beyond every integer': JSON.stringify({ query: '{ users(first: 99999999999999999999) { id } }' }),
  'a name of an object property': JSON.stringify({ query: '{ constructor __proto__ toString }' }),
  'an alias that is a property': JSON.stringify({ query: '{ constructor: device  __proto__: device }' }),
  'an operation name that is a property': JSON.stringify({ query: 'query a { device }', operationName: '__proto__' }),
  'variables that are properties': '{"query":"{ device }","variables":{"constructor":1,"toString":2}}',
  'many variables': JSON.stringify({
    query: `query(${Array.from({ length: 400 }, (_, n) => `$v${n}: Int`).join()}) { device }`,
    variables: Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`v${n}`, 'x'])),
  }),
  'conflicting fields': JSON.stringify({
    query: `{ ${Array.from({ length: 25 }, (_, n) => `x: users(first: ${n}) { id }`).join(' ')} }`,
  }),
  'reserved variables': JSON.stringify({
    query: 'query($representations: Int) { users(first: $representations) { id } }',
    variables: { representations: 1 },
  }),
  'a federation field': JSON.stringify({ query: '{ _entities(representations: []) { __typename } _service { sdl } }' }),
};

describe('hostile requests', () => {
  for (const [what, body] of Object.entries(bodies)) {
    it(`are a mistake of the client: ${what}`, async () => {
      const response = await platform.post(body);
      const text = await response.text();
      expect(response.status, text).toBeLessThan(500);
      expect(text).not.toContain('INTERNAL_SERVER_ERROR');
      expect(text).not.toContain('SERVICE_UNAVAILABLE');
    });
  }

  for (const [directive, query] of [
    ['@defer', '{ ... @defer { device } }'],
    ['@stream', '{ users(first: 3) @stream(initialCount: 1) { id } }'],
  ] as const) {
    it(`for results in parts (${directive}) are refused by name, over HTTP and WebSocket alike`, async () => {
      const refusal = { message: expect.stringContaining(directive), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
      const response = await platform.post({ query });
      expect(await response.json()).toMatchObject({ errors: [refusal] });
      const socket = await RawSocket.open(platform.wsUrl);
      socket.send({ id: 'parts', type: 'subscribe', payload: { query } });
      expect(await socket.next()).toMatchObject({ id: 'parts', type: 'error', payload: [refusal] });
      socket.end();
    });
  }

  it('of random bytes never break the gateway', async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const alphabet = '{}[]()"$:!@#.,\\ \n\u0000abcqmutionsfragmentdevice0123456789é𝒳';
    const characters = [...alphabet];
    for (let n = 0; n < 300; n += 1) {
      const query = Array.from(
        { length: 1 + Math.floor(random() * 80) },
        () => characters[Math.floor(random() * characters.length)],
      ).join('');
      const response = await platform.post(n % 2 === 0 ? { query } : query);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toContain('INTERNAL_SERVER_ERROR');
    }
  });
});

describe('hostile sockets', () => {
  it('of garbage, binary and huge frames are closed, and others are served meanwhile', async () => {
    const frames = [
      '\u0000\u0001',
      '[]',
      'null',
      '{"type":"subscribe"}',
      `{"type":"ping","payload":${nested('{"a":', '}', 5_000, '1')}}`,
      'x'.repeat(500_000),
    ];
    for (const frame of frames) {
      const socket = await RawSocket.open(platform.wsUrl);
      socket.sendText(frame);
      const outcome = await Promise.race([socket.closed, socket.next()]);
      expect(outcome).toBeDefined();
      socket.end();
    }
    expect((await platform.post({ query: '{ device }' })).status).toBe(200);
  });

  it('that do not read are ended before their answers pile up', async () => {
    const socket = await RawSocket.open(platform.wsUrl);
    socket.pause();
    let isOver = false;
    void socket.closed.then(() => {
      isOver = true;
    });
    const query = '{ posts(first: 100) { edges { node { id text author { id name } } } } }';
    for (let n = 0; n < 2_000 && !isOver; n += 1) {
      socket.send({ id: `q${n}`, type: 'subscribe', payload: { query } });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => platform.openSockets() === 0, 10_000);
    socket.resume();
    await socket.closed;
  }, 20_000);
});
