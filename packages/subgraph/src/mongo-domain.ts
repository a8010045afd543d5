import { type Consumers, type EventHandler, MongoOutbox, MongoOutboxRelay, ProcessedEvents, startConsumers } from '@app/events';
import type { Transact, Tx } from '@app/kernel';
import { type CollectionDeclaration, inTransaction, type SetupStep, setUpDatabase, type Transaction } from '@app/mongo';
import type { Db } from 'mongodb';
import type { Runtime } from './runtime.ts';
import type { EventParts, SubgraphName } from './subgraph.ts';

/** The store side of a domain on MongoDB: its database, its outbox with relay, its consumers. */
export interface MongoDomain {
  readonly db: Db;
  readonly outbox: MongoOutbox;
  /** Which events this domain has already handled. */
  readonly processed: ProcessedEvents;
  readonly transact: Transact;
  /** Runs an effect once for a key, in the effect's transaction; answers whether it ran. */
  once(key: string, tx: Tx, effect: () => Promise<void>): Promise<boolean>;
  setUp(options?: { dryRun?: boolean }): Promise<SetupStep[]>;
  /** Publishes this domain's events and consumes those of `domains`. */
  start(consumed: { domains: readonly SubgraphName[]; handlers: readonly EventHandler[] }): Promise<void>;
  /** What a drain waits for. */
  parts(): EventParts;
  /** Rejects when the database cannot answer. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The store side of the domain `name` in the database `database`. */
export function createMongoDomain(
  runtime: Runtime,
  name: SubgraphName,
  database: string,
  collections: readonly CollectionDeclaration[],
): MongoDomain {
  const db = runtime.database(database);
  const outbox = new MongoOutbox(db, { domain: name });
  const processed = new ProcessedEvents(db, { group: name });
  const relay = new MongoOutboxRelay({ db, redis: runtime.redis, domain: name, log: runtime.log, logger: runtime.logger });
  let consumers: Consumers | null = null;
  return {
    db,
    outbox,
    processed,
    transact: (work) => inTransaction(runtime.mongo, work),
    // The only transactions of this domain are the driver's sessions that `transact` hands out.
    once: (key, tx, effect) => processed.once(key, tx as Transaction, effect),
    async setUp(options = {}) {
      const steps = await setUpDatabase(db, collections, options);
      if (!options.dryRun) {
        await outbox.ensure();
        await processed.ensure();
      }
      return steps;
    },
    parts: () => ({ relays: [relay], consumers: consumers === null ? [] : [consumers] }),
    async start({ domains, handlers }) {
      relay.start();
      if (handlers.length === 0) return;
      const { redis, log: layout, logger } = runtime;
      consumers = startConsumers({ redis, group: name, domains, handlers, layout, processed, logger });
    },
    async ready() {
      await db.command({ ping: 1 });
    },
    async stop() {
      await consumers?.stop();
      await relay.stop();
    },
  };
}
