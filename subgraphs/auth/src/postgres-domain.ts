import { type Consumers, type EventHandler, isOutage, PostgresOutboxRelay, startConsumers } from '@app/events';
import type { SetupStep } from '@app/mongo';
import { type AuthPrisma, createPrismaClient, migrate, migrationStatus, SERVICE_ROLE } from '@app/prisma';
import type { EventParts, Runtime, SubgraphName } from '@app/subgraph';
import type { AuthConfig } from './config.ts';
import { isDatabaseDown } from './store/database-down.ts';
import { processedEvents } from './store/processed-events.ts';

/** One consumer group of the domain. */
export interface ConsumerGroup {
  readonly group: string;
  readonly domains: readonly SubgraphName[];
  readonly handlers: readonly EventHandler[];
}

/** The store side of a domain on PostgreSQL: its database, its outbox with relay, its consumers. */
export interface PostgresDomain {
  readonly db: AuthPrisma;
  /** Address of the database as the service. */
  readonly serviceUrl: string;
  setUp(options?: { dryRun?: boolean }): Promise<SetupStep[]>;
  /** Publishes this domain's events and consumes those that its groups ask for. */
  start(groups: readonly ConsumerGroup[]): Promise<void>;
  /** What a drain waits for. */
  parts(): EventParts;
  /** Rejects when the database cannot answer. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The store side of auth: the database as the service sees it, with the outbox that its procedures append to. */
export function createPostgresDomain(runtime: Runtime, name: SubgraphName, config: AuthConfig): PostgresDomain {
  const serviceUrl = config.AUTH_DATABASE_URL ?? asService(config.POSTGRES_URL, config.AUTH_DB_PASSWORD);
  const { redis, log, logger } = runtime;
  const db = createPrismaClient(serviceUrl, {
    maxConnections: config.AUTH_DB_CONNECTIONS,
    applicationName: name,
    onConnectionLost: (error) => logger.warn({ err: error }, 'a database connection broke'),
  });
  const relay = new PostgresOutboxRelay({ postgres: { connectionString: serviceUrl }, redis, domain: name, log, logger });
  let consumers: readonly Consumers[] = [];
  return {
    db,
    serviceUrl,
    async setUp(options = {}) {
      const url = config.POSTGRES_URL;
      if (options.dryRun) return (await migrationStatus({ url })).pending.map(asStep);
      return (await migrate({ url, servicePassword: config.AUTH_DB_PASSWORD })).applied.map(asStep);
    },
    async start(groups) {
      relay.start();
      consumers = groups.map(({ group, domains, handlers }) =>
        startConsumers({
          redis,
          group,
          domains,
          handlers,
          layout: log,
          processed: processedEvents(db, group),
          isOutage: (error) => isOutage(error) || isDatabaseDown(error),
          logger,
        }),
      );
    },
    parts: () => ({ relays: [relay], consumers }),
    async ready() {
      await db.$queryRaw`SELECT 1`;
    },
    async stop() {
      await Promise.all(consumers.map((group) => group.stop()));
      await relay.stop();
      await db[Symbol.asyncDispose]();
    },
  };
}

function asService(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = SERVICE_ROLE;
  url.password = password;
  return url.href;
}

function asStep(migration: string): SetupStep {
  return { collection: migration, action: 'apply-migration', name: migration };
}
