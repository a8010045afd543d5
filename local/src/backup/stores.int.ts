import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type FreshInstance, freshInstance } from '@app/testkit';
import { Binary, BSON, Decimal128, Double, Int32, Long, MongoClient, Timestamp } from 'mongodb';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBson, readLines, writeCompressed } from './compressed-file.ts';
import { countOf } from './counts.ts';
import { copyMedia, measureMedia, replaceMedia } from './media.ts';
import { countMongoDump, dumpMongo, isMongoEmpty, restoreMongo } from './mongo.ts';
import { countPostgresDump, PostgresSnapshot, restorePostgres } from './postgres.ts';

let folder: string;
const from = freshInstance();
const to = freshInstance();
const client = new MongoClient(from.mongoUrl);
const placeOf = ({ mongoUrl, databaseSuffix }: FreshInstance) => ({ url: mongoUrl, suffix: databaseSuffix });
const nothing = async (): Promise<void> => undefined;
async function* piecesOf(...pieces: (string | Uint8Array)[]) {
  yield* pieces;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-stores-'));
});
afterAll(async () => {
  await client.close();
  await Promise.all([from[Symbol.asyncDispose](), to[Symbol.asyncDispose]()]);
  await rm(folder, { recursive: true, force: true });
});

describe('a dump of MongoDB', () => {
  const db = () => client.db(`wechat_chat${from.databaseSuffix}`);

  it('holds every type to the bit, and leaves out what means nothing elsewhere', async () => {
    const every = {
      _id: 'every',
      ...{
        double: new Double(3),
        int: new Int32(3),
        long: Long.fromString('9007199254740993'),
        decimal: Decimal128.fromString('1.10'),
      },
      ...{ date: new Date(), bytes: new Binary(Buffer.from([0, 1, 2]), 4), at: new Timestamp({ t: 5, i: 6 }), none: null },
      ...{ text: '你好\u2028\n', list: [new Double(1), []], regex: new BSON.BSONRegExp('^a', 'i'), empty: {} },
    };
    await db().collection<{ _id: string }>('messages').insertOne(every);
    await db().collection<{ _id: string }>('outboxRelay').insertOne({ _id: 'relay' });
    await client.db(`wechat_dev${from.databaseSuffix}`).collection('mailbox').insertOne({ to: 'somebody' });
    const dump = join(folder, 'types');
    expect(await dumpMongo(placeOf(from), dump, nothing)).toEqual({ 'wechat_chat.messages': 1 });
    expect(await countMongoDump(dump)).toEqual({ 'wechat_chat.messages': 1 });
    expect(await isMongoEmpty(placeOf(to))).toBe(true);
    await restoreMongo(placeOf(to), dump);
    expect(await isMongoEmpty(placeOf(to))).toBe(false);
    const again = join(folder, 'types-again');
    await dumpMongo(placeOf(to), again, nothing);
    const bytesOf = async (place: string) => gunzipSync(await readFile(join(place, 'wechat_chat', 'messages.bson.gz')));
    expect(await bytesOf(again)).toEqual(await bytesOf(dump));
  });

  it('is of one moment across databases, whatever is written meanwhile', async () => {
    const [giving, taking] = [
      db().collection<{ _id: string; n: number }>('a'),
      client.db(`wechat_video${from.databaseSuffix}`).collection<{ _id: string; n: number }>('b'),
    ];
    const rows = Array.from({ length: 2_000 }, (_, index) => ({ _id: String(index), n: 1 }));
    await Promise.all([giving.insertMany(rows), taking.insertMany(rows)]);
    let isOver = false;
    let moved = 0;
    const moving = (async () => {
      while (!isOver) {
        const _id = String(moved++ % rows.length);
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await giving.updateOne({ _id }, { $inc: { n: -1 } }, { session });
            await taking.updateOne({ _id }, { $inc: { n: 1 } }, { session });
          }),
        );
      }
    })();
    const dump = join(folder, 'moment');
    await dumpMongo(placeOf(from), dump, nothing);
    isOver = true;
    await moving;
    const sumOf = async (file: string): Promise<number> => {
      let sum = 0;
      for await (const document of readBson(join(dump, file))) sum += Number(BSON.deserialize(document).n);
      return sum;
    };
    expect((await sumOf('wechat_chat/a.bson.gz')) + (await sumOf('wechat_video/b.bson.gz'))).toBe(2 * rows.length);
    expect(moved).toBeGreaterThan(0);
  });
});

