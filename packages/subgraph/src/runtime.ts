import type { ServiceCalls } from '@app/calls';
import { EphemeralBus, type EventLogOptions, LiveTail } from '@app/events';
import { type Clock, CursorCodec, type Logger, systemClock } from '@app/kernel';
import { createMongoClient } from '@app/mongo';
import { closeRedis, connectRedis, RateLimiter, type Redis } from '@app/redis';
import type { Db, MongoClient } from 'mongodb';
import type { PlatformConfig } from './platform-settings.ts';
import { SUBGRAPH_NAMES } from './subgraph.ts';

/** What a process gives to the domains that it hosts: connections, clock, calls, cursors. One a process, shared by its domains. */
export interface Runtime {
  readonly config: PlatformConfig;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly mongo: MongoClient;
  /** A database of this instance by its plain name, e.g. `wechat_profiles`. */
  database(name: string): Db;
  /** For cache and counters; commands fail fast when Redis is down. */
  readonly redis: Redis;
  /** Begins every Redis key and channel of this instance. */
  readonly redisPrefix: string;
  /** Where the event log lies and how long it is. */
  readonly log: EventLogOptions;
  /** The process's one reader of the event log for live subscriptions. */
  readonly tail: LiveTail;
  /** Messages that only those who listen now need: typing, presence. */
  readonly bus: EphemeralBus;
  /** Sliding-window limits; throws at once while Redis is away, so that the caller decides which way to fail. */
  readonly limiter: RateLimiter;
  readonly calls: ServiceCalls;
  readonly cursors: CursorCodec;
  /** Begins to follow the event log; live fields work from then on. */
  start(): Promise<void>;
  /**
   * Waits until every domain's event log has been opened by its producer, a few seconds at most. It matters in the first life of a log only:
   * whoever listens before that is told to fetch anew when it opens.
   */
  untilLogOpen(): Promise<void>;
  close(): Promise<void>;
}

const LOG_OPEN_WAIT_MS = 5_000;

/** Opens a process's connections; all of them are lazy or retry, so a store that is still starting is no error. */
export function createRuntime(options: {
  config: PlatformConfig;
  name: string;
  calls: ServiceCalls;
  logger: Logger;
  clock?: Clock;
}): Runtime {
  const { config, name, calls, logger } = options;
  const mongo = createMongoClient(config.MONGO_URL, name);
  const redisPrefix = config.REDIS_PREFIX ?? '';
  const redis = connectRedis(config.REDIS_URL, { name });
  const limiting = connectRedis(config.REDIS_URL, { name: `${name}:limits`, offlineQueue: false });
  const log: EventLogOptions = { prefix: redisPrefix, maxLength: config.EVENT_LOG_MAX_LENGTH };
  const tail = new LiveTail({ redis, domains: SUBGRAPH_NAMES, layout: log, maxReplay: config.EVENT_LOG_MAX_LENGTH, logger });
  const bus = new EphemeralBus({ redis, prefix: redisPrefix });
  return {
    config,
    clock: options.clock ?? systemClock,
    logger,
    mongo,
    database: (plain) => mongo.db(plain + (config.DATABASE_SUFFIX ?? '')),
    redis,
    redisPrefix,
    log,
    tail,
    bus,
    limiter: new RateLimiter(limiting, { prefix: `${redisPrefix}limit:` }),
    calls,
    cursors: new CursorCodec(config.CURSOR_SECRET),
    start: () => tail.start(),
    async untilLogOpen() {
      await tail.opened(SUBGRAPH_NAMES, AbortSignal.timeout(LOG_OPEN_WAIT_MS)).catch(() => {
        logger.warn({}, 'the event log of some domains is not open yet: live fields over them will be told to fetch anew');
      });
    },
    async close() {
      await tail.stop();
      bus.stop();
      closeRedis(redis);
      closeRedis(limiting);
      await mongo.close();
    },
  };
}
