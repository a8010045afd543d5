import type { Data } from '@app/testkit';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

const TYPES = ['LIKE', 'LOVE', 'HAHA', 'WOW', 'SAD', 'ANGRY'];
const UPDATES = `subscription ($id: ID!, $after: String) { postUpdates(postId: $id, after: $after) { __typename
  ... on PostStatsChanged { cursor stats { reactions comments shares } } ... on PostCommentAdded { cursor comment { id text } }
  ... on PostEdited { cursor post { id text } } ... on PostDeleted { cursor postId } } }`;

describe('engagement', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed();
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = (name?: string) => new FeedClient(feed, feed.neighbours.add(name));

  describe('reactions', () => {
    it('are one a user and post; changing is one update, taking back is repeatable', async () => {
      const [ann, ben] = [person(), person()];
      const post = await ann.say('react to me');
      expect((await ben.react(post.id, 'LIKE')).stats).toMatchObject({ reactions: 1, byReaction: [{ type: 'LIKE', count: 1 }] });
      await ben.react(post.id, 'LIKE');
      const changed = await ben.react(post.id, 'LOVE');
      expect(changed).toMatchObject({
        viewerReaction: 'LOVE',
        stats: { reactions: 1, byReaction: [{ type: 'LOVE', count: 1 }] },
      });
      expect((await ben.unreact(post.id)).stats).toMatchObject({ reactions: 0, byReaction: [] });
      expect((await ben.unreact(post.id)).viewerReaction).toBeNull();
      expect((await ben.react('nonsense', 'LIKE')).__typename).toBe('NotFound');
    });

    it('of two hundred parallel toggles end with zero drift', async () => {
      const ann = person();
      const post = await ann.say('hot');
      const fans = Array.from({ length: 40 }, () => person());
      await Promise.all(
        Array.from({ length: 200 }, (_, index) => {
          const fan = fans[index % fans.length] as FeedClient;
          return index % 3 === 0 ? fan.unreact(post.id) : fan.react(post.id, TYPES[index % 6] ?? 'LIKE');
        }),
      );
      const query =
        'query ($id: ID!) { post(id: $id) { stats { reactions byReaction { count } } reactions(first: 100) { totalCount nodes { user { id } } } } }';
      const { post: after } = await ann.run(query, { id: post.id });
      expect(after.reactions.totalCount).toBe(after.stats.reactions);
      expect(after.reactions.nodes).toHaveLength(after.stats.reactions);
      expect(after.stats.byReaction.reduce((sum: number, { count }: Data) => sum + count, 0)).toBe(after.stats.reactions);
      expect(await feed.drift()).toEqual([]);
    });

    it('are listed by type and page, without people who are invisible to the viewer', async () => {
      const [ann, ben, cat, dan] = [person(), person(), person(), person()];
      const post = await ann.say('listed');
      for (const [fan, type] of [
        [ben, 'LIKE'],
        [cat, 'WOW'],
        [dan, 'LIKE'],
      ] as const)
        await fan.react(post.id, type);
      await feed.neighbours.block(ben.id, ann.id);
      await feed.neighbours.block(dan.id, cat.id);
      const query = `query ($id: ID!, $type: ReactionType, $first: Int, $after: String) { post(id: $id) {
        reactions(type: $type, first: $first, after: $after) { totalCount nodes { user { id } } pageInfo { hasNextPage endCursor } } } }`;
      const of = async (client: FeedClient, args = {}) => (await client.run(query, { id: post.id, ...args })).post.reactions;
      expect(await of(cat)).toMatchObject({ totalCount: 2, nodes: [{ user: { id: cat.id } }, { user: { id: ben.id } }] });
      expect((await of(ann, { type: 'LIKE' })).nodes).toEqual([{ user: { id: dan.id } }]);
      const first = await of(cat, { first: 1 });
      expect((await of(cat, { first: 1, after: first.pageInfo.endCursor })).nodes).toEqual([{ user: { id: ben.id } }]);
    });

    it('can be taken back when the post is out of sight, which tells nothing of it', async () => {
      const [ann, ben] = [person(), person()];
      const post = await ann.say('closing');
      await ben.react(post.id, 'SAD');
      await ann.react(post.id, 'LIKE');
      await feed.neighbours.block(ann.id, ben.id);
      expect((await ben.react(post.id, 'LIKE')).__typename).toBe('NotFound');
      expect(await ben.unreact(post.id)).toMatchObject({ viewerReaction: null, stats: { reactions: 0 } });
      expect((await ben.unreact(post.id)).__typename).toBe('NotFound');
      expect((await ann.post(post.id)).stats.reactions).toBe(1);
    });
  });

  describe('shares', () => {
    it('lead to the first original, once a user; quotes as often as one likes', async () => {
      const [ann, ben, cat] = [person(), person(), person()];
      const post = await ann.say('original');
      const share = await ben.say({ sharedPostId: post.id });
      expect(share.original).toEqual({ __typename: 'Post', id: post.id, text: 'original' });
      expect((await ben.create({ sharedPostId: post.id })).reason).toBe('ALREADY_SHARED');
      const ofShare = await cat.say({ sharedPostId: share.id });
      expect(ofShare.original.id).toBe(post.id);
      await ben.say({ text: 'see this', sharedPostId: post.id });
      await ben.say({ text: 'and again', sharedPostId: post.id });
      expect(await ben.post(post.id)).toMatchObject({ stats: { shares: 4 }, viewerHasShared: true });
      expect((await ben.edit({ postId: share.id, text: 'now with text' })).reason).toBe('SHARE_HAS_NO_TEXT');
      await ben.delete(share.id);
      const outbox = feed.runtime.database('wechat_postfeed').collection('outbox');
      const told = await outbox.findOne({ 'event.type': 'postfeed.post.deleted.v1', 'event.data.postId': share.id });
      expect(told?.event.data).toMatchObject({ authorId: ben.id, originalId: post.id, originalAuthorId: ann.id });
      expect(await ben.post(post.id)).toMatchObject({ stats: { shares: 3 }, viewerHasShared: false });
      expect((await ben.create({ sharedPostId: post.id })).__typename).toBe('PostSuccess');
    });

    it('of parallel tries end in one', async () => {
      const [ann, ben] = [person(), person()];
      const post = await ann.say('share me');
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => ben.create({ sharedPostId: post.id })));
      expect(outcomes.filter((outcome) => outcome.__typename === 'PostSuccess')).toHaveLength(1);
      expect((await ann.post(post.id)).stats.shares).toBe(1);
    });

    it('never widen an audience', async () => {
      const [ann, ben, cat] = [person(), person(), person()];
      await ben.follow(ann);
      const post = await ann.say({ text: 'for followers', visibility: 'FOLLOWERS' });
      expect((await ben.create({ sharedPostId: post.id })).reason).toBe('NOT_SHAREABLE');
      expect((await cat.create({ sharedPostId: post.id })).__typename).toBe('NotFound');
      const own = await ann.say({ sharedPostId: post.id });
      expect((await ben.post(own.id)).original.__typename).toBe('Post');
      expect((await cat.post(own.id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'HIDDEN' });
      expect(ids((await cat.timeline(ann.id)).posts)).toEqual([]);
      expect(ids((await ben.timeline(ann.id)).posts)).toEqual([own.id, post.id]);
    });

    it('of what is gone or blocked show a placeholder by id, and are left out of lists', async () => {
      const [ann, ben, cat] = [person(), person(), person()];
      const post = await ann.say('soon gone');
      const [share, quote] = [await ben.say({ sharedPostId: post.id }), await ben.say({ text: 'quote', sharedPostId: post.id })];
      await feed.neighbours.block(ann.id, cat.id);
      expect((await cat.post(share.id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'HIDDEN' });
      await ann.delete(post.id);
      expect((await cat.post(share.id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'HIDDEN' });
      expect((await ben.post(share.id)).original).toEqual({ __typename: 'UnavailablePost', reason: 'DELETED' });
      expect(ids((await ben.timeline(ben.id)).posts)).toEqual([quote.id]);
    });

    it('count exactly while the original is edited and deleted at the same time', async () => {
      const ann = person();
      const post = await ann.say('moving');
      const fans = Array.from({ length: 15 }, () => person());
      await Promise.all([
        ...fans.map((fan) => fan.create({ sharedPostId: post.id })),
        ...fans.map((_, index) => ann.edit({ postId: post.id, text: `edit ${index}` })),
        ...fans.map((fan) => fan.react(post.id, 'LIKE')),
      ]);
      expect((await ann.post(post.id)).stats).toMatchObject({ shares: 15, reactions: 15 });
    });
  });

  describe('polls', () => {
    const POLL = 'poll { id question multiple isClosed voters resultsVisible viewerVotes options { id text votes percentage } }';
    const poll = async (client: FeedClient, postId: string): Promise<Data> =>
      (await client.run(`query ($id: ID!) { post(id: $id) { ${POLL} } }`, { id: postId })).post.poll;
    const vote = (client: FeedClient, pollId: string, optionIds: string[]) =>
      client.change('votePoll', 'input: VotePollInput!', { input: { pollId, optionIds } }, `... on PollSuccess { ${POLL} }`);
    const ask = (client: FeedClient, fields: Record<string, unknown> = {}) =>
      client.say({ text: 'which?', poll: { options: ['red', 'green', 'blue'], durationMinutes: 5, ...fields } });

    it('take one final vote a user, also from two hundred at the same time and twice each', async () => {
      const ann = person();
      const post = await ask(ann);
      const { id, options } = await poll(ann, post.id);
      const voters = Array.from({ length: 200 }, () => person());
      const outcomes = await Promise.all(
        voters.flatMap((voter, index) => [0, 1].map((turn) => vote(voter, id, [options[(index + turn) % 3].id]))),
      );
      expect(outcomes.filter((outcome) => outcome.__typename === 'PollSuccess')).toHaveLength(200);
      expect(outcomes.filter((outcome) => outcome.reason === 'ALREADY_VOTED')).toHaveLength(200);
      const after = await poll(voters[0] as FeedClient, post.id);
      expect(after.voters).toBe(200);
      expect(after.options.reduce((sum: number, option: Data) => sum + option.votes, 0)).toBe(200);
      expect(after.viewerVotes).toHaveLength(1);
    });

    it('refuse what they do not offer', async () => {
      const [ann, ben] = [person(), person()];
      const { id, options } = await poll(ann, (await ask(ann)).id);
      expect((await vote(ben, id, [])).problems).toEqual([{ field: 'optionIds', code: 'TOO_FEW' }]);
      expect((await vote(ben, id, [options[0].id, options[1].id])).problems).toEqual([{ field: 'optionIds', code: 'TOO_MANY' }]);
      expect((await vote(ben, id, ['nonsense'])).problems).toEqual([{ field: 'optionIds.0', code: 'UNKNOWN' }]);
      expect((await vote(ben, (await ann.say('no poll')).id, ['x'])).__typename).toBe('NotFound');
    });

    it('hide results until voted or closed, never from the author; several answers where allowed', async () => {
      const [ann, ben, cat] = [person(), person(), person()];
      const post = await ask(ann, { hideResults: true, multiple: true });
      const hidden = await poll(ben, post.id);
      expect([hidden.resultsVisible, hidden.options[0].votes, hidden.options[0].percentage]).toEqual([false, null, null]);
      const voted = (await vote(ben, hidden.id, [hidden.options[0].id, hidden.options[2].id])).poll;
      expect(voted.resultsVisible).toBe(true);
      expect(voted.options.map((option: Data) => option.percentage)).toEqual([1, 0, 1]);
      expect((await poll(ann, post.id)).resultsVisible).toBe(true);
      expect((await poll(cat, post.id)).resultsVisible).toBe(false);
    });

    it('close by the clock of the server, and tell their author and voters once', async () => {
      const late = await startPostfeed();
      try {
        const [ann, ben, cat] = Array.from({ length: 3 }, () => new FeedClient(late)) as [FeedClient, FeedClient, FeedClient];
        const post = await ask(ann, { durationMinutes: 1 });
        const { id, options } = await poll(ann, post.id);
        await vote(ben, id, [options[0].id]);
        late.clock.advance(61);
        expect((await vote(cat, id, [options[0].id])).reason).toBe('POLL_CLOSED');
        expect((await poll(cat, post.id)).isClosed).toBe(true);
        const outbox = late.runtime.database('wechat_postfeed').collection('outbox');
        const told = await until(() => outbox.findOne({ 'event.type': 'postfeed.poll.ended.v1' }));
        expect(told.event.data).toEqual({ postId: post.id, authorId: ann.id, voterIds: [ben.id] });
      } finally {
        await late[Symbol.asyncDispose]();
      }
    });
  });

  describe('bookmarks and silent threads', () => {
    it('bookmarks keep what one sees, the last kept first, and leave out what is gone', async () => {
      const [ann, ben] = [person(), person()];
      const [one, two] = [await ann.say('one'), await ann.say('two')];
      const keep = (postId: string, field = 'bookmarkPost') => ben.change(field, 'postId: ID!', { postId });
      expect((await keep(one.id)).post.viewerHasBookmarked).toBe(true);
      await keep(two.id);
      await keep(one.id);
      const list = async () => ids((await ben.run('{ viewer { bookmarks { nodes { id } } } }')).viewer.bookmarks);
      expect(await list()).toEqual([two.id, one.id]);
      await ann.edit({ postId: two.id, visibility: 'PRIVATE' });
      expect(await list()).toEqual([one.id]);
      expect((await keep(two.id)).__typename).toBe('NotFound');
      expect((await keep(one.id, 'unbookmarkPost')).post.viewerHasBookmarked).toBe(false);
      expect(await list()).toEqual([]);
    });

    it('a thread is muted and unmuted, and told once', async () => {
      const [ann, ben] = [person(), person()];
      const post = await ann.say('noisy');
      const comment = await ann.reply(post.id, 'noise');
      const mute = (subjectId: string, muted: boolean) =>
        ben.change(
          'muteThread',
          'subjectId: ID!, muted: Boolean!',
          { subjectId, muted },
          '... on ThreadMuted { subjectId isMuted }',
        );
      expect(await mute(post.id, true)).toEqual({ __typename: 'ThreadMuted', subjectId: post.id, isMuted: true });
      await mute(post.id, true);
      await mute(comment.id, true);
      expect((await mute(comment.id, false)).isMuted).toBe(false);
      expect((await mute('nonsense', true)).__typename).toBe('NotFound');
      const outbox = feed.runtime.database('wechat_postfeed').collection('outbox');
      expect(await outbox.countDocuments({ 'event.type': 'postfeed.thread-mute.changed.v1', 'event.data.userId': ben.id })).toBe(
        3,
      );
    });
  });

  describe('the live post', () => {
    it('tells counts, comments and edits in order, and many moves as few', async () => {
      const [ann, ben] = [person(), person()];
      const post = await ann.say('live');
      const { post: at } = await ben.run('query ($id: ID!) { post(id: $id) { liveCursor } }', { id: post.id });
      await ann.react(post.id, 'LIKE');
      const live = await ben.live(UPDATES, { id: post.id, after: at.liveCursor });
      await live.next((event) => event.postUpdates.stats?.reactions === 1);
      await Promise.all(Array.from({ length: 50 }, () => person().react(post.id, 'WOW')));
      await live.next((event) => event.postUpdates.stats?.reactions === 51);
      expect(live.events.length).toBeLessThan(20);
      await ben.reply(post.id, 'a comment');
      await live.next((event) => event.postUpdates.comment?.text === 'a comment');
      await live.next((event) => event.postUpdates.stats?.comments === 1);
      await ann.edit({ postId: post.id, text: 'edited' });
      const edited = await live.next((event) => event.postUpdates.post?.text === 'edited');
      await live.stop();
      await ben.reply(post.id, 'missed');
      await feed.settle();
      const resumed = await ben.live(UPDATES, { id: post.id, after: edited.postUpdates.cursor });
      await resumed.next((event) => event.postUpdates.comment?.text === 'missed');
      expect(resumed.events.filter((event) => event.postUpdates.__typename === 'PostEdited')).toEqual([]);
    });

    it('reads as deleted for whom it is out of sight, and tells nothing more', async () => {
      const [ann, ben, cat] = [person(), person(), person()];
      const post = await ann.say('closing');
      const live = await ben.live(UPDATES, { id: post.id });
      await feed.neighbours.block(ann.id, ben.id);
      await cat.reply(post.id, 'secret');
      await live.next((event) => event.postUpdates.postId === post.id);
      await cat.reply(post.id, 'more');
      await feed.settle();
      expect(live.events.map((event) => event.postUpdates.__typename)).toEqual(['PostDeleted']);
      await expect(ben.live(UPDATES, { id: post.id })).rejects.toThrow('NOT_FOUND');
      await expect(new FeedClient(feed, null).live(UPDATES, { id: 'nonsense' })).rejects.toThrow('NOT_FOUND');
    });

    it('counts views of others, once a person and day', async () => {
      const [ann, ben] = [person(), person()];
      const post = await ann.say('look at me');
      for (const client of [ann, ben, ben, person()]) await client.post(post.id);
      await until(async () => (await ann.post(post.id)).stats.views === 2);
    });
  });

  it('whatever was done here, every count is what its rows say; upkeep puts right what is not', async () => {
    expect(await feed.drift()).toEqual([]);
    const db = feed.runtime.database('wechat_postfeed');
    const poll = { options: ['yes', 'no'], durationMinutes: 5 };
    const post = await person().say({ text: 'drifting #drifting', poll });
    await db
      .collection<{ _id: string }>('posts')
      .updateOne({ _id: post.id }, { $set: { 'stats.reactions': 7, 'stats.comments': 3, 'poll.options.1.votes': 2 } });
    await db.collection<{ _id: string }>('hashtags').updateOne({ _id: 'drifting' }, { $set: { postCount: 9 } });
    const found = (await feed.drift()).map(({ collection, id, field, was, is }) => [
      collection,
      id === post.id ? 'post' : id,
      field.replace(/:.*/, ''),
      was,
      is,
    ]);
    expect(found).toEqual([
      ['posts', 'post', 'reactions', 7, 0],
      ['posts', 'post', 'comments', 3, 0],
      ['posts', 'post', 'votes', 2, 0],
      ['hashtags', 'drifting', 'postCount', 9, 1],
    ]);
    expect(await feed.maintain('reconcile-counters')).toEqual({ posts: 3, hashtags: 1 });
    expect(await feed.drift()).toEqual([]);
    expect((await person().post(post.id)).stats).toMatchObject({ reactions: 0, comments: 0 });
  });
});
