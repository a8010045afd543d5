import { randomUUID } from 'node:crypto';
import { type Collection, type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prefixKeys, prefixRange } from './prefix.ts';
import { parseQuery, type QueryOptions } from './query.ts';
import { randomText, seeded } from './random-text.fixture.ts';
import { indexField, indexTokens } from './tokens.ts';

interface Indexed {
  _id: string;
  text: string;
  search: string;
  keys: string[];
}

const OPTIONS = { pinyin: true, prefixes: true };
const TEXTS = [
  'Hello, world',
  'hellow -world "quoted"',
  '我在北京大学读书',
  '北京市',
  '後來的我們',
  '王小明',
  'Ünïcödé ＷＩＤＥ text',
  'ラーメンが大好き',
  '한국어를 공부해요',
  'مُحَمَّد رسول',
  'Привет, мир',
  'นี่คือภาษาไทย',
  'party 🎉👨‍👩‍👧',
  'the and of a running runs',
  '{"$gt":""} .*',
  'don’t e-mail a.b_c@example.com',
  'foo bar',
  'bar foo',
];

let client: MongoClient;
let db: Db;
let texts: Collection<Indexed>;

beforeAll(async () => {
  const url = process.env.MONGO_URL;
  if (!url) throw new Error('MONGO_URL must name a MongoDB.');
  client = await MongoClient.connect(url);
  db = client.db(`search_${randomUUID().slice(0, 8)}`);
  texts = db.collection<Indexed>('texts');
  await texts.createIndex({ search: 'text' }, { default_language: 'none' });
  await texts.createIndex({ keys: 1 });
  const random = Array.from({ length: 200 }, (_, seed) => randomText(seeded(seed + 1), 40));
  await texts.insertMany(
    [...TEXTS, ...random].map((text, i) => ({
      _id: `${i}`,
      text,
      search: indexField(indexTokens(text, OPTIONS)),
      keys: prefixKeys(text),
    })),
  );
});

afterAll(async () => {
  await db?.dropDatabase();
  await client?.close();
});

async function candidates(query: string, options: QueryOptions = OPTIONS): Promise<string[]> {
  const { textSearch } = parseQuery(query, options);
  const found = await texts.find({ $text: { $search: textSearch }, _id: { $in: TEXTS.map((_, i) => `${i}`) } }).toArray();
  return found.map(({ text }) => text).toSorted();
}

