import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './raw-socket.ts';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

let platform: SmallPlatform;
beforeAll(async () => {
  platform = await startSmallPlatform({ env: { WS_PING_MS: '50', SSE_MAX_STREAMS: '2' } });
});
afterAll(() => platform[Symbol.asyncDispose]());

function streamOf(query: string, token?: string): Promise<Response> {
  return fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query }),
  });
}

describe('an event stream', () => {
  it('carries a subscription to a graphql-sse client and ends upstream when it leaves', async () => {
    const client = createClient({ url: `${platform.url}/graphql`, retryAttempts: 0 });
    const stream = client.iterate({ query: 'subscription { ticks { n author { postCount } } }' });
    const first = stream.next();
    await until(() => platform.openTicks() === 1);
    platform.tick(3);
    expect((await first).value).toEqual({ data: { ticks: { n: 3, author: { postCount: 1 } } }, extensions: { cursor: 'c3' } });
    await stream.return?.();
    client.dispose();
    await until(() => platform.openTicks() === 0);
  });

  it('answers queries and mutations with one result', async () => {
    const response = await streamOf('{ device }');
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe(':\n\nevent: next\ndata: {"data":{"device":null}}\n\nevent: complete\ndata:\n\n');
  });

  it('tells errors in the stream', async () => {
    expect(await (await streamOf('{')).text()).toContain('"code":"GRAPHQL_PARSE_FAILED"');
    expect(await (await streamOf('subscription { privateTicks { n } }')).text()).toContain('"code":"UNAUTHENTICATED"');
  });

  it('does not run a mutation by GET', async () => {
    const response = await fetch(`${platform.url}/graphql?query=${encodeURIComponent('mutation { logIn(name: "a") }')}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await response.text()).toContain('"code":"BAD_USER_INPUT"');
    expect(platform.ran.get('logIn')).toBeUndefined();
  });

  it('works by GET for EventSource, and keeps the line alive', async () => {
    const left = new AbortController();
    const response = await fetch(`${platform.url}/graphql?query=${encodeURIComponent('subscription { ticks { n } }')}`, {
      headers: { accept: 'text/event-stream' },
      signal: left.signal,
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.split(':\n\n').length > 3) break;
    }
    left.abort();
    await until(() => platform.openTicks() === 0);
  });

  it('ends with the session', async () => {
    const { token, userId, sessionId } = await platform.signIn();
    const response = await streamOf('subscription { privateTicks { n } }', token);
    await until(() => platform.openTicks() === 1);
    platform.publish({
      type: 'auth.session.revoked.v1',
      data: { userId, sessionIds: [sessionId] },
      topics: [`session:${sessionId}`],
    });
    expect(await response.text()).toContain('"code":"UNAUTHENTICATED"');
    await until(() => platform.openTicks() === 0);
  });

  it('is one too many beyond the limit of its account, which others do not feel', async () => {
    const { token } = await platform.signIn();
    const left = new AbortController();
    const open = () =>
      fetch(`${platform.url}/graphql?query=subscription{ticks{n}}`, {
        headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
        signal: left.signal,
      });
    await Promise.all([open(), open()]);
    expect(await (await open()).text()).toContain('"code":"RATE_LIMITED"');
    expect(await (await streamOf('{ device }')).text()).toContain('"device":null');
    left.abort();
    await until(() => platform.openTicks() === 0 && platform.openSockets() === 0);
    expect(await (await streamOf('{ device }', token)).text()).toContain('"device":null');
  });

  it('is refused to pages of other sites', async () => {
    const response = await fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', origin: 'https://evil.example' },
      body: '{"query":"{ device }"}',
    });
    expect(response.status).toBe(403);
  });
});
