import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlphaChanged, BetaChanged, countUp, numbersByKey, type Stage, setStage, until } from '../test/stage.ts';
import { EventLog, type LiveItem, type LiveSubscription, LiveTail, type LogPosition, type NewEvent } from './index.ts';

let stage: Stage;
let log: EventLog;
let tails: LiveTail[] = [];
const epochs = new Map<string, string>();

beforeEach(async () => {
  stage = await setStage({ partitions: 3 });
  log = new EventLog(stage.redis, stage.layout);
  await openEpochs();
});
afterEach(async () => {
  await Promise.all(tails.map((tail) => tail.stop()));
  tails = [];
  await stage.close();
});

/** Stands in for the relays: gives every stream an epoch. */
async function openEpochs(domains: readonly string[] = ['alpha', 'beta']): Promise<void> {
  const epoch = randomUUID();
  for (const domain of domains) for (const opened of await log.open(domain, epoch)) epochs.set(opened.stream, opened.epoch);
}

async function append(domain: string, event: NewEvent, replayed = false): Promise<void> {
  const outcome = await log.append(domain, event, epochs.get(log.streamFor(domain, event.key)) ?? '', replayed);
  if (outcome.kind !== 'appended') throw new Error(outcome.kind);
}

async function startTail(options: { maxReplay?: number } = {}): Promise<LiveTail> {
  const tail = new LiveTail({ redis: stage.redis, domains: ['alpha', 'beta'], layout: stage.layout, ...options });
  await tail.start();
  tails.push(tail);
  return tail;
}

const both = { domains: ['alpha', 'beta'] };

async function take(subscription: LiveSubscription, count: number): Promise<LiveItem[]> {
  const items: LiveItem[] = [];
  const iterator = subscription[Symbol.asyncIterator]();
  while (items.length < count) {
    const next = await iterator.next();
    if (next.done) throw new Error('ended early');
    items.push(next.value);
  }
  return items;
}

function entry(item: LiveItem): { key: string; n: number } {
  if (item.kind !== 'event') throw new Error(`unexpected ${item.reason}`);
  return AlphaChanged.parse(item.event.data);
}

const kinds = (items: readonly LiveItem[]): string[] =>
  items.map((item) => (item.kind === 'event' ? String(entry(item).n) : item.reason));

describe('the live tail', () => {
  it('delivers events of the wanted topics and domains, each once, however many topics match', async () => {
    const tail = await startTail();
    const feed = tail.subscribe({ ...both, topics: ['all', 'thing:a'] });
    const alphaOnly = tail.subscribe({ domains: ['alpha'], topics: ['thing:a', 'thing:b'] });
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    await append('beta', BetaChanged({ key: 'b', n: 2 }));
    await append('beta', BetaChanged({ key: 'a', n: 3 }));
    await append('alpha', AlphaChanged({ key: 'b', n: 4 }));
    expect(
      (await take(feed, 3))
        .map(entry)
        .map(({ n }) => n)
        .sort(),
    ).toEqual([1, 3, 4]);
    expect(
      (await take(alphaOnly, 2))
        .map(entry)
        .map(({ n }) => n)
        .sort(),
    ).toEqual([1, 4]);
  });

  it('follows topics that are added and leaves those that are removed', async () => {
    const tail = await startTail();
    const feed = tail.subscribe({ ...both, topics: ['thing:a'] });
    feed.addTopic('thing:b');
    feed.removeTopic('thing:a');
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    await append('alpha', AlphaChanged({ key: 'b', n: 2 }));
    expect(kinds(await take(feed, 1))).toEqual(['2']);
  });

  it('ends by close, by its signal, and by leaving the loop, also while waiting', async () => {
    const tail = await startTail();
    const stop = new AbortController();
    const feeds = [
      tail.subscribe({ ...both, topics: ['all'] }),
      tail.subscribe({ ...both, topics: ['all'], signal: stop.signal }),
      tail.subscribe({ ...both, topics: ['all'] }),
    ];
    const iterators = feeds.map((feed) => feed[Symbol.asyncIterator]());
    const waiting = iterators.map((iterator) => iterator.next());
    feeds[0]?.close();
    stop.abort();
    await iterators[2]?.return?.();
    for (const next of await Promise.all(waiting)) expect(next.done).toBe(true);
    expect(tail.subscriberCount).toBe(0);
    expect(
      (
        await tail
          .subscribe({ ...both, topics: ['all'], signal: stop.signal })
          [Symbol.asyncIterator]()
          .next()
      ).done,
    ).toBe(true);
  });

  it('does not show what is published again for consumers only', async () => {
    const tail = await startTail();
    const feed = tail.subscribe({ ...both, topics: ['all'] });
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }), true);
    await append('alpha', AlphaChanged({ key: 'a', n: 2 }));
    expect(kinds(await take(feed, 1))).toEqual(['2']);
  });

  it('turns a backlog that a slow reader does not fetch into one resync, and goes on', async () => {
    const tail = await startTail();
    const feed = tail.subscribe({ ...both, topics: ['all'], maxQueued: 10 });
    for (const n of countUp(25)) await append('alpha', AlphaChanged({ key: 'a', n }));
    await tail.caughtUp();
    const items = await take(feed, 3);
    expect(kinds(items)).toEqual(['SLOW_CONSUMER', '21', '22']);
    const resumed = tail.subscribe({ ...both, topics: ['all'], after: items[0]?.position ?? { epoch: '', at: {} } });
    expect(kinds(await take(resumed, 2))).toEqual(['21', '22']);
  });

  it('gives a position that is never beyond what it has dispatched, without a round trip', async () => {
    const tail = await startTail();
    const before = tail.position(['alpha', 'beta']);
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    await tail.caughtUp();
    expect(tail.position(['beta', 'alpha'])).not.toEqual(before);
    expect(kinds(await take(tail.subscribe({ ...both, topics: ['all'], after: before }), 1))).toEqual(['1']);
    expect(Object.keys(tail.position(['alpha']).at)).toHaveLength(3);
    expect(() => tail.position(['gamma'])).toThrow(TypeError);
  });
});

