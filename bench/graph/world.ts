import { createHash } from 'node:crypto';
import {
  type FollowDocument,
  follows,
  type ProfileDocument,
  profiles,
  profilesCollections,
} from '@app/collections/wechat_profiles';
import { collectionOf, isDuplicateKey, setUpDatabase } from '@app/mongo';
import type { Collection, Db, Document, OptionalUnlessRequiredId } from 'mongodb';
import { newProfileDocument } from '../../subgraphs/profiles/src/store/profile-store.ts';

const ROWS_A_BATCH = 5_000;
const BATCHES_AT_ONCE = 3;
/** Each user follows so many neighbours on either side, who follow back; the others whom they follow are mostly popular ones. */
const NEIGHBOURS = 5;
const START_MS = Date.UTC(2026, 0, 1);

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂小龙文华玉雪'];
const FIRST = [
  'anna',
  'ben',
  'carla',
  'david',
  'elena',
  'felix',
  'gina',
  'hugo',
  'ines',
  'jonas',
  'kate',
  'liam',
  'mara',
  'noah',
  'olga',
  'paul',
];
const LAST = [
  'ackermann',
  'brown',
  'costa',
  'dupont',
  'eriksen',
  'fischer',
  'garcia',
  'hansen',
  'ivanov',
  'jones',
  'keller',
  'lopez',
  'moreau',
  'novak',
];

/** So many users around each other; the same in every run. */
export interface World {
  readonly users: number;
  /** How many others each user follows. */
  readonly follows: number;
  id(index: number): string;
  /** The most followed user. */
  readonly star: string;
}

/** The world of so many users. */
export function worldOf(users: number, follows: number): World {
  const id = (index: number) => {
    const hex = createHash('sha256')
      .update(`user:${((index % users) + users) % users}`)
      .digest('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
  };
  return { users, follows, id, star: id(0) };
}

/** Writes the world: rows first, then the indexes. Goes on where it was broken off; nothing happens when the world is there. */
export async function load(db: Db, world: World, say: (line: string) => void): Promise<void> {
  const rows = collectionOf(db, follows);
  if ((await collectionOf(db, profiles).estimatedDocumentCount()) === world.users) {
    await setUpDatabase(db, profilesCollections);
    return;
  }
  const present = await rows.estimatedDocumentCount();
  const counts: Counts = { followers: new Uint32Array(world.users), following: new Uint32Array(world.users) };
  const ids = Array.from({ length: world.users }, (_, index) => world.id(index));
  await insertAll(rows, edgesOf(ids, counts, world.follows), present - 2 * ROWS_A_BATCH * BATCHES_AT_ONCE);
  say(`${world.users} users: edges are written`);
  await insertAll(collectionOf(db, profiles), profilesOf(ids, counts), 0);
  say(`${world.users} users: profiles are written; indexes follow`);
  await setUpDatabase(db, profilesCollections);
}

interface Counts {
  readonly followers: Uint32Array;
  readonly following: Uint32Array;
}

function* edgesOf(ids: readonly string[], counts: Counts, each: number): Generator<FollowDocument> {
  const random = randomFrom(ids.length);
  for (const [index, ownerId] of ids.entries()) {
    const others = new Map<number, boolean>();
    for (let step = 1; step <= NEIGHBOURS; step++) {
      others.set((index + step) % ids.length, true);
      others.set((index - step + ids.length) % ids.length, true);
    }
    // Cubed: few users have most followers. Only earlier ones, who do not follow back.
    for (let tries = 2 * NEIGHBOURS; tries < each; tries++) {
      const other = Math.floor(index * random() ** 3);
      if (other !== index && !others.has(other)) others.set(other, false);
    }
    counts.following[index] = others.size;
    for (const [other, isFriend] of others) {
      const otherId = ids[other] ?? '';
      counts.followers[other] = (counts.followers[other] ?? 0) + 1;
      const createdAt = new Date(START_MS + Math.floor(random() * 2e10));
      const edge = { status: 'ACTIVE', isFriend, createdAt } as const;
      yield { _id: `${ownerId}:OUT:${otherId}`, ownerId, otherId, direction: 'OUT', ...edge };
      yield { _id: `${otherId}:IN:${ownerId}`, ownerId: otherId, otherId: ownerId, direction: 'IN', ...edge };
    }
  }
}

function* profilesOf(ids: readonly string[], counts: Counts): Generator<ProfileDocument> {
  const random = randomFrom(7);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  for (const [index, id] of ids.entries()) {
    const isChinese = index % 2 === 0;
    const [first, last] = [pick(FIRST), pick(LAST)];
    const displayName = isChinese ? `${pick(SURNAMES)}${pick(GIVEN)}${pick(GIVEN)}` : `${first} ${last}`;
    const row = newProfileDocument({
      id,
      username: `${first}.${last}${index}`,
      displayName,
      language: 'en',
      createdAt: new Date(START_MS),
    });
    yield {
      ...row,
      stats: {
        ...row.stats,
        followers: counts.followers[index] ?? 0,
        following: counts.following[index] ?? 0,
        friends: 2 * NEIGHBOURS,
      },
    };
  }
}

/** Inserts rows but the first `skip` ones; those that are there already stay. */
async function insertAll<T extends Document>(
  collection: Collection<T>,
  rows: Iterable<OptionalUnlessRequiredId<T>>,
  skip: number,
) {
  const options = { ordered: false, bypassDocumentValidation: true, writeConcern: { w: 1 } } as const;
  let batch: OptionalUnlessRequiredId<T>[] = [];
  let open: Promise<unknown>[] = [];
  let seen = 0;
  const flush = async () => {
    const inserted = collection.insertMany(batch, options).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
    open.push(inserted);
    batch = [];
    if (open.length < BATCHES_AT_ONCE) return;
    await Promise.all(open);
    open = [];
  };
  for (const row of rows) {
    seen += 1;
    if (seen > skip) batch.push(row);
    if (batch.length === ROWS_A_BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await Promise.all(open);
}

/** Numbers from 0 to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
