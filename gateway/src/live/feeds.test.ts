import { type Identity, newId } from '@app/kernel';
import { describe, expect, test } from 'vitest';
import { buildLiveGraph, type LiveGraph } from '../../test/live-graph.ts';
import { FeedClient, feedClients } from '../../test/live-stream.ts';
import type { LiveFieldPolicy } from './fields.ts';

const EVENTS = 'subscription ($after: String) { events(after: $after) { n author { name } } }';

function identity(sessionId: string | null, ip = '10.0.0.1'): Identity {
  const viewer = sessionId === null ? null : { id: 'ann', sessionId, roles: ['USER' as const], scopes: [], provedAtMs: 0 };
  return {
    kind: viewer ? 'user' : 'anonymous',
    viewer,
    client: { ip, userAgent: 'test', deviceId: 'device', language: 'en' },
    traceId: newId(),
  };
}

function start(policy: LiveFieldPolicy, graph: LiveGraph = buildLiveGraph()) {
  const clients = feedClients(graph.executor(), { policyOf: () => policy, times: { resumeForMs: 400 } });
  const client = async (source = EVENTS, options: Parameters<typeof clients.subscribe>[1] = {}) => {
    const started = await clients.subscribe(source, options);
    return started instanceof FeedClient ? started : expect.fail(JSON.stringify(started));
  };
  return { graph, clients, client };
}

const LOSSLESS: LiveFieldPolicy = { delivery: 'lossless', sharing: 'none' };
const SHARED: LiveFieldPolicy = { delivery: 'lossless', sharing: 'session-or-anonymous' };
/** `n` of each event that a client has got. */
const numbers = (client: FeedClient) => client.payloads.map(({ text }) => Number(/"n":(\d+)/.exec(text)?.[1]));
/** The next `count` results of a client. */
async function take(client: FeedClient, count: number) {
  for (let i = 0; i < count; i++) await client.next();
}

describe('sharing', () => {
  test('anonymous clients hear one upstream, under an identity that names none of them, joined and serialised once', async () => {
    const { graph, clients, client } = start(SHARED);
    const all = await Promise.all([1, 2, 3].map((i) => client(EVENTS, { identity: identity(null, `10.0.0.${i}`) })));
    graph.emit(1);
    await Promise.all(all.map((one) => one.next()));
    expect(clients.feeds.size).toBe(1);
    expect(graph.calls).toHaveLength(1);
    expect(graph.calls[0]?.identity).toMatchObject({ kind: 'anonymous', viewer: null, client: { ip: '', deviceId: null } });
    expect(graph.joins).toBe(1);
    expect(new Set(all.map(({ payloads }) => payloads[0])).size).toBe(1);
    expect(all[0]?.payloads[0]?.text).toBe(
      '{"data":{"events":{"n":1,"author":{"name":"name of a1"}}},"extensions":{"cursor":"c1"}}',
    );
  });

  test('signed-in clients share within their session only', async () => {
    const { graph, client } = start(SHARED);
    for (const session of ['s1', 's1', 's2']) await client(EVENTS, { identity: identity(session) });
    expect(graph.calls).toHaveLength(2);
  });

  test('a field that has not opted in is shared by nobody, other variables or selections neither', async () => {
    const none = start(LOSSLESS);
    for (let i = 0; i < 2; i++) await none.client(EVENTS, { identity: identity('s1') });
    expect(none.graph.calls).toHaveLength(2);
    const shared = start(SHARED);
    await shared.client(EVENTS, { identity: identity('s1') });
    await shared.client(EVENTS, { identity: identity('s1'), variables: { after: 'c0' } });
    await shared.client('subscription { events { n } }', { identity: identity('s1') });
    expect(shared.graph.calls).toHaveLength(3);
  });

  test('whoever resumes from a cursor never joins a stream that has gone beyond it', async () => {
    const { graph, client } = start(SHARED);
    const variables = { after: 'c0' };
    const early = await client(EVENTS, { variables, identity: identity(null) });
    graph.emit(1);
    await early.next();
    await client(EVENTS, { variables, identity: identity(null) });
    expect(graph.calls).toHaveLength(2);
  });

  test('the upstream ends with the last client, not with the first', async () => {
    const { graph, clients, client } = start(SHARED);
    const [one, other] = [await client(), await client()];
    one.leave();
    graph.emit(1);
    await other.next();
    expect(numbers(one)).toEqual([]);
    other.leave();
    expect(clients.feeds.size).toBe(0);
    await graph.untilLeft(0);
  });
});

