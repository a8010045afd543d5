import { type ClientSession, type Collection, type Db, MongoServerError } from 'mongodb';

/** Name of the collection in each consuming domain's database. */
export const PROCESSED_EVENTS_COLLECTION = 'processedEvents';

/** Seconds for which handled events are remembered; longer than any event can come again (the outbox keeps 24 h). */
export const PROCESSED_EVENTS_RETENTION_SEC = 48 * 3_600;

/** The indexes of `processedEvents`. */
export const PROCESSED_EVENTS_INDEXES = [
  { name: 'processed_ttl', key: { at: 1 }, expireAfterSec: PROCESSED_EVENTS_RETENTION_SEC },
] as const;

/** Which events a consumer group has handled; any store can keep it. */
export interface ProcessedStore {
  /** Those of `eventIds` that were handled. */
  seenAmong(eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Records that an event was handled; repeatable. */
  mark(eventId: string): Promise<void>;
}

interface ProcessedDocument {
  /** `group:eventId`. */
  readonly _id: string;
  readonly at: Date;
}

const DUPLICATE_KEY = 11000;
const NAMESPACE_EXISTS = 48;

/** Events that one consumer group has handled, in the database where the effects are. */
export class ProcessedEvents implements ProcessedStore {
  readonly #db: Db;
  readonly #group: string;
  readonly #processed: Collection<ProcessedDocument>;

  constructor(db: Db, options: { readonly group: string }) {
    this.#db = db;
    this.#group = options.group;
    this.#processed = db.collection<ProcessedDocument>(PROCESSED_EVENTS_COLLECTION);
  }

  /** Creates the collection and its index; repeatable. */
  async ensure(): Promise<void> {
    try {
      await this.#db.createCollection(PROCESSED_EVENTS_COLLECTION);
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
    }
    for (const index of PROCESSED_EVENTS_INDEXES) {
      await this.#processed.createIndex(index.key, { name: index.name, expireAfterSeconds: index.expireAfterSec });
    }
  }

  /**
   * Runs `effect` in the caller's transaction unless it was done before, and records it there: exactly once, however often the event
   * comes. Answers whether it ran. Two at the same time conflict, and `withTransaction` tries the loser again.
   */
  async once(eventId: string, session: ClientSession, effect: () => Promise<void>): Promise<boolean> {
    const _id = this.#idOf(eventId);
    if ((await this.#processed.findOne({ _id }, { session, projection: { _id: 1 } })) !== null) return false;
    await this.#processed.insertOne({ _id, at: new Date() }, { session });
    await effect();
    return true;
  }

  /** Whether the event was handled. */
  async seen(eventId: string): Promise<boolean> {
    return (await this.seenAmong([eventId])).has(eventId);
  }

  async seenAmong(eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (eventIds.length === 0) return new Set();
    const ids = new Map(eventIds.map((eventId) => [this.#idOf(eventId), eventId]));
    const found = await this.#processed.find({ _id: { $in: [...ids.keys()] } }, { projection: { _id: 1 } }).toArray();
    return new Set(found.flatMap(({ _id }) => ids.get(_id) ?? []));
  }

  async mark(eventId: string): Promise<void> {
    try {
      await this.#processed.insertOne({ _id: this.#idOf(eventId), at: new Date() });
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    }
  }

  #idOf(eventId: string): string {
    return `${this.#group}:${eventId}`;
  }
}
