import { newId } from '@app/kernel';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

const AUTHORS = 30;
const POSTS_EACH = 60;
const COMMENTS = 600;

/** Collections whose whole content is read on purpose, or that belong to shared mechanisms with tests of their own. */
const NOT_OURS = /\.(popularAuthors|outbox|processedEvents|idempotencyKeys|system\..*)$/;

describe('what the queries cost', () => {
  let feed: Postfeed;
  let ann: FeedClient;
  let profile: Document[];
  beforeAll(async () => {
    feed = await startPostfeed();
    ann = new FeedClient(feed);
    await grow();
    const db = feed.runtime.database('wechat_postfeed');
    await db.command({ profile: 2 });
    await walkEveryList();
    await db.command({ profile: 0 });
    profile = (
      await db
        .collection('system.profile')
        .find({ op: { $in: ['query', 'command', 'getmore'] } })
        .toArray()
    ).filter((entry) => !NOT_OURS.test(entry.ns) && (entry.command.find !== undefined || entry.command.aggregate !== undefined));
  }, 120_000);
  afterAll(() => feed[Symbol.asyncDispose]());

  /** Many posts of many authors, made from one real one; one of them with a long thread. */
  async function grow(): Promise<void> {
    const seedAuthor = new FeedClient(feed);
    const seed = await seedAuthor.say({
      text: 'ordinary words about #common things',
      place: { latitude: 30.1, longitude: 120.1 },
    });
    const db = feed.runtime.database('wechat_postfeed');
    const [template] = await db.collection<{ _id: string }>('posts').find({ _id: seed.id }).toArray();
    const documents: (Document & { _id: string })[] = [];
    for (let author = 0; author < AUTHORS; author++) {
      const other = new FeedClient(feed);
      if (author % 2 === 0) await ann.follow(other);
      for (let index = 0; index < POSTS_EACH; index++) {
        const createdAt = new Date(Date.now() - (index * AUTHORS + author) * 1000);
        const hasMedia = index % 4 === 0;
        documents.push({ ...template, _id: newId(), userId: other.id, createdAt, hasMedia, mediaIds: hasMedia ? [newId()] : [] });
      }
    }
    await db.collection<{ _id: string }>('posts').insertMany(documents);
    const post = await ann.say('with a long thread');
    const first = await ann.reply(post.id, 'first');
    const [comment] = await db.collection<{ _id: string }>('comments').find({ _id: first.id }).toArray();
    const comments: (Document & { _id: string })[] = Array.from({ length: COMMENTS }, (_, index) => {
      const _id = newId();
      return { ...comment, _id, threadId: _id, path: _id, userId: newId(), createdAt: new Date(Date.now() - index * 1000) };
    });
    await db.collection<{ _id: string }>('comments').insertMany(comments);
    for (let index = 0; index < 40; index++) await new FeedClient(feed).react(post.id, index % 2 === 0 ? 'LIKE' : 'WOW');
  }

  async function walkEveryList(): Promise<void> {
    const [post] = (await ann.timeline(ann.id)).posts.nodes;
    const pages = async (read: (after: string | null) => Promise<{ pageInfo: { endCursor: string | null } }>) => {
      const first = await read(null);
      if (first.pageInfo.endCursor !== null) await read(first.pageInfo.endCursor);
    };
    await pages((after) => ann.home({ after }));
    await pages((after) => ann.home({ after, mode: 'RANKED' }));
    const { author } = (await ann.home()).nodes.at(-1);
    await pages(async (after) => (await ann.timeline(author.id, { after })).posts);
    await pages(async (after) => (await ann.timeline(author.id, { after, section: 'MEDIA' })).posts);
    for (const sort of ['TOP', 'NEWEST', 'OLDEST']) {
      await pages((after) => ann.thread(post.id, { after, sort }));
      await pages((after) => ann.thread(post.id, { after, sort, flat: true }));
    }
    const list = (field: string, selection: string) => async (after: string | null) =>
      (
        await ann.run(
          `query ($after: String) { list: ${field} { ${selection} { nodes { __typename } pageInfo { endCursor } } } }`,
          { after },
        )
      ).list;
    const hashtag = list('hashtag(tag: "common")', 'posts(after: $after)');
    await pages(async (after) => (await hashtag(after)).posts);
    const top = list('hashtag(tag: "common")', 'posts(after: $after, sort: TOP)');
    await pages(async (after) => (await top(after)).posts);
    for (const [field, key] of [
      ['bookmarks(after: $after)', 'bookmarks'],
      ['drafts(after: $after)', 'drafts'],
      ['scheduledPosts(after: $after)', 'scheduledPosts'],
    ] as const) {
      const read = list('viewer', field);
      await pages(async (after) => (await read(after))[key]);
    }
    const reactions = list(`post(id: "${post.id}")`, 'reactions(after: $after)');
    await pages(async (after) => (await reactions(after)).reactions);
    const likes = list(`post(id: "${post.id}")`, 'reactions(after: $after, type: LIKE)');
    await pages(async (after) => (await likes(after)).reactions);
    const revisions = list(`post(id: "${post.id}")`, 'revisions(after: $after)');
    await pages(async (after) => (await revisions(after)).revisions);
    const trending = 'query ($after: String) { list: trendingPosts(after: $after) { nodes { id } pageInfo { endCursor } } }';
    await pages(async (after) => (await ann.run(trending, { after })).list);
    await ann.run('{ trendingHashtags { tag } viewer { mutedWords { word } } }');
    const search =
      'query ($after: String) { list: searchPosts(query: "ordinary words", after: $after) { nodes { id } pageInfo { endCursor } } }';
    await pages(async (after) => (await ann.run(search, { after })).list);
    const moderator = new FeedClient(feed, { id: feed.neighbours.add(), scopes: ['moderation'] });
    await moderator.run(
      'query ($id: ID) { all: moderationActions { nodes { id } } one: moderationActions(subjectId: $id) { nodes { id } } }',
      {
        id: post.id,
      },
    );
    await ann.run(`{ post(id: "${post.id}") { viewerHasShared viewerHasBookmarked viewerReaction viewerCan { comment } } }`);
    const own =
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { comments { nodes { id } } pinnedPost { id } } } }';
    await ann.run(own, { refs: [{ __typename: 'User', id: ann.id }] });
  }

  it('no query reads a whole collection', () => {
    expect(profile.length).toBeGreaterThan(50);
    expect(profile.filter((entry) => /COLLSCAN/.test(entry.planSummary ?? '')).map((entry) => entry.command)).toEqual([]);
  });

  it('a list looks at little more than what it shows, and none sorts in memory', () => {
    const lists = profile.filter((entry) => entry.command.find !== undefined);
    const wasteful = lists.filter((entry) => entry.docsExamined > 3 * entry.nreturned + 5);
    expect(wasteful.map(({ command, docsExamined, nreturned }) => ({ command, docsExamined, nreturned }))).toEqual([]);
    const sorting = lists.filter((entry) => entry.hasSortStage === true && !isMerge(entry));
    expect(sorting.map((entry) => entry.command)).toEqual([]);
  });

  // Several ranges of one index, each in order, are merged; the server calls that a sort stage too.
  function isMerge(entry: Document): boolean {
    return JSON.stringify(entry.execStats ?? {}).includes('SORT_MERGE');
  }

  it('a page of every feed costs few queries, whatever the number of posts', async () => {
    const db = feed.runtime.database('wechat_postfeed');
    await ann.home();
    await db.command({ profile: 0 });
    await db.collection('system.profile').drop();
    await db.command({ profile: 2 });
    await ann.home({ first: 50 });
    await db.command({ profile: 0 });
    const reads = await db
      .collection('system.profile')
      .find({ 'command.find': { $in: ['posts', 'reactions', 'bookmarks'] } })
      .toArray();
    // Own and popular posts, the page, originals of shares; then one each for what the viewer did: reaction, bookmark, share.
    expect(reads.length).toBeLessThanOrEqual(6);
  });
});