describe('a broken upstream', () => {
  test('is resumed behind the last event; the client gets each event once, in order, and notices nothing', async () => {
    const { graph, client } = start(LOSSLESS);
    const one = await client();
    graph.emit(1, 2);
    await take(one, 2);
    graph.break();
    graph.emit(3, 4);
    await take(one, 2);
    expect(numbers(one)).toEqual([1, 2, 3, 4]);
    expect(graph.calls.map(({ after }) => after)).toEqual([undefined, 'c2']);
  });

  test('before its first event is resumed from where the client asked to begin', async () => {
    const { graph, client } = start(LOSSLESS);
    graph.emit(1, 2);
    const literal = await client('subscription { events(after: "c1") { n } }');
    await take(literal, 1);
    const waiting = await client('subscription { events(after: "c2") { n } }');
    graph.break();
    graph.emit(3);
    await take(waiting, 1);
    await take(literal, 1);
    expect([numbers(literal), numbers(waiting)]).toEqual([[2, 3], [3]]);
  });

  test('before its first event, without a cursor of the client, is resumed from where the subgraph says that it began', async () => {
    const { graph, client } = start(LOSSLESS);
    graph.emit(1);
    const idle = await client();
    graph.announce('c1');
    graph.break();
    graph.emit(2);
    await take(idle, 1);
    expect(numbers(idle)).toEqual([2]);
    expect(graph.calls.map(({ after }) => after)).toEqual([undefined, 'c1']);
  });

  test('is tried until its subgraph is back', async () => {
    const { graph, client } = start(LOSSLESS);
    const one = await client();
    graph.emit(1);
    await take(one, 1);
    graph.refuseOpening(3);
    graph.break();
    graph.emit(2);
    await take(one, 1);
    expect(numbers(one)).toEqual([1, 2]);
    expect(graph.calls).toHaveLength(5);
  });

  test('is an error for the client when it stays away, or when no cursor is known', async () => {
    const { graph, client } = start(LOSSLESS);
    const [known, unknown] = [await client(EVENTS, { variables: { after: 'c0' } }), await client()];
    graph.refuseOpening(Number.POSITIVE_INFINITY);
    graph.break();
    for (const one of [unknown, known]) {
      expect((await one.next()).value).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
      expect((await one.next()).done).toBe(true);
    }
    expect(graph.calls.length).toBeGreaterThan(2);
  });

  test('of a field that only tells the present goes on from now', async () => {
    const { graph, client } = start({ delivery: 'latest', sharing: 'none' });
    const one = await client('subscription { hints { n } }');
    graph.break();
    await graph.untilOpen(2);
    graph.emit(9);
    expect((await one.next()).value?.data).toEqual({ hints: { n: 9 } });
  });

  test('goes on by number where the field is continued by number', async () => {
    const { graph, client } = start(LOSSLESS);
    const one = await client('subscription { numbered(afterSeq: 0) { text } }');
    graph.emit(1);
    expect((await one.next()).value).toEqual({ data: { numbered: { text: 'text 1' } }, extensions: { cursor: 1 } });
    graph.break();
    graph.emit(2);
    expect((await one.next()).value).toMatchObject({ extensions: { cursor: 2 } });
    expect(graph.calls.map(({ after }) => after)).toEqual([0, 1]);
  });

  test('that the subgraph refuses to continue ends with the refusal', async () => {
    const { graph, client } = start(LOSSLESS);
    const one = await client();
    graph.emit(1);
    await take(one, 1);
    graph.refuseWith('FORBIDDEN');
    graph.break();
    expect((await one.next()).value).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await one.next()).done).toBe(true);
  });
});

describe('a new supergraph', () => {
  test('takes over running streams without a gap', async () => {
    const { graph, clients, client } = start(LOSSLESS);
    const one = await client();
    graph.emit(1);
    await take(one, 1);
    for (let n = 2; n <= 6; n++) {
      clients.replace(graph.executor());
      graph.emit(n);
      await take(one, 1);
    }
    expect(numbers(one)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(graph.calls).toHaveLength(1);
  });

  test('that asks the upstream something else is reached by resuming', async () => {
    const { graph, clients, client } = start(LOSSLESS);
    const one = await client();
    graph.emit(1);
    await take(one, 1);
    clients.replace(graph.executor({ authorsLiveWithEvents: true }));
    graph.emit(2);
    expect((await one.next()).value?.data).toEqual({ events: { n: 2, author: { name: 'name of a2' } } });
    expect(graph.calls.map(({ after }) => after)).toEqual([undefined, 'c1']);
  });

  test('that lacks a field ends its streams with a validation error', async () => {
    const { graph, clients, client } = start(LOSSLESS);
    const one = await client();
    clients.replace(graph.executor({ withoutAuthors: true }));
    expect((await one.next()).value).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect((await one.next()).done).toBe(true);
    await graph.untilLeft(0);
  });
});