describe('a dump of PostgreSQL', () => {
  const withClient = async <T>(url: string, work: (sql: Client) => Promise<T>): Promise<T> => {
    const sql = new Client({ connectionString: url });
    await sql.connect();
    return work(sql).finally(() => sql.end());
  };
  const make = (sql: Client) =>
    sql.query(`CREATE SCHEMA app;
      CREATE TABLE app."Parents" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, upper text GENERATED ALWAYS AS (upper(name)) STORED,
        bytes bytea, at timestamptz, data jsonb, raw json, tags text[], price numeric, ratio float8, address inet, span interval, stamp text DEFAULT 'x');
      CREATE TABLE app.children (id int PRIMARY KEY, parent bigint REFERENCES app."Parents");
      CREATE FUNCTION app.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append only'; END $$;
      CREATE TRIGGER no_truncate BEFORE TRUNCATE ON app.children EXECUTE FUNCTION app.refuse();
      CREATE TRIGGER no_update BEFORE UPDATE OR DELETE ON app.children EXECUTE FUNCTION app.refuse();`);
  const rowsOf = (sql: Client) =>
    sql.query('SELECT p.*, p.raw::text AS text FROM app."Parents" p ORDER BY id').then(({ rows }) => rows);

  it('comes back as it was: values, references, numbers that go on; and only into the same schema', async () => {
    const [source, target] = [await from.postgresDatabase(), await to.postgresDatabase()];
    await withClient(source, async (sql) => {
      await make(sql);
      await sql.query(
        `INSERT INTO app."Parents" (name, bytes, at, data, raw, tags, price, ratio, address, span, stamp) VALUES
          ($1, '\\x00ff', '2026-01-01 00:00:00.123456+08', '{"a": [1, null]}', $2, ARRAY['x,y', NULL, '"'], 1.10, 0.1::float8 + 0.2::float8, '10.0.0.1', '1 day 2 hours', NULL),
          ('gone', NULL, 'infinity', NULL, NULL, NULL, 'NaN', NULL, NULL, NULL, 'y')`,
        ['你好\u2028\n"\\', '{ "b":\n 1 }'],
      );
      await sql.query(`DELETE FROM app."Parents" WHERE name = 'gone'`);
      await sql.query('INSERT INTO app.children SELECT n, 1 FROM generate_series(1, 1201) n');
    });
    await withClient(target, make);
    const dump = join(folder, 'sql');
    await using snapshot = await PostgresSnapshot.connect(source);
    await snapshot.fix();
    await withClient(source, (sql) => sql.query('INSERT INTO app.children VALUES (5000, 1)'));
    const state = await snapshot.dump(dump);
    expect(state.counts).toEqual({ 'app.Parents': 1, 'app.children': 1_201 });
    expect(await countPostgresDump(dump)).toEqual(state.counts);
    await restorePostgres(target, dump, state);
    // Again: what is there is replaced.
    expect(await restorePostgres(target, dump, state)).toEqual(state.counts);
    const [before, after] = [await withClient(source, rowsOf), await withClient(target, rowsOf)];
    expect(after.map((row) => ({ ...row, text: row.text.replace(/\s/g, '') }))).toEqual(
      before.map((row) => ({ ...row, text: row.text.replace(/\s/g, '') })),
    );
    await withClient(target, async (sql) => {
      const { rows } = await sql.query(`INSERT INTO app."Parents" (name) VALUES ('new') RETURNING id`);
      expect(rows).toEqual([{ id: '3' }]);
      await expect(sql.query('TRUNCATE app.children')).rejects.toThrow('append only');
    });
    const another = { ...state, migrations: ['one more'] };
    await expect(restorePostgres(target, dump, another)).rejects.toThrow('another version of the schema (one more)');
  });
});

describe('files of a dump', () => {
  it('that are cut off or damaged are told', async () => {
    const file = join(folder, 'whole.gz');
    await writeCompressed(file, piecesOf(BSON.serialize({ a: 'x'.repeat(1_000) }), BSON.serialize({ b: 1 })));
    expect(await countOf(readBson(file))).toBe(2);
    const whole = await readFile(file);
    await writeFile(join(folder, 'cut.gz'), whole.subarray(0, whole.length - 12));
    await expect(countOf(readBson(join(folder, 'cut.gz')))).rejects.toThrow();
    await writeFile(join(folder, 'half.gz'), gzipSync(gunzipSync(whole).subarray(0, -3)));
    await expect(countOf(readBson(join(folder, 'half.gz')))).rejects.toThrow('ends inside');
    await writeFile(join(folder, 'zeros.gz'), gzipSync(Buffer.alloc(100)));
    await expect(countOf(readBson(join(folder, 'zeros.gz')))).rejects.toThrow('damaged');
    await expect(countOf(readBson(join(folder, 'absent.gz')))).rejects.toThrow('ENOENT');
  });

  it('split lines at line ends alone', async () => {
    const file = join(folder, 'lines.gz');
    await writeCompressed(file, piecesOf('"a\u2028b"\n', '"c\rd"\n'));
    const lines: string[] = [];
    for await (const line of readLines(file)) lines.push(line.toString());
    expect(lines).toEqual(['"a\u2028b"', '"c\rd"']);
  });

  it('of media are copied with their folders, and replaced as a whole', async () => {
    const [source, copy, place] = ['source', 'copy', 'place'].map((name) => join(folder, name)) as [string, string, string];
    expect(await copyMedia(source, join(folder, 'none'))).toEqual({ files: 0, bytes: 0 });
    await mkdir(join(source, 'ab', 'cd'), { recursive: true });
    await writeFile(join(source, 'ab', 'cd', 'one'), 'one');
    await writeFile(join(source, 'two'), 'four');
    expect(await copyMedia(source, copy)).toEqual({ files: 2, bytes: 7 });
    await mkdir(place);
    await writeFile(join(place, 'old'), 'old');
    await replaceMedia(copy, place);
    expect(await measureMedia(place)).toEqual({ files: 2, bytes: 7 });
    expect(await readFile(join(place, 'ab', 'cd', 'one'), 'utf8')).toBe('one');
  });
});
