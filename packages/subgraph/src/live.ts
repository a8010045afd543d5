import type { LiveSubscription, StoredEvent } from '@app/events';
import { z } from 'zod';
import type { Runtime } from './runtime.ts';
import type { SubgraphName } from './subgraph.ts';

const positionSchema = z.object({ epoch: z.string(), at: z.record(z.string(), z.string()) });

/** A live field: its name and fixed arguments, whose it is, and which domains' events feed it. */
export interface LiveField {
  /** Field name with its arguments, e.g. `postUpdates:ID`; a cursor of another field is refused. */
  readonly name: string;
  /** Null for anonymous callers. */
  readonly viewerId: string | null;
  readonly domains: readonly SubgraphName[];
}

/** What a live field yields in place of an event that was missed for good. */
export interface ResyncPayload {
  readonly __typename: 'ResyncRequired';
  readonly reason: string;
}

/** The cursor from which a live field continues with what happens after now: take it before reading the state. Costs no round trip. */
export function liveCursor(runtime: Runtime, field: LiveField): string {
  return runtime.cursors.encode(`live:${field.name}`, field.viewerId, runtime.tail.position(field.domains));
}

/** How a live field gets its payloads. */
export interface LiveSource<Payload> extends LiveField {
  /** Topics to follow at first; `onOpen` may add and remove more while the stream lives. */
  readonly topics: Iterable<string>;
  readonly after: string | null | undefined;
  readonly signal: AbortSignal;
  onOpen?(live: LiveSubscription): void;
  /** The payloads that an event means for this caller, by the rules as they are now; empty when none. */
  present(event: StoredEvent, live: LiveSubscription): Promise<readonly Payload[]>;
}

/**
 * The payloads of a live field, each with the cursor that continues after it: what was missed since `after` first, then live; no gap, no
 * duplicate, in order. Throws `BadUserInputError` for a malformed or foreign cursor; one that can no longer be continued yields
 * `ResyncRequired` and the stream goes on from now.
 */
export async function* liveStream<Payload extends object>(
  runtime: Runtime,
  source: LiveSource<Payload>,
): AsyncGenerator<(Payload & { cursor: string }) | ResyncPayload> {
  const list = `live:${source.name}`;
  const after = runtime.cursors.decode(list, source.viewerId, source.after, positionSchema);
  const live = runtime.tail.subscribe({
    domains: source.domains,
    topics: source.topics,
    ...(after ? { after } : {}),
    signal: source.signal,
  });
  try {
    source.onOpen?.(live);
    for await (const item of live) {
      if (item.kind === 'resync') {
        yield { __typename: 'ResyncRequired', reason: item.reason };
        continue;
      }
      const cursor = runtime.cursors.encode(list, source.viewerId, item.position);
      for (const payload of await source.present(item.event, live)) yield { ...payload, cursor };
    }
  } finally {
    live.close();
  }
}
