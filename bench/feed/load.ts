import { detectLanguage, extractRanges } from '@app/search';
import { type Db, type Document, type MongoClient, MongoServerError } from 'mongodb';
import type { NewPost } from '../../subgraphs/postfeed/src/domain/ports.ts';
import { NO_ENGAGEMENT, NO_REACTIONS } from '../../subgraphs/postfeed/src/domain/post.ts';
import { toDocument } from '../../subgraphs/postfeed/src/store/post-document.ts';
import { Corpus, randomFrom } from './corpus.ts';
import {
  COMMENTS_A_HOT_POST,
  FANNED,
  FIRST_READER,
  fansOf,
  HOT_POSTS,
  idOf,
  POPULAR,
  postId,
  timeOf,
  userId,
  type World,
} from './world.ts';

const ROWS_A_BATCH = 5_000;
const PARALLEL = 3;
const EDGES_A_STEP = 250_000;
const POSTS_A_STEP = 50_000;

/** Rows that an interrupted run has written already. */
function unlessThere(error: unknown): void {
  if (!(error instanceof MongoServerError && error.code === 11_000)) throw error;
}

/** Rows of one collection, written in batches side by side. */
class Writer {
  readonly #db: Db;
  readonly #name: string;
  #rows: Document[] = [];
  readonly #running = new Set<Promise<unknown>>();

  constructor(db: Db, name: string) {
    this.#db = db;
    this.#name = name;
  }

