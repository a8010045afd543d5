import { describe, expect, it } from 'vitest';
import { RawSocket, until } from './raw-socket.ts';
import { startSmallPlatform } from './small-platform.ts';

describe('a gateway that stops', () => {
  it('finishes requests in hand, tells sockets to go away, ends streams, and leaves nothing open', async () => {
    const platform = await startSmallPlatform();
    const socket = await RawSocket.open(platform.wsUrl);
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { n } }' } });
    await until(() => platform.openTicks() === 1);
    const stream = await fetch(`${platform.url}/graphql?query=subscription{ticks{n}}`, {
      headers: { accept: 'text/event-stream' },
    });
    await until(() => platform.openTicks() === 2);
    const inHand = platform.post({ query: '{ slow }' });
    await until(() => platform.ran.get('slow') === 1);

    const closed = platform.gateway.close();
    expect(await socket.closed).toMatchObject({ code: 1001 });
    await stream.text();
    await until(() => platform.openTicks() === 0);
    await expect(fetch(`${platform.url}/health/live`)).rejects.toThrow();
    platform.releaseSlow();
    expect(await (await inHand).json()).toMatchObject({ data: { slow: 'done' } });
    await closed;
  });

  it('cuts what does not end within the drain time', async () => {
    const platform = await startSmallPlatform({ env: { DRAIN_MS: '100' } });
    const inHand = platform.post({ query: '{ slow }' });
    inHand.catch(() => undefined);
    await until(() => platform.ran.get('slow') === 1);
    await platform.gateway.close();
    await expect(inHand).rejects.toThrow();
  });
});

describe('a gateway that runs', () => {
  it('is ready when every part is', async () => {
    let isUp = true;
    const part = { name: 'chat', ready: () => (isUp ? Promise.resolve() : Promise.reject(new Error('down'))) };
    await using platform = await startSmallPlatform({ deps: { parts: [part] } });
    const ready = () => fetch(`${platform.url}/health/ready`);
    expect((await ready()).status).toBe(200);
    isUp = false;
    const response = await ready();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'unavailable', parts: { chat: false } });
    expect((await fetch(`${platform.url}/health/live`)).status).toBe(200);
  });

  it('measures operations and subgraph calls', async () => {
    await using platform = await startSmallPlatform();
    await platform.post({ query: '{ device }' });
    const text = await (await fetch(`${platform.url}/metrics`)).text();
    expect(text).toMatch(
      /wechat_gateway_subgraph_call_duration_seconds_count\{service="profiles",kind="query",outcome="data"\} 1/,
    );
    expect(text).toMatch(/wechat_gateway_operation_duration_seconds_count\{door="http",kind="query",outcome="ok"\} 1/);
    expect(text).toContain('wechat_gateway_live_connections{door="ws"} 0');
  });

  it('takes over a new supergraph while live streams go on, and refuses what is none', async () => {
    await using platform = await startSmallPlatform();
    const socket = await RawSocket.open(platform.wsUrl);
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks { n } }' } });
    await until(() => platform.openTicks() === 1);
    expect(() => platform.gateway.reload('type Query { nothing: Int }')).toThrow();
    const without = platform.supergraphSdl.replace(/^ {2}device: .*\n/m, '');
    platform.gateway.reload(without);
    platform.tick(1);
    expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { ticks: { n: 1 } } } });
    expect(await (await platform.post({ query: '{ device }' })).json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(await (await platform.post({ query: '{ me { id } }' })).json()).toMatchObject({ data: { me: { id: 'anonymous' } } });
    socket.end();
  });
});