describe('the text index', () => {
  it.each([
    ['hello', ['Hello, world', 'hellow -world "quoted"']],
    ['world hello', ['Hello, world', 'hellow -world "quoted"']],
    ['hello quoted', ['hellow -world "quoted"']],
    ['-world', ['Hello, world', 'hellow -world "quoted"']],
    ['"hello" nothing', []],
    ['北京', ['我在北京大学读书', '北京市']],
    ['北京大学', ['我在北京大学读书']],
    ['京', ['我在北京大学读书', '北京市']],
    ['后来', ['後來的我們']],
    ['xiaoming', ['王小明']],
    ['wxm', ['王小明']],
    ['bjdx', ['我在北京大学读书']],
    ['unicode wide', ['Ünïcödé ＷＩＤＥ text']],
    ['ﾗｰﾒﾝ', ['ラーメンが大好き']],
    ['か', []],
    ['한국', ['한국어를 공부해요']],
    ['محمد', ['مُحَمَّد رسول']],
    ['ПРИВЕТ', ['Привет, мир']],
    ['ภาษา', ['นี่คือภาษาไทย']],
    ['🎉', ['party 🎉👨‍👩‍👧']],
    ['👩', ['party 🎉👨‍👩‍👧']],
    ['the', ['the and of a running runs']],
    ['run', ['the and of a running runs']],
    ['$gt', ['{"$gt":""} .*']],
    ["don't", ['don’t e-mail a.b_c@example.com']],
    ['foo-bar', ['bar foo', 'foo bar']],
  ])('finds for %j just %j', async (query, found) => {
    expect(await candidates(query)).toEqual(found.toSorted());
  });

  it('takes no word for a part of another, in any place of the field', async () => {
    await db.collection<Indexed>('whole').createIndex({ search: 'text' }, { default_language: 'none' });
    const whole = db.collection<Indexed>('whole');
    await whole.insertOne({ _id: 'a', text: '', search: indexField(['one', 'twofold', 'three']), keys: [] });
    const find = (query: string) => whole.countDocuments({ $text: { $search: parseQuery(query).textSearch } });
    expect(await Promise.all(['one', 'three', 'one three', 'twofold', 'one two', 'two', 'fold'].map(find))).toEqual([
      1, 1, 1, 1, 0, 0, 0,
    ]);
  });

  it('loses no text that matches, and the check of the hits makes the answer exact', async () => {
    const all = await texts.find().toArray();
    let found = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const random = seeded(seed);
      const points = Array.from(all[Math.floor(random() * all.length)]?.text ?? '');
      const from = Math.floor(random() * points.length);
      const query = parseQuery(points.slice(from, from + 1 + Math.floor(random() * 5)).join(''), OPTIONS);
      if (query.isEmpty) continue;
      const hits = await texts.find({ $text: { $search: query.textSearch } }).toArray();
      const checked = hits.filter(({ text }) => query.matches(text)).map(({ _id }) => _id);
      expect(checked.toSorted()).toEqual(
        all
          .filter(({ text }) => query.matches(text))
          .map(({ _id }) => _id)
          .toSorted(),
      );
      found += checked.length;
    }
    expect(found).toBeGreaterThan(150);
  });

  it('ranks by score', async () => {
    const { textSearch } = parseQuery('hello');
    const score = { $meta: 'textScore' } as const;
    const hits = await texts
      .find({ $text: { $search: textSearch } })
      .project<{ score: number }>({ score })
      .sort({ score })
      .toArray();
    expect(hits[0]?.score).toBeGreaterThan(0);
  });

  it('survives every hostile query', async () => {
    for (const query of [
      '"',
      '\\"',
      '-',
      '--a',
      '"-"',
      '\0',
      '\ud83d',
      'a\ud83db',
      '"'.repeat(10_000),
      '-a '.repeat(3000),
      '啊'.repeat(10_000),
    ]) {
      const { isEmpty, textSearch } = parseQuery(query);
      const hits = await texts.find({ $text: { $search: textSearch } }).toArray();
      if (isEmpty) expect(hits).toEqual([]);
    }
  });

  it('takes the longest Chinese text there is', async () => {
    const text = String.fromCodePoint(...Array.from({ length: 5000 }, (_, i) => 0x4e00 + i));
    await db.collection<Indexed>('long').createIndex({ search: 'text' }, { default_language: 'none' });
    await db.collection<Indexed>('long').insertOne({ _id: 'long', text, search: indexField(indexTokens(text)), keys: [] });
    const { textSearch } = parseQuery(text.slice(-3));
    expect(await db.collection<Indexed>('long').countDocuments({ $text: { $search: textSearch } })).toBe(1);
  });
});

describe('the prefix keys', () => {
  it.each([
    ['王小', ['王小明']],
    ['wang x', ['王小明']],
    ['wx', ['王小明']],
    ['北京', ['我在北京大学读书', '北京市']],
    ['beij', ['我在北京大学读书', '北京市']],
    ['Hel', ['Hello, world', 'hellow -world "quoted"']],
    ['wor', ['Hello, world', 'hellow -world "quoted"']],
    ['🎉', ['party 🎉👨‍👩‍👧']],
  ])('find for %j just %j, by a range of the index', async (prefix, found) => {
    const range = prefixRange(prefix);
    expect(range).not.toBeNull();
    const keys = { $elemMatch: { $gte: range?.from, $lt: range?.to } };
    const ids = TEXTS.map((_, i) => `${i}`);
    const hits = await texts
      .find({ keys, _id: { $in: ids } })
      .hint('keys_1')
      .toArray();
    expect(hits.map(({ text }) => text).toSorted()).toEqual(found.toSorted());
  });

  it('are read by the index in one bounded scan', async () => {
    const range = prefixRange('wangx');
    const explained = await texts.find({ keys: { $elemMatch: { $gte: range?.from, $lt: range?.to } } }).explain('executionStats');
    expect(explained.executionStats.totalKeysExamined).toBeLessThan(10);
  });
});
