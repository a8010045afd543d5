import { randomUUID } from 'node:crypto';
import { LocalCalls } from '@app/calls';
import { defineEvent, EventLog } from '@app/events';
import { BadUserInputError, config } from '@app/kernel';
import { silentLogger } from '@app/telemetry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { liveCursor, liveStream } from './live.ts';
import { openingOf } from './live-opening.ts';
import { platformSettings } from './platform-settings.ts';
import { createRuntime, type Runtime } from './runtime.ts';

const Changed = defineEvent('media.test.changed.v1', z.object({ n: z.number(), payloads: z.number() }), {
  key: () => 'all',
  topics: () => ['all'],
});
const field = { name: 'changes', viewerId: 'u1', domains: ['media'] as const };

let runtime: Runtime;
let log: EventLog;
let epoch = '';
const over = new AbortController();

beforeAll(async () => {
  const settings = config.readConfig(platformSettings, {
    ...process.env,
    NODE_ENV: 'test',
    REDIS_PREFIX: `test:${randomUUID()}:`,
    EVENT_LOG_MAX_LENGTH: '20',
  });
  runtime = createRuntime({ config: settings, name: 'test', calls: new LocalCalls(), logger: silentLogger() });
  log = new EventLog(runtime.redis, runtime.log);
  await runtime.start();
  for (const opened of await log.open('media', randomUUID())) epoch = opened.epoch;
  await runtime.tail.opened(['media'], AbortSignal.timeout(5_000));
});
afterAll(async () => {
  over.abort();
  await runtime.redis.del(...log.streamsOf('media'));
  await runtime.close();
});

const append = (n: number, payloads = 1) => log.append('media', Changed({ n, payloads }), epoch, false);

/** Each event means `payloads` payloads: `n.1`, `n.2`, …; `lost` of them mean nothing any more. */
function open(after: string | null, options: { lost?: number; signal?: AbortSignal } = {}) {
  return liveStream(runtime, {
    ...field,
    topics: ['all'],
    after,
    signal: options.signal ?? over.signal,
    present: async ({ data }) => {
      const { n, payloads } = Changed.parse(data);
      const all = Array.from({ length: payloads }, (_, i) => ({ __typename: 'Changed' as const, text: `${n}.${i + 1}` }));
      return all.slice(options.lost ?? 0);
    },
  });
}

async function take(stream: ReturnType<typeof open>, count: number) {
  const taken: { text: string; cursor: string }[] = [];
  for (let i = 0; i < count; i++) {
    const { value } = await stream.next();
    if (value === undefined) throw new Error('ended early');
    taken.push({ text: value.__typename === 'Changed' ? value.text : value.reason, cursor: value.cursor });
  }
  return taken;
}
const texts = (taken: readonly { text: string }[]) => taken.map(({ text }) => text);

describe('a live field', () => {
  it('goes on after each of the payloads of one event, without loss or repetition', async () => {
    const start = liveCursor(runtime, field);
    await append(1);
    await append(2, 3);
    await append(3, 2);
    const told = await take(open(start), 6);
    expect(texts(told)).toEqual(['1.1', '2.1', '2.2', '2.3', '3.1', '3.2']);
    expect(new Set(told.map(({ cursor }) => cursor)).size).toBe(6);
    for (const [index, { cursor }] of told.slice(0, 5).entries()) {
      expect(texts(await take(open(cursor), 5 - index))).toEqual(texts(told).slice(index + 1));
    }
  });

  it('tells the newest of what is left when an event means less by the time it is resumed', async () => {
    const start = liveCursor(runtime, field);
    await append(4, 3);
    await append(5, 2);
    const [first] = await take(open(start), 1);
    expect(texts(await take(open(first?.cursor ?? '', { lost: 2 }), 1))).toEqual(['4.3']);
  });

  it('refuses a cursor that is not its own at once, not when it is read', () => {
    const others = runtime.cursors.encode('live:changes', 'another', { epoch: '', at: {} });
    for (const after of ['nonsense', others, liveCursor(runtime, { ...field, name: 'others' })]) {
      expect(() => open(after)).toThrow(BadUserInputError);
    }
  });

  it('listens from the call on, and says from where it would go on before its first event', async () => {
    const { signal } = new AbortController();
    const stream = open(null, { signal });
    await append(6);
    const opening = openingOf(signal);
    expect(texts(await take(stream, 1))).toEqual(['6.1']);
    expect(texts(await take(open(String(opening)), 1))).toEqual(['6.1']);
  });

  it('is told to fetch anew past EVENT_LOG_MAX_LENGTH, however small, and goes on after that from its cursor', async () => {
    const start = liveCursor(runtime, field);
    for (let n = 1; n <= 21; n += 1) await append(n);
    await runtime.tail.caughtUp();
    const [resync] = await take(open(start), 1);
    expect(resync?.text).toBe('TOO_OLD');
    await append(22);
    expect(texts(await take(open(resync?.cursor ?? ''), 1))).toEqual(['22.1']);
  });
});