describe('a subscription that is cut and resumed', () => {
  it('at random places, on any process, sees 2,000 events of two domains exactly once, in order of each key', async () => {
    const processes = [await startTail(), await startTail()];
    const keys = countUp(12).map((n) => `k${n}`);
    const perKey = 100;
    const wanted = keys.slice(0, 8).map((key) => `thing:${key}`);
    const tailOf = (turn: number): LiveTail => processes[turn % 2] as LiveTail;
    const writing = (async () => {
      for (const n of countUp(perKey)) {
        await Promise.all(keys.map((key) => append('alpha', AlphaChanged({ key, n }))));
        await Promise.all(keys.slice(0, 8).map((key) => append('beta', BetaChanged({ key, n }))));
      }
    })();
    const seen: { key: string; n: number }[] = [];
    let after: LogPosition = tailOf(0).position(['alpha', 'beta']);
    const total = 2 * 8 * perKey;
    for (let turn = 0; seen.length < total; turn += 1) {
      const feed = tailOf(turn).subscribe({ ...both, topics: wanted, after, maxQueued: 5_000 });
      const count = Math.min(total - seen.length, Math.floor(Math.random() * 60));
      for (const item of await take(feed, count)) {
        if (item.kind !== 'event') throw new Error(item.reason);
        seen.push({ key: `${item.event.type}/${item.event.key}`, n: entry(item).n });
        after = JSON.parse(JSON.stringify(item.position));
      }
      feed.close();
    }
    await writing;
    const byKey = numbersByKey(seen);
    expect(Object.keys(byKey)).toHaveLength(16);
    for (const numbers of Object.values(byKey)) expect(numbers).toEqual(countUp(perKey));
    const rest = tailOf(0).subscribe({ ...both, topics: ['thing:end', ...wanted], after });
    await append('alpha', AlphaChanged({ key: 'end', n: -1 }));
    expect(kinds(await take(rest, 1))).toEqual(['-1']);
  });

  it('too late gets one resync, then what is new', async () => {
    const tail = await startTail({ maxReplay: 100 });
    const after = new Map<number, LogPosition>();
    const feed = tail.subscribe({ ...both, topics: ['thing:a'] });
    for (const n of countUp(150)) await append('alpha', AlphaChanged({ key: 'a', n }));
    for (const item of await take(feed, 150)) after.set(entry(item).n, item.position);
    const resumedAfter = (n: number) => tail.subscribe({ ...both, topics: ['thing:a'], after: after.get(n) as LogPosition });
    expect(kinds(await take(resumedAfter(49), 100))).toEqual(countUp(150).slice(50).map(String));
    const late = resumedAfter(48);
    await append('alpha', AlphaChanged({ key: 'a', n: 9_999 }));
    expect(kinds(await take(late, 2))).toEqual(['TOO_OLD', '9999']);
  });

  it('behind what the log itself has dropped gets one resync, then what is new', async () => {
    const tail = await startTail();
    const old = tail.position(['alpha', 'beta']);
    const stream = log.streamFor('alpha', 'a');
    for (const n of countUp(10)) await append('alpha', AlphaChanged({ key: 'a', n }));
    await tail.caughtUp();
    await stage.redis.xtrim(stream, 'MAXLEN', 3);
    const feed = tail.subscribe({ ...both, topics: ['thing:a'], after: old });
    await append('alpha', AlphaChanged({ key: 'a', n: 9_999 }));
    expect(kinds(await take(feed, 2))).toEqual(['TOO_OLD', '9999']);
  });

  it('from another life of the log, or with a position of other streams, gets one resync, then what is new', async () => {
    const tail = await startTail();
    const now = tail.position(['alpha', 'beta']);
    const strange = [
      { epoch: 'another', at: now.at },
      { epoch: now.epoch, at: {} },
    ];
    const feeds = strange.map((after) => tail.subscribe({ ...both, topics: ['all'], after }));
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    expect(await Promise.all(feeds.map(async (feed) => kinds(await take(feed, 2))))).toEqual([
      ['EPOCH_CHANGED', '1'],
      ['TOO_OLD', '1'],
    ]);
  });

  it('by a client that is ahead of this process repeats nothing, and its positions do not fall back', async () => {
    const tail = await startTail();
    const position = tail.position(['alpha', 'beta']);
    const stream = log.streamFor('alpha', 'a');
    const ahead = `${Date.now() + 3_600_000}-0`;
    const feed = tail.subscribe({
      ...both,
      topics: ['thing:a'],
      after: { ...position, at: { ...position.at, [stream]: ahead } },
    });
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    await tail.caughtUp();
    await append('beta', BetaChanged({ key: 'a', n: 2 }));
    const items = await take(feed, 1);
    expect(kinds(items)).toEqual(['2']);
    expect(items[0]?.position.at[stream]).toBe(ahead);
  });
});

