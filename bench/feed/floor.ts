/**
 * The floor: what the post feed answers, written by hand over the drivers for exactly these five questions, without a schema, a gateway,
 * sessions, limits, events or anybody else's rules. Started by `bench/feed.ts`; tells its port on stdout.
 */
import { createServer } from 'node:http';
import { parseQuery } from '@app/search';
import { Redis } from 'ioredis';
import { type Document, MongoClient } from 'mongodb';

const { MONGO_URL = '', REDIS_URL = '', DATABASE_SUFFIX = '' } = process.env;
const mongo = await new MongoClient(MONGO_URL, { maxPoolSize: 50 }).connect();
const redis = new Redis(REDIS_URL, { enableAutoPipelining: true });
const [feed, people] = [mongo.db(`wechat_postfeed${DATABASE_SUFFIX}`), mongo.db(`wechat_profiles${DATABASE_SUFFIX}`)];
interface Row extends Document {
  readonly _id: string;
}
const [posts, comments, reactions, follows, profiles] = [
  feed.collection<Row>('posts'),
  feed.collection<Row>('comments'),
  feed.collection<Row>('reactions'),
  people.collection<Row>('follows'),
  people.collection<Row>('profiles'),
];
const [blocks, mutes] = [people.collection<Row>('blockedUsers'), people.collection<Row>('mutes')];
const LEAN = { projection: { 'content.tokens': 0, location: 0, removal: 0 } } as const;
const CARD = { projection: { username: 1, displayName: 1, isVerified: 1, 'privacy.isPrivate': 1, isHidden: 1 } } as const;
const CAP = 800;
const homeKey = (user: string) => `floor${DATABASE_SUFFIX}:home:${user}`;

/** Posts as the viewer may see them, with authors and the viewer's reactions: five bulk reads side by side. */
async function cards(viewer: string, found: readonly Row[]) {
  const authors = [...new Set(found.map((post) => post.userId as string))];
  const [edges, blocked, muted, users, own] = await Promise.all([
    follows.find({ ownerId: viewer, direction: 'OUT', otherId: { $in: authors }, status: 'ACTIVE' }).toArray(),
    blocks.find({ ownerId: viewer, otherId: { $in: authors } }).toArray(),
    mutes.find({ ownerId: viewer, otherId: { $in: authors } }).toArray(),
    profiles.find({ _id: { $in: authors } }, CARD).toArray(),
    reactions.find({ _id: { $in: found.map((post) => `${post._id}:${viewer}`) } }).toArray(),
  ]);
  const followed = new Set(edges.map((edge) => edge.otherId as string));
  const hidden = new Set([...blocked, ...muted].map((row) => row.otherId as string));
  const byId = new Map(users.map((user) => [user._id, user]));
  const reacted = new Map(own.map((row) => [row.subjectId as string, row.type as string]));
  return found.flatMap((post) => {
    const author = byId.get(post.userId);
    if (author === undefined || author.isHidden || hidden.has(post.userId)) return [];
    const isOpen = post.visibility === 'PUBLIC' && !author.privacy.isPrivate;
    if (!isOpen && !followed.has(post.userId) && post.userId !== viewer) return [];
    const { reactions: count, comments: written, shares } = post.stats;
    return [
      {
        id: post._id,
        text: post.content.text,
        createdAt: post.createdAt,
        ranges: post.content.ranges,
        author: { id: author._id, username: author.username, displayName: author.displayName, isVerified: author.isVerified },
        stats: { reactions: count, comments: written, shares },
        viewerReaction: reacted.get(post._id) ?? null,
      },
    ];
  });
}

async function build(viewer: string): Promise<void> {
  const edges = await follows
    .find({ ownerId: viewer, direction: 'OUT', status: 'ACTIVE' })
    .project<{ otherId: string }>({ otherId: 1 })
    .toArray();
  const found = await posts
    .find({ userId: { $in: [viewer, ...edges.map(({ otherId }) => otherId)].slice(0, 150) }, isDeleted: false })
    .sort({ createdAt: -1, _id: -1 })
    .limit(CAP)
    .project<{ _id: string; createdAt: Date }>({ createdAt: 1 })
    .hint('posts_timeline')
    .toArray();
  if (found.length > 0) await redis.zadd(homeKey(viewer), ...found.flatMap(({ _id, createdAt }) => [createdAt.getTime(), _id]));
}

