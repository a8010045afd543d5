import type { Db } from 'mongodb';

/** A push as the built-in receiver shows it. */
export interface ReceivedPush {
  readonly title: string;
  readonly body: string;
  readonly deepLink: string;
  readonly collapseKey: string;
  readonly at: string;
}

const KEPT = 10_000;

/** Where pushes to devices `dev:NAME` land in development: a capped collection that every process can read. Never used in production. */
export class DevelopmentPushes {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Creates the capped collection; repeatable. */
  async setUp(): Promise<void> {
    const exists = await this.#db.listCollections({ name: 'pushes' }).hasNext();
    if (!exists) await this.#db.createCollection('pushes', { capped: true, size: 16 * 1024 * 1024, max: KEPT });
  }

  async receive(device: string, push: Omit<ReceivedPush, 'at'>): Promise<void> {
    await this.#db.collection('pushes').insertOne({ ...push, device, at: new Date() });
  }

  /** Newest first, at most 100. */
  async list(device: string): Promise<ReceivedPush[]> {
    const found = await this.#db
      .collection<ReceivedPush & { device: string; at: Date }>('pushes')
      .find({ device })
      .sort({ $natural: -1 })
      .limit(100)
      .toArray();
    return found.map(({ title, body, deepLink, collapseKey, at }) => ({
      title,
      body,
      deepLink,
      collapseKey,
      at: new Date(at).toISOString(),
    }));
  }
}
