import { entryBefore, type LiveSubscription, type LogPosition, type StoredEvent } from '@app/events';
import { z } from 'zod';
import { noteOpening } from './live-opening.ts';
import type { Runtime } from './runtime.ts';
import type { SubgraphName } from './subgraph.ts';

const positionSchema = z.object({
  epoch: z.string(),
  at: z.record(z.string(), z.string()),
  /** Of an event that was told in part: how many of its payloads are still to come. */
  rest: z.object({ stream: z.string(), entryId: z.string(), count: z.int().positive() }).optional(),
});
type Rest = z.output<typeof positionSchema>['rest'];

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
  /** Ends the stream, also one that nobody has begun to read. */
  readonly signal: AbortSignal;
  onOpen?(live: LiveSubscription): void;
  /** The payloads that an event means for this caller, by the rules as they are now; empty when none. */
  present(event: StoredEvent, live: LiveSubscription): Promise<readonly Payload[]>;
}

/** A payload with the cursor that continues after it, be it in the middle of an event. */
type Placed<Payload> = Payload & { readonly cursor: string };

/**
 * The payloads of a live field, each with a cursor of its own that continues after it: what was missed since `after` first, then live; no
 * gap, no duplicate, in order. Listens from the call on. Throws `BadUserInputError` at once for a malformed or foreign cursor; one that can
 * no longer be continued yields `ResyncRequired` and the stream goes on from now.
 */
export function liveStream<Payload extends object>(
  runtime: Runtime,
  source: LiveSource<Payload>,
): AsyncGenerator<Placed<Payload> | Placed<ResyncPayload>> {
  const after = runtime.cursors.decode(`live:${source.name}`, source.viewerId, source.after, positionSchema);
  noteOpening(source.signal, source.after ?? liveCursor(runtime, source));
  const live = runtime.tail.subscribe({
    domains: source.domains,
    topics: source.topics,
    ...(after ? { after: { epoch: after.epoch, at: after.at } } : {}),
    signal: source.signal,
  });
  source.onOpen?.(live);
  return payloadsOf(runtime, source, live, after?.rest);
}

async function* payloadsOf<Payload extends object>(
  runtime: Runtime,
  source: LiveSource<Payload>,
  live: LiveSubscription,
  rest: Rest,
): AsyncGenerator<Placed<Payload> | Placed<ResyncPayload>> {
  const cursorOf = (position: z.input<typeof positionSchema>) =>
    runtime.cursors.encode(`live:${source.name}`, source.viewerId, position);
  try {
    for await (const item of live) {
      if (item.kind === 'resync') {
        yield { __typename: 'ResyncRequired', reason: item.reason, cursor: cursorOf(item.position) };
        continue;
      }
      const { event, position } = item;
      const all = await source.present(event, live);
      const isRest = event.stream === rest?.stream && event.entryId === rest.entryId;
      // Counted from the end: what an event means may have become less meanwhile, and its last payload is the newest state.
      const payloads = isRest ? all.slice(-rest.count) : all;
      for (const [index, payload] of payloads.entries()) {
        const left = payloads.length - 1 - index;
        yield { ...payload, cursor: cursorOf(left === 0 ? position : within(position, event, left)) };
      }
    }
  } finally {
    live.close();
  }
}

/** The place between two payloads of one event: before the event in its stream, with as many of its payloads to come. */
function within(position: LogPosition, { stream, entryId }: StoredEvent, count: number): z.input<typeof positionSchema> {
  return { epoch: position.epoch, at: { ...position.at, [stream]: entryBefore(entryId) }, rest: { stream, entryId, count } };
}