describe('a new log', () => {
  it('is open when the producer of each domain has opened it; who listens from then on is not told to fetch anew', async () => {
    await stage.flush();
    const tail = await startTail();
    let isOpen = false;
    const opened = tail.opened(['alpha', 'beta'], AbortSignal.timeout(10_000)).then(() => {
      isOpen = true;
    });
    await openEpochs(['alpha']);
    await tail.caughtUp();
    expect(isOpen).toBe(false);
    await openEpochs(['beta']);
    await opened;
    const feed = tail.subscribe({ ...both, topics: ['all'] });
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    expect(kinds(await take(feed, 1))).toEqual(['1']);
  });
});

describe('after a flush of Redis', () => {
  it('each open subscription gets one resync when all its streams have a new epoch, then what is new', async () => {
    const tail = await startTail();
    const feed = tail.subscribe({ ...both, topics: ['all'] });
    const alphaOnly = tail.subscribe({ domains: ['alpha'], topics: ['all'] });
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }));
    expect(kinds(await take(feed, 1))).toEqual(['1']);
    expect(kinds(await take(alphaOnly, 1))).toEqual(['1']);
    await stage.flush();
    await openEpochs(['alpha']);
    await append('alpha', AlphaChanged({ key: 'a', n: 1 }), true);
    expect(kinds(await take(alphaOnly, 1))).toEqual(['EPOCH_CHANGED']);
    await openEpochs(['beta']);
    const [resync] = await take(feed, 1);
    await append('alpha', AlphaChanged({ key: 'a', n: 2 }));
    await append('beta', BetaChanged({ key: 'a', n: 3 }));
    expect(resync).toMatchObject({ kind: 'resync', reason: 'EPOCH_CHANGED' });
    expect(kinds(await take(feed, 1))).toEqual(['2']);
    expect(kinds(await take(alphaOnly, 1))).toEqual(['2']);
    const resumed = tail.subscribe({ ...both, topics: ['all'], after: resync?.position ?? { epoch: '', at: {} } });
    expect(kinds(await take(resumed, 1))).toEqual(['2']);
  });

  it('a subscription over a domain whose log does not come back is told after a few seconds all the same', async () => {
    const tail = await startTail();
    const feed = tail.subscribe({ ...both, topics: ['all'] });
    await stage.flush();
    await openEpochs(['alpha']);
    expect(kinds(await take(feed, 1))).toEqual(['EPOCH_CHANGED']);
  });

  it('the resync comes although nothing is published', async () => {
    const tail = await startTail();
    const relays = ['alpha', 'beta'].map((domain) => stage.relay(domain));
    for (const relay of relays) relay.start();
    await until(() => relays.every((relay) => relay.isActive));
    const feed = tail.subscribe({ ...both, topics: ['all'] });
    const startedAt = performance.now();
    await stage.flush();
    expect(kinds(await take(feed, 1))).toEqual(['EPOCH_CHANGED']);
    expect(performance.now() - startedAt).toBeLessThan(3_500);
    await Promise.all(relays.map((relay) => relay.stop()));
  });
});

describe('from commit to live delivery', () => {
  it('takes a few milliseconds', async () => {
    const tail = await startTail();
    const relay = stage.relay('alpha');
    relay.start();
    await relay.flushed();
    const feed = tail.subscribe({ domains: ['alpha'], topics: ['all'] });
    const iterator = feed[Symbol.asyncIterator]();
    const delaysMs: number[] = [];
    for (const n of countUp(60)) {
      await stage.commit('alpha', [AlphaChanged({ key: 'a', n })]);
      const committedAt = performance.now();
      await iterator.next();
      delaysMs.push(performance.now() - committedAt);
    }
    await relay.stop();
    delaysMs.sort((a, b) => a - b);
    const median = delaysMs[30] ?? Number.NaN;
    process.stdout.write(`commit to live delivery: median ${median.toFixed(1)} ms, p95 ${(delaysMs[56] ?? 0).toFixed(1)} ms\n`);
    expect(median).toBeLessThan(100);
  });
});
