import { type Collection, type Db, type ResumeToken, Timestamp } from 'mongodb';

/** Name of the collection that holds each domain's relay state. */
export const OUTBOX_RELAY_COLLECTION = 'outboxRelay';

/** How far the log is known to hold the outbox. */
export interface RelayPosition {
  /** Change stream token after the last published change. */
  readonly token: ResumeToken;
  /** Cluster time of that token. */
  readonly at: Timestamp;
}

interface RelayDocument {
  readonly _id: 'relay';
  readonly holder: string | null;
  readonly expiresAt: Date;
  readonly token?: ResumeToken;
  readonly at?: Timestamp;
}

/**
 * The lease of a domain's relay and its position, in one document beside the outbox: it outlives a flush of Redis, and without MongoDB there is
 * nothing to relay. Times are the server's.
 */
export class RelayState {
  readonly #states: Collection<RelayDocument>;
  readonly #holder: string;
  readonly #leaseMs: number;

  constructor(db: Db, holder: string, leaseMs: number) {
    this.#states = db.collection<RelayDocument>(OUTBOX_RELAY_COLLECTION, { writeConcern: { w: 1 } });
    this.#holder = holder;
    this.#leaseMs = leaseMs;
  }

  /** Takes the lease if it is free or ours; answers whether we have it, and the position to go on from (null: none yet). */
  async acquire(): Promise<{ readonly held: boolean; readonly position: RelayPosition | null }> {
    const isOursOrFree = { $or: [{ $eq: ['$holder', this.#holder] }, { $lte: ['$expiresAt', '$$NOW'] }] };
    // An upsert cannot have `$expr` in its filter: the document comes first, free for anybody.
    await this.#states.updateOne({ _id: 'relay' }, { $setOnInsert: { holder: null, expiresAt: new Date(0) } }, { upsert: true });
    const state = await this.#states.findOneAndUpdate(
      { _id: 'relay', $expr: isOursOrFree },
      [{ $set: { holder: this.#holder, expiresAt: { $add: ['$$NOW', this.#leaseMs] } } }],
      { returnDocument: 'after' },
    );
    if (state === null) return { held: false, position: null };
    return { held: true, position: state.token && state.at ? { token: state.token, at: state.at } : null };
  }

  /** Extends the lease and records the position (null: leave it); false when somebody else has the lease. */
  async renew(position: RelayPosition | null): Promise<boolean> {
    const literal = position === null ? {} : { token: { $literal: position.token }, at: position.at };
    const { matchedCount } = await this.#states.updateOne({ _id: 'relay', holder: this.#holder }, [
      { $set: { expiresAt: { $add: ['$$NOW', this.#leaseMs] }, ...literal } },
    ]);
    return matchedCount === 1;
  }

  /** Records the position and frees the lease, if still ours. */
  async release(position: RelayPosition | null): Promise<void> {
    if (!(await this.renew(position))) return;
    await this.#states.updateOne({ _id: 'relay', holder: this.#holder }, { $set: { holder: null, expiresAt: new Date(0) } });
  }
}

/**
 * The cluster time inside a resume token; null when it has an unknown form. A token is a hexadecimal key string that begins with the type
 * byte of a timestamp (0x82), then its seconds and increment, big-endian, since MongoDB 4.0.
 */
export function timeOfToken(token: ResumeToken): Timestamp | null {
  if (typeof token !== 'object' || token === null || !('_data' in token) || typeof token._data !== 'string') return null;
  const parsed = /^82([0-9A-F]{8})([0-9A-F]{8})/i.exec(token._data);
  if (parsed === null) return null;
  return new Timestamp({ t: Number.parseInt(parsed[1] ?? '', 16), i: Number.parseInt(parsed[2] ?? '', 16) });
}
