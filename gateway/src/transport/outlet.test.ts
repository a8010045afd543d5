import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { DeliveryPolicy } from '../live/fields.ts';
import { LivePayload } from '../live/payload.ts';
import { Outlet } from './outlet.ts';
import { Wire } from './wire.ts';

/** A client that reads only when told to: everything else waits in the stream's buffer, as in a socket whose other end is slow. */
class SlowClient extends Writable {
  readonly read: string[] = [];
  #take: (() => void) | null = null;

  constructor() {
    super({ highWaterMark: 1 });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#take = () => {
      this.#take = null;
      this.read.push(String(chunk));
      done();
    };
  }

  /** Takes what comes, until nothing comes any more in several turns of the event loop. */
  async readAll(): Promise<string[]> {
    for (let idle = 0; idle < 4; idle += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#take === null) continue;
      idle = 0;
      this.#take();
    }
    return this.read;
  }
}

function open(delivery: DeliveryPolicy, maxQueuedBytes = 1_000) {
  const client = new SlowClient();
  const seen = { tooSlow: 0, ended: 0 };
  const outlet = new Outlet({
    wire: new Wire(client, () => true),
    frameOf: ({ text }) => text,
    delivery,
    maxQueuedBytes,
    onTooSlow: () => {
      seen.tooSlow += 1;
    },
    onEnd: () => {
      seen.ended += 1;
    },
  });
  const deliver = (n: number) => outlet.deliver(new LivePayload({ data: { n } }));
  return { client, outlet, seen, deliver };
}

const frames = (numbers: readonly number[]) => numbers.map((n) => JSON.stringify({ data: { n } }));
const upTo = (count: number, from = 0) => Array.from({ length: count - from }, (_, i) => from + i);

describe('the outlet of a slow client', () => {
  test('of a field where each result counts hands over all of them in order, and asks its source to wait', async () => {
    const { client, deliver, seen } = open('lossless');
    expect(deliver(0)).toBeUndefined();
    let isFree = false;
    const waits = deliver(1)?.then(() => {
      isFree = true;
    });
    for (const n of upTo(20, 2)) void deliver(n);
    expect(isFree).toBe(false);
    expect(await client.readAll()).toEqual(frames(upTo(20)));
    await waits;
    expect(seen).toEqual({ tooSlow: 0, ended: 0 });
  });

  test('of such a field is cut off, once, when more waits than may; nothing comes after that', async () => {
    const { client, deliver, seen } = open('lossless', 100);
    const waits = upTo(50).map(deliver);
    expect(seen).toEqual({ tooSlow: 1, ended: 1 });
    // Nobody is left waiting for a client that is gone.
    await Promise.all(waits);
    expect(await client.readAll()).toEqual(frames([0]));
    expect(deliver(51)).toBeUndefined();
  });

  test('of a field that tells the present keeps the newest results only, never waits and is never cut off', async () => {
    const { client, deliver, seen } = open('latest', 1);
    for (const n of upTo(1_000)) expect(deliver(n)).toBeUndefined();
    expect(await client.readAll()).toEqual(frames([0, ...upTo(1_000, 968)]));
    expect(seen).toEqual({ tooSlow: 0, ended: 0 });
  });

  test('ends when what waits has been handed over', async () => {
    const { client, outlet, deliver, seen } = open('lossless');
    for (const n of upTo(3)) void deliver(n);
    outlet.end();
    expect(seen.ended).toBe(0);
    expect(await client.readAll()).toEqual(frames(upTo(3)));
    expect(seen.ended).toBe(1);
  });
});
