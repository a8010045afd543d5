import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BSON, type Db, type Document, MongoClient } from 'mongodb';
import { readBson, writeCompressed } from './compressed-file.ts';
import { type Counts, countOf } from './counts.ts';

/** Where databases are, and what stands behind their names. */
export interface MongoPlace {
  readonly url: string;
  /** As `DATABASE_SUFFIX`; empty: none. */
  readonly suffix: string;
}

/** Mails and pushes of development are no data of the platform. */
const LEFT_OUT_DATABASES = new Set(['wechat_dev']);
/** Where a relay has got to in the change stream: it means nothing to another server, and without it the whole outbox is published again. */
const LEFT_OUT_COLLECTIONS = new Set(['outboxRelay']);
const BATCH_DOCUMENTS = 500;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Types stay as they were stored: a double stays a double, a long a long. */
const EXACT = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;
/** For how long the server must be able to read the past while a dump goes on; its default is five minutes. */
const HISTORY_SEC = 24 * 3_600;

/**
 * Writes every collection into `folder` as of one moment; answers the counts as `database.collection`. `onMoment` is called when that
 * moment is fixed. No collection may be created or get an index meanwhile.
 */
export async function dumpMongo({ url, suffix }: MongoPlace, folder: string, onMoment: () => Promise<void>): Promise<Counts> {
  await using client = new MongoClient(url);
  const counts: Counts = {};
  const collections = await collectionsIn(client, suffix);
  await withLongHistory(client, () =>
    client.withSession({ snapshot: true }, async (session) => {
      const [first] = collections;
      // The first read of a snapshot session fixes its moment for all databases.
      if (first) await first.db.collection(first.name).findOne({}, { session });
      await onMoment();
      for (const { db, plain, name } of collections) {
        await mkdir(join(folder, plain), { recursive: true });
        const documents = db.collection(name).find({}, { session, raw: true });
        counts[`${plain}.${name}`] = await writeCompressed(fileOf(folder, plain, name), rawOf(documents));
      }
    }),
  );
  return counts;
}

/** The counts of a dump, read to its end. Throws when a file is damaged. */
export async function countMongoDump(folder: string): Promise<Counts> {
  const counts: Counts = {};
  for (const { plain, name, file } of await filesIn(folder)) counts[`${plain}.${name}`] = await countOf(readBson(file));
  return counts;
}

/** Whether no database of the platform holds anything. */
export async function isMongoEmpty({ url, suffix }: MongoPlace): Promise<boolean> {
  await using client = new MongoClient(url);
  for (const { db, name } of await collectionsIn(client, suffix)) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) return false;
  }
  return true;
}

/**
 * Drops every database of the platform and puts in what a dump holds; answers the counts. Validators and indexes come with the set-up
 * that must follow: documents are as they were, and indexes are built faster once all is there.
 */
export async function restoreMongo({ url, suffix }: MongoPlace, folder: string): Promise<Counts> {
  await using client = new MongoClient(url);
  for (const { name } of await databasesIn(client, suffix)) await client.db(name).dropDatabase();
  const counts: Counts = {};
  for (const { plain, name, file } of await filesIn(folder))
    counts[`${plain}.${name}`] = await insertAll(client.db(plain + suffix), name, readBson(file));
  return counts;
}

async function databasesIn(client: MongoClient, suffix: string): Promise<{ name: string; plain: string }[]> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  return databases
    .map(({ name }) => ({ name, plain: name.slice(0, name.length - suffix.length) }))
    .filter(({ name, plain }) => plain + suffix === name && /^wechat_[a-z]+$/.test(plain) && !LEFT_OUT_DATABASES.has(plain));
}

async function collectionsIn(client: MongoClient, suffix: string): Promise<{ db: Db; plain: string; name: string }[]> {
  const found: { db: Db; plain: string; name: string }[] = [];
  for (const { name, plain } of await databasesIn(client, suffix)) {
    const db = client.db(name);
    const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
    for (const collection of collections.map((info) => info.name).sort()) {
      if (!collection.startsWith('system.') && !LEFT_OUT_COLLECTIONS.has(collection)) found.push({ db, plain, name: collection });
    }
  }
  return found;
}

async function filesIn(folder: string): Promise<{ plain: string; name: string; file: string }[]> {
  const found = [];
  for (const plain of await readdir(folder)) {
    for (const file of await readdir(join(folder, plain)))
      found.push({ plain, name: file.replace(/\.bson\.gz$/, ''), file: join(folder, plain, file) });
  }
  return found;
}

/** The server forgets the past after minutes; a dump of much data takes longer. Who may not change that gets what the server keeps. */
async function withLongHistory(client: MongoClient, work: () => Promise<void>): Promise<void> {
  const admin = client.db('admin');
  const name = 'minSnapshotHistoryWindowInSeconds';
  const before = await admin
    .command({ getParameter: 1, [name]: 1 })
    .then((answer) => Number(answer[name]))
    .catch(() => null);
  const set = (seconds: number) => admin.command({ setParameter: 1, [name]: seconds }).catch(() => undefined);
  if (before !== null) await set(Math.max(before, HISTORY_SEC));
  try {
    await work();
  } finally {
    if (before !== null) await set(before);
  }
}

/** With `raw`, the driver hands out bytes where its types say documents. */
async function* rawOf(documents: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const document of documents) {
    if (!(document instanceof Uint8Array)) throw new TypeError('the driver did not hand out raw documents');
    yield document;
  }
}

async function insertAll(db: Db, collection: string, documents: AsyncIterable<Buffer>): Promise<number> {
  let count = 0;
  let bytes = 0;
  let batch: Document[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await db.collection(collection).insertMany(batch, { bypassDocumentValidation: true, ordered: false });
    count += batch.length;
    [batch, bytes] = [[], 0];
  };
  for await (const document of documents) {
    batch.push(BSON.deserialize(document, EXACT));
    bytes += document.length;
    if (batch.length === BATCH_DOCUMENTS || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return count;
}

function fileOf(folder: string, plain: string, collection: string): string {
  return join(folder, plain, `${collection}.bson.gz`);
}
