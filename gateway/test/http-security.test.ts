import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RateLimits } from '../src/ports.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string; [key: string]: unknown } }[];
  extensions?: Record<string, unknown>;
}

let platform: SmallPlatform;

beforeAll(async () => {
  platform = await startSmallPlatform({
    env: { CORS_ORIGINS: 'https://app.example', REQUEST_TIMEOUT_MS: '1000', HEADERS_TIMEOUT_MS: '1000' },
  });
});
afterAll(() => platform[Symbol.asyncDispose]());

async function ask(query: string, headers: Record<string, string> = {}, rest: object = {}, on = platform): Promise<Answer> {
  return (await (await on.post({ query, ...rest }, headers)).json()) as Answer;
}
const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('requests of browsers', () => {
  const query = { query: '{ me { id } }' };
  const crossSite: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.localhost' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  it('are refused when a page of another site makes them', async () => {
    for (const headers of crossSite) {
      const response = await platform.post(query, headers);
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(((await response.json()) as Answer).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      const get = await fetch(`${platform.url}/graphql?query={me{id}}`, { headers });
      expect(get.status).toBe(403);
    }
  });

  it('are answered for the own site, for listed origins with CORS, and for tools without any of the headers', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: platform.url },
      {},
    ] as Record<string, string>[]) {
      expect((await platform.post(query, headers)).status).toBe(200);
    }
    const listed = await platform.post(query, { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' });
    expect(listed.status).toBe(200);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example');
    const preflight = await fetch(`${platform.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
  });

  it('cannot send forms or plain text', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await platform.post(JSON.stringify(query), { 'content-type': type })).status).toBe(415);
    }
  });
});

describe('identity', () => {
  it('is anonymous without a token and the viewer with one', async () => {
    const { token, userId } = await platform.signIn();
    expect(await ask('{ me { id } }')).toEqual(expect.objectContaining({ data: { me: { id: 'anonymous' } } }));
    expect((await ask('{ me { id } }', bearer(token))).data).toEqual({ me: { id: userId } });
  });

  it('cannot be claimed by headers', async () => {
    const answer = await ask('{ me { id } }', {
      'x-user-id': 'root',
      'x-internal-identity': 'forged',
      'x-forwarded-for': '1.2.3.4',
    });
    expect(answer.data).toEqual({ me: { id: 'anonymous' } });
  });

  it('refuses bad tokens, and fails closed when nobody can tell', async () => {
    const { token, userId, sessionId } = await platform.signIn();
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from(
      JSON.stringify({ sub: userId, sid: sessionId, iss: 'wechat-api', aud: 'wechat-api', exp: 9_999_999_999 }),
    ).toString('base64url')}.`;
    for (const bad of ['x', none, `${token}x`, await platform.sign({ sub: userId, sid: sessionId }, { kid: 'other' })]) {
      expect(codeOf(await ask('{ me { id } }', bearer(bad)))).toBe('UNAUTHENTICATED');
    }
    platform.setAuthDown(true);
    expect(await ask('{ me { id } }', bearer(token))).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'auth' } }],
    });
    platform.setAuthDown(false);
    platform.sessions.set(sessionId, { state: 'ended' });
    expect(codeOf(await ask('{ me { id } }', bearer(token)))).toBe('UNAUTHENTICATED');
  });

  it('lets a mutation that needs no session run with a stale token, as anonymous', async () => {
    const stale = bearer('stale.token.here');
    expect((await ask('mutation { logIn(name: "a") }', stale)).data?.logIn).toMatch(/^anonymous /);
    expect(codeOf(await ask('mutation { logIn(name: "a") logOut }', stale))).toBe('UNAUTHENTICATED');
  });

  it('takes roles from the session, not from the token', async () => {
    const { token, userId, sessionId } = await platform.signIn();
    const boasting = await platform.sign({ sub: userId, sid: sessionId, roles: ['ADMIN'], scope: 'moderation' });
    expect(await ask('{ staff }', bearer(boasting))).toMatchObject({
      data: { staff: null },
      errors: [{ path: ['staff'], extensions: { code: 'FORBIDDEN' } }],
    });
    platform.sessions.set(sessionId, { state: 'active', userId, roles: ['MODERATOR'], provedAtMs: 0 });
    expect((await ask('{ staff }', bearer(token))).data).toEqual({ staff: 'staff' });
    expect(codeOf(await ask('{ secret }'))).toBe('UNAUTHENTICATED');
  });

  it('makes a device known at sign-in only, by a cookie that scripts cannot read', async () => {
    expect((await platform.post({ query: '{ device }' })).headers.get('set-cookie')).toBeNull();
    const first = await platform.post({ query: 'mutation { logIn(name: "a") }' });
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^wechat_device=[\w-]{22}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const id = cookie.slice('wechat_device='.length, cookie.indexOf(';'));
    expect(((await first.json()) as Answer).data?.logIn).toBe(`anonymous ${id}`);
    expect((await ask('{ device }', { cookie: `wechat_device=${id}` })).data).toEqual({ device: id });
  });
});