  async add(row: Document): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= ROWS_A_BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    while (this.#running.size >= PARALLEL) await Promise.race(this.#running);
    const write = this.#db
      .collection(this.#name)
      .insertMany(rows, { ordered: false, writeConcern: { w: 1 } })
      .catch(unlessThere)
      .finally(() => this.#running.delete(write));
    this.#running.add(write);
  }

  async end(): Promise<void> {
    await this.flush();
    await Promise.all(this.#running);
  }
}

/** How far a world has been written. */
interface Progress {
  readonly _id: 'edges' | 'users' | 'posts' | 'world';
  readonly count: number;
}

/**
 * Writes a world into databases without indexes, or goes on where an interrupted run ended; answers false when all of it is there. The
 * rows are those that the platform itself would have written.
 */
export async function loadWorld(mongo: MongoClient, suffix: string, world: World, say: (line: string) => void): Promise<boolean> {
  const [feed, people] = [mongo.db(`wechat_postfeed${suffix}`), mongo.db(`wechat_profiles${suffix}`)];
  const progress = mongo.db(`wechat_bench${suffix}`).collection<Progress>('progress');
  const done = new Map((await progress.find().toArray()).map(({ _id, count }) => [_id, count]));
  if (done.has('world')) return false;
  if (done.size === 0) await Promise.all([feed.dropDatabase(), people.dropDatabase()]);
  const note = async (_id: Progress['_id'], count: number) => {
    say(`${world.name}: ${count} ${_id}`);
    await progress.updateOne({ _id }, { $set: { count } }, { upsert: true });
  };
  await loadGraph(people, world, done, note);
  await loadPosts(feed, world, done.get('posts') ?? 0, note);
  await feed.collection<{ _id: string; since: Date }>('popularAuthors').insertOne({ _id: userId(POPULAR), since: new Date() });
  await note('world', 1);
  return true;
}

type Note = (what: Progress['_id'], count: number) => Promise<void>;

/** Who follows whom, drawn so that few are followed by many. */
function* edgesOf(world: World): Generator<[follower: number, followee: number]> {
  const random = randomFrom(world.users);
  const known = new Set<number>();
  const isNew = (follower: number, followee: number): boolean => {
    const key = follower * world.users + followee;
    if (follower === followee || known.has(key)) return false;
    known.add(key);
    return true;
  };
  for (let fan = FIRST_READER; fan < FIRST_READER + fansOf(world); fan++) if (isNew(fan, FANNED)) yield [fan, FANNED];
  for (let fan = FIRST_READER; fan < world.users; fan += 4) if (isNew(fan, POPULAR)) yield [fan, POPULAR];
  while (known.size < world.edges) {
    const follower = Math.floor(random() * world.users);
    const followee = FIRST_READER + Math.floor((world.users - FIRST_READER) * random() ** 2);
    if (isNew(follower, followee)) yield [follower, followee];
  }
}

async function loadGraph(db: Db, world: World, done: ReadonlyMap<string, number>, note: Note): Promise<void> {
  if (done.has('users')) return;
  const follows = new Writer(db, 'follows');
  const counts = { followers: new Int32Array(world.users), following: new Int32Array(world.users) };
  const written = done.get('edges') ?? 0;
  let count = 0;
  for (const [follower, followee] of edgesOf(world)) {
    counts.followers[followee] = (counts.followers[followee] ?? 0) + 1;
    counts.following[follower] = (counts.following[follower] ?? 0) + 1;
    if (count++ < written) continue;
    const createdAt = timeOf(count, world.edges);
    for (const [direction, owner, other] of [
      ['OUT', follower, followee],
      ['IN', followee, follower],
    ] as const) {
      const [ownerId, otherId] = [userId(owner), userId(other)];
      const _id = `${ownerId}:${direction}:${otherId}`;
      await follows.add({ _id, ownerId, otherId, direction, status: 'ACTIVE', isFriend: false, createdAt });
    }
    if (count % EDGES_A_STEP !== 0) continue;
    await follows.end();
    await note('edges', count);
  }
  await follows.end();
  await note('edges', count);
  const profiles = new Writer(db, 'profiles');
  const names = new Corpus(7);
  await db.collection('profiles').deleteMany({});
  for (let user = 0; user < world.users; user++) {
    const stats = { followers: counts.followers[user] ?? 0, following: counts.following[user] ?? 0 };
    await profiles.add(profileOf(user, `${names.word()}${names.word()}`, stats));
  }
  await profiles.end();
  await note('users', world.users);
}

function profileOf(
  user: number,
  displayName: string,
  { followers, following }: { followers: number; following: number },
): Document {
  const createdAt = timeOf(0, 1);
  const everyone = 'EVERYONE';
  return {
    _id: userId(user),
    username: `user${user}`,
    displayName,
    bio: '',
    avatarMediaId: null,
    coverMediaId: null,
    location: null,
    website: null,
    socialLinks: [],
    birthday: null,
    language: 'zh',
    isVerified: user % 100 === 0,
    privacy: {
      isPrivate: user % 20 === 19,
      whoCanMessage: everyone,
      whoCanMention: everyone,
      whoCanComment: everyone,
      showPresence: everyone,
      readReceipts: true,
      discoverable: true,
    },
    notifications: { channels: [], quietHours: null, digest: 'OFF' },
    stats: { followers, following, friends: 0, posts: 10, videos: 0, views: 0 },
    graphVersion: 0,
    searchTokens: ` user${user} `,
    prefixes: [`user${user}`],
    isHidden: false,
    isDeleted: false,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}

async function loadPosts(db: Db, world: World, written: number, note: Note): Promise<void> {
  for (let start = written; start < world.posts; start += POSTS_A_STEP) {
    const end = Math.min(world.posts, start + POSTS_A_STEP);
    await loadStep(db, world, start, end);
    await note('posts', end);
  }
  // As the platform counts: public posts.
  const pipeline = [
    { $match: { isPublic: true, 'hashtags.0': { $exists: true } } },
    { $unwind: '$hashtags' },
    { $group: { _id: '$hashtags', postCount: { $sum: 1 } } },
  ];
  const hashtags = new Writer(db, 'hashtags');
  await db.collection('hashtags').deleteMany({});
  for await (const { _id, postCount } of db.collection('posts').aggregate<{ _id: string; postCount: number }>(pipeline))
    await hashtags.add(hashtagOf(_id, postCount));
  await hashtags.end();
}

/** Posts of one step, the same in every run; rows of an interrupted one are written over. */
async function loadStep(db: Db, world: World, start: number, end: number): Promise<void> {
  const [corpus, random] = [new Corpus(start + 1), randomFrom(start + 2)];
  const [posts, comments, reactions] = [new Writer(db, 'posts'), new Writer(db, 'comments'), new Writer(db, 'reactions')];
  for (let index = start; index < end; index++) {
    const author = Math.floor(world.users * random());
    const isHot = index >= world.posts - HOT_POSTS;
    const isLiked = index % 5 === 0;
    const post = newPost(world, index, author, corpus.post());
    const stats = {
      ...NO_ENGAGEMENT,
      reactions: isLiked ? 1 : 0,
      byReaction: { ...NO_REACTIONS, LIKE: isLiked ? 1 : 0 },
      comments: isHot ? COMMENTS_A_HOT_POST : 0,
    };
    await posts.add(toDocument({ ...post, stats }));
    if (isLiked) await reactions.add(likeOf(post, userId(Math.floor(world.users * random()))));
    if (isHot) for (const comment of threadOf(post, index, world, corpus)) await comments.add(comment);
  }
  await Promise.all([posts.end(), comments.end(), reactions.end()]);
}

function newPost(world: World, index: number, author: number, text: string): NewPost {
  const visibility = index % 10 === 9 ? 'FOLLOWERS' : 'PUBLIC';
  const ranges = extractRanges(text).map((range) => ({ ...range, userId: null }));
  return {
    id: postId(world, index),
    userId: userId(author),
    kind: 'POST',
    content: { text, ranges },
    language: detectLanguage(text),
    hashtags: [...new Set(ranges.flatMap(({ kind, value }) => (kind === 'HASHTAG' ? [value] : [])))],
    mentionIds: [],
    mediaIds: [],
    videoId: null,
    sharedVideoOwnerId: null,
    isAnnouncement: false,
    poll: null,
    place: null,
    linkPreview: null,
    originalId: null,
    originalAuthorId: null,
    visibility,
    heldVisibility: null,
    commentPolicy: 'EVERYONE',
    isSensitive: false,
    isPublic: visibility === 'PUBLIC' && author % 20 !== 19,
    isHidden: false,
    isPinned: false,
    stats: NO_ENGAGEMENT,
    revision: 1,
    createdAt: timeOf(index, world.posts),
    editedAt: null,
    isDeleted: false,
    deletedAt: null,
    searchText: text,
  };
}

function likeOf(post: NewPost, user: string): Document {
  const { id, userId: subjectOwnerId, createdAt } = post;
  const about = { subjectType: 'POST', subjectId: id, subjectOwnerId, rootId: id };
  return { _id: `${id}:${user}`, ...about, userId: user, type: 'LIKE', isHidden: false, createdAt, updatedAt: createdAt };
}

/** Forty threads of five comments, each a reply to the one before. */
function* threadOf(post: NewPost, index: number, world: World, corpus: Corpus): Generator<Document> {
  let above: { id: string; path: string; user: string; threadId: string }[] = [];
  for (let number = 0; number < COMMENTS_A_HOT_POST; number++) {
    const depth = (number % 5) + 1;
    if (depth === 1) above = [];
    const createdAt = new Date(post.createdAt.getTime() + number);
    const id = idOf('comment', (index % HOT_POSTS) * COMMENTS_A_HOT_POST + number, createdAt);
    const [parent, head] = [above.at(-1), above[0]];
    const user = userId(FIRST_READER + ((number * 31) % (world.users - FIRST_READER)));
    const own = { id, path: parent === undefined ? id : `${parent.path}/${id}`, user, threadId: head?.id ?? id };
    yield {
      _id: id,
      rootType: 'POST',
      rootId: post.id,
      rootOwnerId: post.userId,
      userId: user,
      parentId: parent?.id ?? null,
      parentAuthorId: parent?.user ?? null,
      threadId: own.threadId,
      path: own.path,
      depth,
      content: { text: corpus.sentence(3, 12), ranges: [] },
      mentionIds: [],
      mediaIds: [],
      stats: { reactions: 0, byReaction: { ...NO_REACTIONS }, replies: 5 - depth, score: 2 * (5 - depth) },
      listedChildren: depth === 5 ? 0 : 1,
      listedDescendants: 5 - depth,
      isListed: true,
      isHidden: false,
      createdAt,
      editedAt: null,
      isDeleted: false,
      deletedAt: null,
      removal: null,
    };
    above = [...above, own];
  }
}

function hashtagOf(tag: string, postCount: number): Document {
  const createdAt = timeOf(0, 1);
  const heat = { trendScore: 0, isTrending: false, recentAuthors: 0, languages: [], scoredAt: null };
  return { _id: tag, postCount, ...heat, createdAt, lastUsedAt: createdAt };
}
