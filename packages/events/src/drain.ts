import type { Consumers } from './consumers.ts';
import type { LiveTail } from './live-tail.ts';
import type { OutboxRelay } from './relay.ts';

/** What must come to rest. */
export interface DrainOptions {
  readonly relays?: readonly OutboxRelay[];
  readonly consumers?: readonly Consumers[];
  readonly tails?: readonly LiveTail[];
  /** Gives up after this time, with a `TimeoutError`. @defaultValue 10000 */
  readonly timeoutMs?: number;
}

type Ends = ReadonlyMap<string, string | null>;

function areEqual(a: Ends, b: Ends): boolean {
  return a.size === b.size && [...a].every(([stream, id]) => b.get(stream) === id);
}

/**
 * Resolves when everything committed before the call, and everything that handling it has led to, is published, handled by every group
 * and dispatched by every tail. For tests: exact as long as nobody else writes, because nothing new may appear in the log between two
 * moments at which all relays were flushed and all consumers idle.
 */
export async function drain(options: DrainOptions): Promise<void> {
  const { relays = [], consumers = [], tails = [] } = options;
  const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
  async function settle(): Promise<Ends> {
    await Promise.all(relays.map((relay) => relay.flushed(signal)));
    const ends = await Promise.all([...relays, ...consumers].map((part) => part.lastIds()));
    await Promise.all(consumers.map((group) => group.idle(signal)));
    return new Map(ends.flatMap((end) => [...end]));
  }
  let before = await settle();
  for (;;) {
    const after = await settle();
    if (areEqual(before, after)) break;
    before = after;
  }
  await Promise.all(tails.map((tail) => tail.caughtUp(signal)));
}
