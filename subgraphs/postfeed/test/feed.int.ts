import { FollowAdded, FollowRemoved } from '@app/contracts/events';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

const UPDATES = `subscription ($after: String) { feedUpdates(after: $after) { __typename
  ... on FeedPostAdded { cursor reason post { id text } } ... on FeedPostRemoved { cursor postId } ... on ResyncRequired { reason } } }`;

describe('the home feed', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed({ FEED_FANOUT_MAX_FOLLOWERS: '4' });
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = (name?: string) => new FeedClient(feed, feed.neighbours.add(name));

  it('shows own posts at once, and those of followed people, newest first, page by page', async () => {
    const [ann, ben, cat] = [person(), person(), person()];
    await ann.follow(ben);
    const [one, two] = [await ben.say('one'), await ann.say('two')];
    await cat.say('unseen');
    const [three] = [await ben.say('three')];
    await feed.settle();
    const home = await ann.home({ first: 2 });
    expect(ids(home)).toEqual([three.id, two.id]);
    expect(home.edges.map(({ reason }: { reason: string }) => reason)).toEqual(['FOLLOWING', 'OWN']);
    const rest = await ann.home({ first: 2, after: home.pageInfo.endCursor });
    expect(ids(rest)).toEqual([one.id]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const own = await ann.say('four');
    expect(ids(await ann.home())[0]).toBe(own.id);
  });

  it('follows the graph at the next read: follow, unfollow, block, mute', async () => {
    const [ann, ben] = [person(), person()];
    const post = await ben.say('hello');
    expect(ids(await ann.home())).toEqual([]);
    await ann.follow(ben);
    expect(ids(await ann.home())).toEqual([post.id]);
    await ann.follow(ben, false);
    expect(ids(await ann.home())).toEqual([]);
    await ann.follow(ben);
    await feed.neighbours.mute(ann.id, ben.id);
    expect(ids(await ann.home())).toEqual([]);
    const [cat, dan] = [person(), person()];
    await cat.follow(dan);
    await dan.say('blocked soon');
    expect(ids(await cat.home())).toHaveLength(1);
    await feed.neighbours.block(dan.id, cat.id);
    expect(ids(await cat.home())).toEqual([]);
  });

  it('is the same without anything kept: Redis flushed, or read from the posts alone', async () => {
    const [ann, ...others] = Array.from({ length: 6 }, () => person());
    if (ann === undefined) throw new Error('nobody');
    for (const other of others) await ann.follow(other);
    const posts = [];
    for (let round = 0; round < 5; round++) for (const other of others) posts.unshift(await other.say(`post ${round}`));
    const expected = posts.map((post) => post.id);
    await feed.settle();
    expect(ids(await ann.home({ first: 100 }))).toEqual(expected);
    const keys = await feed.runtime.redis.keys(`${feed.runtime.redisPrefix}{feed:*}:${ann.id}:*`);
    expect(keys.length).toBeGreaterThan(0);
    await feed.runtime.redis.del(...keys);
    const before = feed.neighbours.asked.get('followees') ?? 0;
    const homes = await Promise.all(Array.from({ length: 10 }, () => ann.home({ first: 100 })));
    for (const home of homes) expect(ids(home)).toEqual(expected);
    // Built once, whoever asks.
    expect((feed.neighbours.asked.get('followees') ?? 0) - before).toBe(1);
  });

  it('merges very popular authors in at read', async () => {
    const star = person();
    const fans = Array.from({ length: 5 }, () => person());
    for (const fan of fans) await fan.follow(star);
    for (const fan of fans) await fan.home();
    const post = await star.say('to all of you');
    await feed.settle();
    await until(async () => ids(await (fans[0] as FeedClient).home()).includes(post.id));
    const kept = await feed.runtime.redis.zcard(`${feed.runtime.redisPrefix}{feed:${fans[0]?.id}}:posts`);
    expect(kept).toBe(0);
  });

  it('leaves out what may no longer be seen, whatever was kept', async () => {
    const [ann, ben] = [person(), person()];
    await ann.follow(ben);
    await ann.home();
    const [gone, hidden, stays] = [await ben.say('gone'), await ben.say('hidden'), await ben.say('stays')];
    await feed.settle();
    expect(ids(await ann.home())).toHaveLength(3);
    await ben.delete(gone.id);
    await ben.edit({ postId: hidden.id, visibility: 'FRIENDS' });
    expect(ids(await ann.home())).toEqual([stays.id]);
    await ben.follow(ann);
    expect(ids(await ann.home())).toEqual([stays.id, hidden.id]);
  });

  it('ranked tells its reasons in numbers that sum up, each post once over all pages', async () => {
    const [ann, ben] = [person(), person()];
    await ann.follow(ben);
    const posts = [];
    for (let index = 0; index < 7; index++) posts.push(await ben.say(`number ${index}`));
    const liked = posts[2];
    for (const fan of [person(), person(), person()]) await fan.react(liked.id, 'LOVE');
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<FeedClient['home']>> = await ann.home({ mode: 'RANKED', first: 3, after });
      for (const edge of page.edges) {
        const sum = edge.scoreParts.reduce((total: number, part: { value: number }) => total + part.value, 0);
        expect(edge.score).toBeCloseTo(sum, 9);
      }
      seen.push(...ids(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
      // A post that rises between two pages is not shown again.
      await person().react(posts[5].id, 'WOW');
    }
    expect(seen[0]).toBe(liked.id);
    expect(seen.toSorted()).toEqual(posts.map((post) => post.id).toSorted());
  });

  it('refuses page sizes out of range and cursors of other lists or viewers', async () => {
    const [ann, ben] = [person(), person()];
    const query = 'query ($first: Int, $after: String) { viewer { homeFeed(first: $first, after: $after) { nodes { id } } } }';
    for (const first of [0, -1, 101]) expect(await ann.faults(query, { first })).toEqual(['BAD_USER_INPUT']);
    await ann.say('one');
    await ann.say('two');
    const { pageInfo } = await ann.home({ first: 1 });
    expect(await ben.faults(query, { after: pageInfo.endCursor })).toEqual(['BAD_USER_INPUT']);
    expect(await ann.faults(query, { after: 'nonsense' })).toEqual(['BAD_USER_INPUT']);
    expect(
      await ann.faults('query ($after: String) { trendingPosts(after: $after) { nodes { id } } }', { after: pageInfo.endCursor }),
    ).toEqual(['BAD_USER_INPUT']);
  });

  describe('live', () => {
    it('tells of posts of followed people, with a cursor that continues without gap or duplicate', async () => {
      const [ann, ben] = [person(), person()];
      await ann.follow(ben);
      const { liveCursor } = await ann.home();
      const before = await ben.say('before');
      await feed.settle();
      const live = await ann.live(UPDATES, { after: liveCursor });
      await live.next((event) => event.feedUpdates.post?.id === before.id);
      const after = await ben.say('after');
      const last = await live.next((event) => event.feedUpdates.post?.id === after.id);
      expect(live.events.map((event) => event.feedUpdates.post.text)).toEqual(['before', 'after']);
      await live.stop();
      const missed = await ben.say('missed');
      await feed.settle();
      const resumed = await ann.live(UPDATES, { after: last.feedUpdates.cursor });
      await resumed.next((event) => event.feedUpdates.post?.id === missed.id);
      expect(resumed.events).toHaveLength(1);
    });

    it('follows the graph while it is open', async () => {
      const [ann, ben] = [person(), person()];
      const live = await ann.live(UPDATES);
      await ben.say('not yet');
      await feed.settle();
      await ann.follow(ben);
      await feed.publish('profiles', FollowAdded({ followerId: ann.id, followeeId: ben.id, accepted: false }));
      const post = await ben.say('now');
      await live.next((event) => event.feedUpdates.post?.id === post.id);
      await ann.follow(ben, false);
      await feed.publish('profiles', FollowRemoved({ followerId: ann.id, followeeId: ben.id, byFollowee: false }));
      await ben.say('no longer');
      await feed.settle();
      const own = await ann.say('own');
      await live.next((event) => event.feedUpdates.post?.id === own.id);
      expect(live.events.map((event) => event.feedUpdates.post.text)).toEqual(['now', 'own']);
    });

    it('tells of nothing that the follower may not see, and takes back what they no longer may', async () => {
      const [ann, ben] = [person(), person()];
      await ann.follow(ben);
      const live = await ann.live(UPDATES);
      await ben.say({ text: 'private', visibility: 'PRIVATE' });
      const forFriends = await ben.say({ text: 'for friends', visibility: 'FRIENDS' });
      const shown = await ben.say('shown');
      await live.next((event) => event.feedUpdates.post?.id === shown.id);
      await ben.edit({ postId: shown.id, visibility: 'PRIVATE' });
      await live.next((event) => event.feedUpdates.postId === shown.id);
      await ben.edit({ postId: forFriends.id, visibility: 'PUBLIC' });
      await live.next((event) => event.feedUpdates.post?.id === forFriends.id);
      await ben.delete(forFriends.id);
      await live.next((event) => event.feedUpdates.postId === forFriends.id);
      expect(live.events).toHaveLength(4);
    });

    it('needs a session, and refuses a foreign cursor', async () => {
      const anonymous = new FeedClient(feed, null);
      await expect(anonymous.live(UPDATES)).rejects.toThrow('UNAUTHENTICATED');
      const opened = person().live(UPDATES, { after: 'nonsense' });
      const refusal = opened.then(
        (live) => until(() => live.errors[0]),
        (error: Error) => error.message,
      );
      expect(await refusal).toBe('BAD_USER_INPUT');
    });
  });
});