describe('limits', () => {
  const deep = (levels: number) => `{ me ${'{ friends(first: 1) '.repeat(levels - 2)}{ id }${' }'.repeat(levels - 2)} }`;
  const tooBig: Record<string, string> = {
    depth: deep(17),
    aliases: `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    'root fields': `{ ${'device '.repeat(21)} }`,
    directives: `{ ${'me { id @include(if: true) } '.repeat(51)} }`.replaceAll('me {', 'me {'),
    tokens: `{ ${'device '.repeat(2_001)} }`,
    cost: '{ users(first: 100) { friends(first: 100) { friends(first: 100) { id } } } }',
    'fragments that multiply': `{ me { ...a ...a } } ${[...'abcdefghijkl'].map((name, n, all) => `fragment ${name} on User { ${all[n + 1] ? `...${all[n + 1]} ...${all[n + 1]}` : 'x: id y: name'} }`).join(' ')}`,
    'a long document': `{ me { id } } #${'x'.repeat(33_000)}`,
  };
  for (const [what, query] of Object.entries(tooBig)) {
    it(`refuse ${what} before any resolver runs`, async () => {
      const before = new Map(platform.ran);
      expect(codeOf(await ask(query))).toBe('OPERATION_TOO_COMPLEX');
      expect(platform.ran).toEqual(before);
    });
  }

  it('refuse long lists in arguments and variables', async () => {
    const names = Array.from({ length: 101 }, () => 'n');
    expect(codeOf(await ask(`mutation { rename(names: ${JSON.stringify(names)}) }`))).toBe('OPERATION_TOO_COMPLEX');
    expect(codeOf(await ask('mutation($n: [String!]!) { rename(names: $n) }', {}, { variables: { n: names } }))).toBe(
      'OPERATION_TOO_COMPLEX',
    );
  });

  it('let everything through that is just within them, and introspection', async () => {
    expect((await ask(deep(16))).errors).toBeUndefined();
    expect((await ask(`{ ${Array.from({ length: 20 }, (_, n) => `a${n}: device`).join(' ')} }`)).errors).toBeUndefined();
    const { getIntrospectionQuery } = await import('graphql');
    expect((await ask(getIntrospectionQuery())).errors).toBeUndefined();
    const everything = { oneOf: true, specifiedByUrl: true, directiveIsRepeatable: true, inputValueDeprecation: true };
    expect((await ask(getIntrospectionQuery(everything))).errors).toBeUndefined();
  });

  it('tell the estimated cost in development', async () => {
    const answer = await ask('{ posts(first: 10) { edges { node { id author { id } } } } }');
    expect(answer.extensions?.cost).toEqual({ estimate: 31, limit: 5000 });
  });

  it('refuse bodies over 1 MiB, batches and malformed requests as client mistakes', async () => {
    expect((await platform.post({ query: '{ device }', filler: 'x'.repeat(1_100_000) })).status).toBe(413);
    const bad = [
      [{ query: '{ device }' }],
      { query: 7 },
      { query: '{ device }', variables: [] },
      {},
      '{',
      '[]',
      'null',
      '{"query":"{device}","__proto__":{}}',
    ];
    for (const body of bad) {
      const response = await platform.post(body);
      expect(response.status, JSON.stringify(body)).toBe(400);
      expect(codeOf((await response.json()) as Answer)).toBe('BAD_USER_INPUT');
    }
  });

  it('map what Apollo Server calls server errors: bad hashes and many bad variables', async () => {
    const persistedQuery = { version: 1, sha256Hash: 'f'.repeat(64) };
    expect(codeOf(await ask('{ device }', {}, { extensions: { persistedQuery } }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await ask('{ device }', {}, { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } }))).toBe(
      'BAD_USER_INPUT',
    );
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`v${n}`, {}]));
    const query = `query(${Object.keys(many)
      .map((name) => `$${name}: Int`)
      .join()}) { ${Object.keys(many).map((name) => `users(first: $${name}) { id }`)[0]} }`;
    const answer = await ask(query, {}, { variables: many });
    expect(answer.errors?.length).toBeLessThanOrEqual(10);
    for (const error of answer.errors ?? [])
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(error.extensions.code);
  });

  it('end a request whose body or head never arrives', async () => {
    const { port } = new URL(platform.url);
    for (const head of [
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      'POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    ]) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(head);
      await new Promise((resolve) => {
        socket.on('data', () => undefined);
        socket.once('close', resolve);
        socket.on('error', () => undefined);
      });
    }
  }, 10_000);
});

