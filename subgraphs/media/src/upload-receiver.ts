import { addSeconds, type Clock, type Transact } from '@app/kernel';
import { type Redis, withLease } from '@app/redis';
import type { Media } from './domain/media.ts';
import type { UploadStore } from './domain/ports.ts';
import type { UploadReceiver } from './http/receive-uploads.ts';
import { type Incoming, ReceiveError } from './store/files/index.ts';

/** What receiving stands on. */
export interface ReceiverDeps {
  readonly incoming: Incoming;
  readonly uploads: UploadStore;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly redis: Redis;
  readonly redisPrefix: string;
  /** A part that was taken prolongs a resumable upload by so much. */
  readonly ttlSec: number;
}

/** After a process died in the middle of a part, the next one is taken so much later at most. */
const LEASE_MS = 10_000;

/** Takes bytes into the store; parts of one upload one after the other, whichever process takes them. */
export function createReceiver(deps: ReceiverDeps): UploadReceiver {
  // Somebody who comes again has lost the connection of before, which may not have been noticed here yet.
  const active = new Map<string, { readonly stop: AbortController; readonly done: Promise<unknown> }>();
  return {
    async receive(media, body) {
      try {
        const sha256 = await deps.incoming.receive({ mediaId: media.id, sizeBytes: media.sizeBytes, body });
        await remember(deps, media, { sha256 });
        return 'received';
      } catch (error) {
        return refusalOf(error);
      }
    },
    async append(media, offset, body) {
      const earlier = active.get(media.id);
      earlier?.stop.abort();
      await earlier?.done.catch(() => undefined);
      const stop = new AbortController();
      const done = appendAlone(deps, media, offset, stoppable(body, stop.signal));
      active.set(media.id, { stop, done });
      try {
        return await done;
      } finally {
        if (active.get(media.id)?.stop === stop) active.delete(media.id);
      }
    },
    offsetOf: (media) => deps.incoming.offsetOf(media.id, media.sizeBytes),
  };
}

async function appendAlone(deps: ReceiverDeps, media: Media, offset: number, body: AsyncIterable<Buffer>) {
  const lease = { name: `upload:${media.id}`, prefix: deps.redisPrefix, ttlMs: LEASE_MS };
  try {
    const held = await withLease(deps.redis, lease, ({ fence }) =>
      deps.incoming.append({ mediaId: media.id, sizeBytes: media.sizeBytes, body, offset, fence }),
    );
    if (!held.held) return 'locked';
    const expiresAt = addSeconds(deps.clock.now(), deps.ttlSec);
    if (held.value < media.sizeBytes) await remember(deps, media, { expiresAt, dueAt: expiresAt });
    return held.value;
  } catch (error) {
    return refusalOf(error);
  }
}

function remember(deps: ReceiverDeps, media: Media, changes: Partial<Pick<Media, 'sha256' | 'expiresAt' | 'dueAt'>>) {
  return deps.transact((tx) => deps.uploads.change(media.id, { statuses: ['PENDING'] }, changes, deps.clock.now(), tx));
}

function refusalOf(error: unknown) {
  if (error instanceof ReceiveError) return error.problem;
  throw error;
}

/** The chunks of a body until the signal says stop; then it ends with an error. */
async function* stoppable(body: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  signal.addEventListener('abort', () => reject(new Error('another part has come')), { once: true });
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([chunks.next(), promise]);
    if (next.done === true) return;
    yield next.value;
  }
}