async function home(viewer: string) {
  let ids = await redis.zrevrange(homeKey(viewer), 0, 19);
  if (ids.length === 0) {
    await build(viewer);
    ids = await redis.zrevrange(homeKey(viewer), 0, 19);
  }
  const found = new Map((await posts.find({ _id: { $in: ids } }, LEAN).toArray()).map((post) => [post._id, post]));
  return cards(
    viewer,
    ids.flatMap((id) => found.get(id) ?? []),
  );
}

async function hashtag(viewer: string, tag: string) {
  const found = posts.find({ hashtags: tag, isDeleted: false }, LEAN).sort({ createdAt: -1, _id: -1 }).limit(25);
  return (await cards(viewer, await found.toArray())).slice(0, 20);
}

async function search(viewer: string, words: string) {
  const query = parseQuery(words);
  const found = posts
    .find({ $and: query.tokens.map((token) => ({ 'content.tokens': token })), isDeleted: false }, LEAN)
    .sort({ createdAt: -1, _id: -1 })
    .limit(40)
    .hint('posts_words');
  const hits = (await found.toArray()).filter((post) => query.matches(post.content.text));
  return (await cards(viewer, hits)).slice(0, 20);
}

async function thread(viewer: string, postId: string) {
  const post = await posts.findOne({ _id: postId }, LEAN);
  if (post === null || (await cards(viewer, [post])).length === 0) return null;
  const heads = await comments
    .find({ rootId: postId, parentId: null, isListed: true })
    .sort({ 'stats.score': -1, createdAt: -1, _id: -1 })
    .limit(10)
    .hint('comments_top')
    .toArray();
  const rows = await comments
    .find({ rootId: postId, threadId: { $in: heads.map(({ _id }) => _id) }, isListed: true })
    .sort({ threadId: 1, path: 1 })
    .toArray();
  const authors = [...new Set(rows.map((row) => row.userId as string))];
  const [users, blocked] = await Promise.all([
    profiles.find({ _id: { $in: authors } }, CARD).toArray(),
    blocks.find({ ownerId: viewer, otherId: { $in: authors } }).toArray(),
  ]);
  const byId = new Map(users.map((user) => [user._id, user]));
  const hidden = new Set(blocked.map((row) => row.otherId as string));
  return rows
    .filter((row) => !hidden.has(row.userId))
    .slice(0, 50)
    .map((row) => ({
      id: row._id,
      depth: row.depth,
      text: row.content.text,
      createdAt: row.createdAt,
      author: { id: row.userId, username: byId.get(row.userId)?.username },
      stats: { reactions: row.stats.reactions, comments: row.stats.replies },
    }));
}

/** A post and its way into every follower's list. */
async function publish(author: string, id: string) {
  const createdAt = new Date();
  const like = await posts.findOne({ userId: author });
  await posts.insertOne({ ...like, _id: id, userId: author, createdAt, isPinned: false }, { writeConcern: { w: 'majority' } });
  const fans = await follows
    .find({ ownerId: author, direction: 'IN', status: 'ACTIVE' })
    .project<{ otherId: string }>({ otherId: 1 })
    .toArray();
  const adding = redis.pipeline();
  for (const { otherId } of fans) adding.zadd(homeKey(otherId), createdAt.getTime(), id);
  await adding.exec();
  return { fans: fans.length };
}

const answers: Readonly<Record<string, (user: string, what: string) => Promise<unknown>>> = {
  home,
  hashtag,
  search,
  thread,
  publish,
};
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://floor');
  const answer = answers[url.pathname.slice(1)];
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  answer(url.searchParams.get('user') ?? '', url.searchParams.get('what') ?? '').then(
    (data) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data })),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : null }));
});
process.once('SIGTERM', () => process.exit(0));