describe('documents', () => {
  it('can be sent by hash once they are known', async () => {
    const query = '{ device __typename }';
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') };
    const byHash = { extensions: { persistedQuery } };
    expect(codeOf((await (await platform.post(byHash)).json()) as Answer)).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await ask(query, {}, byHash)).data).toMatchObject({ device: null });
    expect(((await (await platform.post(byHash)).json()) as Answer).data).toMatchObject({ device: null });
  });
});

describe('production', () => {
  it('shows no schema, no suggestions, no landing page, no development doors, no stack', async () => {
    await using production = await startSmallPlatform({
      env: { NODE_ENV: 'production', IDENTITY_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://api.example' },
      deps: { dev: null },
    });
    expect(codeOf(await ask('{ __schema { types { name } } }', {}, {}, production))).toBe('GRAPHQL_VALIDATION_FAILED');
    const misspelt = await ask('{ devise }', {}, {}, production);
    expect(JSON.stringify(misspelt)).not.toMatch(/Did you mean|device"/);
    expect(JSON.stringify(await ask('{ bug }', {}, {}, production))).not.toMatch(/stack|10\.0\.0\.7/);
    const page = await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toContain('<html');
    for (const path of ['/dev/mailbox', '/dev/accounts', '/dev/parts', '/graphiql']) {
      expect((await fetch(`${production.url}${path}`)).status).toBe(404);
    }
    expect(page.headers.get('x-powered-by')).toBeNull();
    const signedIn = await production.post({ query: 'mutation { logIn(name: "a") }' });
    expect(signedIn.headers.get('set-cookie')).toContain('; Secure');
  });
});

describe('rate limits', () => {
  const counting = (allowed: number): RateLimits => {
    const taken = new Map<string, number>();
    return {
      take: async ({ key, cost = 1 }) => {
        const used = (taken.get(key) ?? 0) + cost;
        if (used > allowed) return { allowed: false, limit: allowed, remaining: 0, retryAfterMs: 1000 };
        taken.set(key, used);
        return { allowed: true, limit: allowed, remaining: allowed - used, retryAfterMs: 0 };
      },
    };
  };

  it('count each alias, and tell when to come back', async () => {
    await using limited = await startSmallPlatform({ deps: { rateLimits: counting(5) } });
    const three = 'mutation { a: logIn(name: "a") b: logIn(name: "b") c: logIn(name: "c") }';
    expect((await ask(three, {}, {}, limited)).errors).toBeUndefined();
    const refused = await limited.post({ query: three });
    expect((await refused.json()) as Answer).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', limit: 5, remaining: 0, retryAfterMs: 1000 } }],
    });
  });

  it('let reads go on and refuse sign-ins while nobody can count', async () => {
    const broken: RateLimits = { take: () => Promise.reject(new Error('away')) };
    await using limited = await startSmallPlatform({ deps: { rateLimits: broken } });
    expect((await ask('{ device }', {}, {}, limited)).errors).toBeUndefined();
    expect(codeOf(await ask('mutation { logIn(name: "a") }', {}, {}, limited))).toBe('SERVICE_UNAVAILABLE');
  });
});
