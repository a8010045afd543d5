import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';

/** The test stack's servers, as the global set-up announces them in the environment. */
export interface StackUrls {
  readonly mongoUrl: string;
  readonly postgresUrl: string;
  readonly redisUrl: string;
}

/** Reads the announced servers; throws when the tests were started without a stack. */
export function stackUrls(): StackUrls {
  const { MONGO_URL, POSTGRES_URL, REDIS_URL } = process.env;
  if (!MONGO_URL || !POSTGRES_URL || !REDIS_URL)
    throw new Error('No test stack: run the tests through vitest with its global set-up.');
  return { mongoUrl: MONGO_URL, postgresUrl: POSTGRES_URL, redisUrl: REDIS_URL };
}

/** Names under which one test file keeps its data on the shared servers; disposing it removes everything. */
export interface FreshInstance extends AsyncDisposable, StackUrls {
  /** Behind every MongoDB database name. */
  readonly databaseSuffix: string;
  /** Before every Redis key. */
  readonly redisPrefix: string;
  /** An empty PostgreSQL database of this instance, made at the first call. */
  postgresDatabase(): Promise<string>;
}

/** Fresh names on the shared servers, so that test files run in parallel and in any order. */
export function freshInstance(): FreshInstance {
  const urls = stackUrls();
  const name = `t${randomBytes(5).toString('hex')}`;
  let postgres: Promise<string> | null = null;
  return {
    ...urls,
    databaseSuffix: `_${name}`,
    redisPrefix: `${name}:`,
    postgresDatabase: () => {
      postgres ??= createDatabase(urls.postgresUrl, name);
      return postgres;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([dropMongoDatabases(urls.mongoUrl, `_${name}`), dropRedisKeys(urls.redisUrl, `${name}:`)]);
      if (postgres !== null) await dropDatabase(urls.postgresUrl, name);
    },
  };
}

async function createDatabase(url: string, name: string): Promise<string> {
  await withClient(url, (client) => client.query(`CREATE DATABASE "${name}"`));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function dropMongoDatabases(url: string, suffix: string): Promise<void> {
  await using client = new MongoClient(url);
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  await Promise.all(databases.filter(({ name }) => name.endsWith(suffix)).map(({ name }) => client.db(name).dropDatabase()));
}

async function dropRedisKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1000 })) {
      if (Array.isArray(keys) && keys.length > 0) await redis.unlink(keys.map(String));
    }
  } finally {
    redis.disconnect();
  }
}
