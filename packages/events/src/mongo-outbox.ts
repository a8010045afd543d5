import { type ClientSession, type Collection, type Db, Timestamp } from 'mongodb';
import { domainOf, type NewEvent } from './define.ts';

/** Seconds for which published events stay in the outbox: how far back a lost log can be written anew. */
export const OUTBOX_RETENTION_SEC = 24 * 3_600;

/** Name of the collection in each domain's own database. */
export const OUTBOX_COLLECTION = 'outbox';

/** One event waiting for, or past, its publication. */
export interface OutboxDocument {
  /** The event's id. */
  readonly _id: string;
  /** Set by the server at insertion: the order in which conflicting transactions wrote. */
  readonly ts: Timestamp;
  /** Set by the producer's clock; drives the TTL. */
  readonly createdAt: Date;
  /** Null for a probe, which a relay removes instead of publishing. */
  readonly event: Omit<NewEvent, 'id'> | null;
}

/** The indexes of `outbox`. */
export const OUTBOX_INDEXES = [
  { name: 'outbox_ttl', key: { createdAt: 1 }, expireAfterSec: OUTBOX_RETENTION_SEC },
  { name: 'outbox_ts', key: { ts: 1 } },
] as const;

const NAMESPACE_EXISTS = 48;

/** Server time at insertion is asked for by an empty timestamp. */
function serverTimestamp(): Timestamp {
  return new Timestamp({ t: 0, i: 0 });
}

/** The outbox of one domain: a change and its event commit together. */
export class MongoOutbox {
  readonly #db: Db;
  readonly #domain: string;
  readonly #outbox: Collection<OutboxDocument>;

  /** `db` is the domain's own database; only events of `domain` are accepted. */
  constructor(db: Db, options: { readonly domain: string }) {
    this.#db = db;
    this.#domain = options.domain;
    this.#outbox = db.collection<OutboxDocument>(OUTBOX_COLLECTION);
  }

  /** Creates the collection and its indexes; repeatable. */
  async ensure(): Promise<void> {
    try {
      await this.#db.createCollection(OUTBOX_COLLECTION);
    } catch (error) {
      if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === NAMESPACE_EXISTS)) throw error;
    }
    for (const index of OUTBOX_INDEXES) {
      const ttl = 'expireAfterSec' in index ? { expireAfterSeconds: index.expireAfterSec } : {};
      await this.#outbox.createIndex(index.key, { name: index.name, ...ttl });
    }
  }

  /**
   * Writes events in the caller's transaction: published if, and only if, it commits. Append after the write that orders the key (a
   * counter, the aggregate's document), so that two transactions of one key cannot append side by side. Throws `TypeError` on an event
   * of another domain.
   */
  async append(events: NewEvent | readonly NewEvent[], session: ClientSession): Promise<void> {
    const documents = (Array.isArray(events) ? events : [events]).map((event: NewEvent) => this.#documentOf(event));
    if (documents.length > 0) await this.#outbox.insertMany(documents, { session, ordered: true });
  }

  #documentOf({ id, type, key, topics, occurredAt, data }: NewEvent): OutboxDocument {
    if (domainOf(type) !== this.#domain) throw new TypeError(`${type} is not an event of ${this.#domain}`);
    return { _id: id, ts: serverTimestamp(), createdAt: new Date(), event: { type, key, topics, occurredAt, data } };
  }
}

/** Inserts a probe, outside any transaction: once it is gone, everything committed before it has been published. */
export async function insertProbe(outbox: Collection<OutboxDocument>, id: string): Promise<void> {
  await outbox.insertOne({ _id: id, ts: serverTimestamp(), createdAt: new Date(), event: null });
}
