import { Redis } from 'ioredis';

export type { Redis } from 'ioredis';

/** How one connection behaves; every field but `name` has a default. */
export interface ConnectRedisOptions {
  /** Shown in `CLIENT LIST`; name the part that owns the connection, as in `gateway:limits`. */
  readonly name: string;
  /** Put before every key, but not before stream names in replies nor pub/sub channels; leave it out for event logs and job queues. @defaultValue none */
  readonly keyPrefix?: string;
  /** Longest wait for a reply, the wait for a connection included, in milliseconds; then the command rejects. @defaultValue 1000 */
  readonly commandTimeoutMs?: number;
  /**
   * Whether a command issued while the server is away waits for it (up to `commandTimeoutMs`). With `false` it rejects at once, and the
   * connection is opened eagerly: for callers that must fail closed without delay. A queued command that timed out may still run later,
   * so what must not run late belongs on a connection without this queue. @defaultValue true
   */
  readonly offlineQueue?: boolean;
  /** Called with each connection error, which is also retried; log it at most. @defaultValue ignored */
  readonly onError?: (error: Error) => void;
}

const RECONNECT_FIRST_MS = 50;
const RECONNECT_CAP_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const BLOCKING_SILENCE_MS = 8_000;

/** Back-off before reconnect number `times`: doubles from 50 ms to 1 s, with a fifth of jitter, for ever. */
function reconnectDelayMs(times: number): number {
  const delay = Math.min(RECONNECT_FIRST_MS * 2 ** Math.min(times - 1, 10), RECONNECT_CAP_MS);
  return Math.round(delay * (0.9 + Math.random() * 0.2));
}

/**
 * A connection that is opened by its first command (or at once without an offline queue), reconnects for ever, and lets no command wait
 * longer than its time-out. A command that was on the wire when the connection broke is never sent twice. Close it with `closeRedis`.
 */
export function connectRedis(url: string, options: ConnectRedisOptions): Redis {
  const offlineQueue = options.offlineQueue ?? true;
  const redis = new Redis(url, {
    connectionName: options.name,
    ...(options.keyPrefix === undefined ? {} : { keyPrefix: options.keyPrefix }),
    commandTimeout: options.commandTimeoutMs ?? 1_000,
    enableOfflineQueue: offlineQueue,
    lazyConnect: offlineQueue,
    maxRetriesPerRequest: null,
    autoResendUnfulfilledCommands: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: reconnectDelayMs,
    disableClientInfo: true,
  });
  redis.on('error', options.onError ?? (() => undefined));
  return redis;
}

/**
 * A second connection to the same server for blocking reads (`XREAD BLOCK`, `BZPOPMIN`) of at most 5 s, or for subscriptions. Commands have no time-out of their own;
 * a read that outlasts its own block time resolves to null, and a server that stays silent for 8 s with a command open is reconnected.
 */
export function blockingConnection(redis: Redis, name: string): Redis {
  const blocking = redis.duplicate({
    connectionName: name,
    commandTimeout: undefined,
    enableOfflineQueue: true,
    lazyConnect: true,
    blockingTimeout: BLOCKING_SILENCE_MS,
    socketTimeout: BLOCKING_SILENCE_MS,
  });
  blocking.on('error', () => undefined);
  return blocking;
}

/** A second connection with the same time-outs, for work whose commands must keep an order of their own. */
export function anotherConnection(redis: Redis, name: string): Redis {
  const another = redis.duplicate({ connectionName: name, enableOfflineQueue: true, lazyConnect: true });
  another.on('error', () => undefined);
  return another;
}

/** Closes the connection now; what was in flight rejects. Safe to call twice. */
export function closeRedis(redis: Redis): void {
  redis.disconnect();
}
