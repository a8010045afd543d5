import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

describe('posts', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed();
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = (name?: string) => new FeedClient(feed, feed.neighbours.add(name));

  it('go out with ranges over code points, folded hashtags, mentions and a guessed language', async () => {
    const ann = person('ann');
    const ben = person('ben_b');
    const query = `mutation ($input: CreatePostInput!) { createPost(input: $input) { ... on PostSuccess { post {
      text hashtags language ranges { start end kind tag url user { id } } } } } }`;
    const text = '🙂 hi @ben_b and @nobody_here, see ＃Köln https://example.org/a?b=1';
    const { createPost } = await ann.run(query, { input: { text } });
    expect(createPost.post.hashtags).toEqual(['köln']);
    expect(createPost.post.language).toBe('en');
    expect(createPost.post.ranges).toEqual([
      { start: 5, end: 11, kind: 'MENTION', tag: null, url: null, user: { id: ben.id } },
      { start: 34, end: 39, kind: 'HASHTAG', tag: 'köln', url: null, user: null },
      { start: 40, end: 65, kind: 'LINK', tag: null, url: 'https://example.org/a?b=1', user: null },
    ]);
  });

  it('keep a name as plain text whose bearer does not let the author mention them', async () => {
    const cat = person('cat');
    const shy = person('shy_one');
    await feed.neighbours.set(shy.id, { whoCanMention: 'FOLLOWERS' });
    const mentions = 'query ($id: ID!) { post(id: $id) { ranges { kind } } }';
    const first = await cat.say('hello @shy_one');
    expect((await cat.run(mentions, { id: first.id })).post.ranges).toEqual([]);
    await cat.follow(shy);
    const second = await cat.say('hello @shy_one');
    expect((await cat.run(mentions, { id: second.id })).post.ranges).toEqual([{ kind: 'MENTION' }]);
  });

  it('are refused with every problem at once', async () => {
    const dan = person();
    const other = person();
    const mediaIds = [
      feed.neighbours.upload(dan.id),
      feed.neighbours.upload(dan.id, 'FAILED'),
      feed.neighbours.upload(other.id),
      'nonsense',
    ];
    const problems = async (input: Record<string, unknown>) => (await dan.create(input)).problems;
    expect(await problems({ text: 'x'.repeat(5001) })).toEqual([{ field: 'text', code: 'TOO_LONG' }]);
    expect(await problems({})).toEqual([{ field: 'text', code: 'REQUIRED' }]);
    expect(await problems({ text: 'a', mediaIds })).toEqual([
      { field: 'mediaIds.1', code: 'NOT_USABLE' },
      { field: 'mediaIds.2', code: 'UNKNOWN' },
      { field: 'mediaIds.3', code: 'UNKNOWN' },
    ]);
    const tags = Array.from({ length: 31 }, (_, index) => `#tag${index}`).join(' ');
    expect(await problems({ text: tags })).toEqual([{ field: 'text', code: 'TOO_MANY' }]);
    expect(
      await problems({
        poll: { question: 'q'.repeat(201), options: ['a', '', 'b', 'b'], durationMinutes: 0 },
        place: { latitude: 91, longitude: 0 },
      }),
    ).toEqual([
      { field: 'poll.question', code: 'TOO_LONG' },
      { field: 'poll.options.1', code: 'REQUIRED' },
      { field: 'poll.durationMinutes', code: 'OUT_OF_RANGE' },
      { field: 'place.latitude', code: 'OUT_OF_RANGE' },
    ]);
  });

  it('answer a retry with the first post, also in parallel, and refuse the key for other content', async () => {
    const eve = person();
    const input = { clientMutationId: 'once', text: 'only once' };
    const tries = await Promise.all(Array.from({ length: 8 }, () => eve.create(input)));
    expect(new Set(tries.map((outcome) => outcome.post.id)).size).toBe(1);
    expect((await eve.create({ ...input, text: 'other' })).reason).toBe('KEY_REUSED');
    expect(ids((await eve.timeline(eve.id)).posts)).toHaveLength(1);
  });

  it('are edited by their author alone, against a revision, with every state kept', async () => {
    const fay = person();
    const guy = person();
    const post = await fay.say('first #one');
    const edited = await fay.edit({ postId: post.id, expectedRevision: 1, text: 'second #two' });
    expect(edited.post).toMatchObject({ text: 'second #two', hashtags: ['two'], revision: 2 });
    expect((await fay.edit({ postId: post.id, expectedRevision: 1, text: 'third' })).reason).toBe('REVISION_CHANGED');
    expect((await guy.edit({ postId: post.id, text: 'mine' })).reason).toBe('NOT_AUTHOR');
    expect((await fay.edit({ postId: post.id, text: ' ' })).problems).toEqual([{ field: 'text', code: 'REQUIRED' }]);
    const states = await guy.run('query ($id: ID!) { post(id: $id) { revisions { nodes { revision text } } } }', { id: post.id });
    expect(states.post.revisions.nodes).toEqual([
      { revision: 2, text: 'second #two' },
      { revision: 1, text: 'first #one' },
    ]);
  });

  it('move the count of their hashtags exactly: public ones only, through edits, hiding and deletion', async () => {
    const hal = person();
    const count = async (tag: string) =>
      (await hal.run('query ($tag: String!) { hashtag(tag: $tag) { postCount } }', { tag })).hashtag?.postCount ?? null;
    const post = await hal.say('about #counted and #COUNTED');
    expect(await count('#Counted')).toBe(1);
    await hal.say({ text: '#counted', visibility: 'FOLLOWERS' });
    expect(await count('counted')).toBe(1);
    await hal.edit({ postId: post.id, visibility: 'PRIVATE' });
    expect(await count('counted')).toBe(0);
    await hal.edit({ postId: post.id, visibility: 'PUBLIC', text: 'now #recounted' });
    expect([await count('counted'), await count('recounted')]).toEqual([0, 1]);
    await hal.delete(post.id);
    expect(await count('recounted')).toBe(0);
    expect(await count('neverused')).toBeNull();
  });

  it('are gone for everybody once deleted, by their author alone', async () => {
    const ida = person();
    const jon = person();
    const post = await ida.say('soon gone');
    expect((await jon.delete(post.id)).reason).toBe('NOT_AUTHOR');
    expect((await ida.delete(post.id)).deletedId).toBe(post.id);
    expect((await ida.delete(post.id)).__typename).toBe('NotFound');
    expect(await ida.post(post.id)).toBeNull();
    expect((await jon.delete('nonsense')).__typename).toBe('NotFound');
  });

  it('are pinned one at a time', async () => {
    const kim = person();
    const [one, two] = [await kim.say('one'), await kim.say('two')];
    const pin = (postId: string, pinned: boolean) => kim.change('pinPost', 'postId: ID!, pinned: Boolean!', { postId, pinned });
    await Promise.all([pin(one.id, true), pin(two.id, true)]);
    await pin(one.id, true);
    expect((await kim.timeline(kim.id)).pinnedPost.id).toBe(one.id);
    await pin(one.id, false);
    expect((await kim.timeline(kim.id)).pinnedPost).toBeNull();
  });

  it('hand a grant for their media, and tell media who carries them', async () => {
    const lea = person();
    const mediaId = feed.neighbours.upload(lea.id);
    const post = await lea.say({ text: 'look', mediaIds: [mediaId] });
    const { post: shown } = await feed.run(null, 'query ($id: ID!) { post(id: $id) { media { id grant } } }', { id: post.id });
    expect(shown.media).toEqual([{ id: mediaId, grant: expect.stringMatching(/^all\./) }]);
    await feed.settle();
    const carried = () => feed.neighbours.carriers.get(`post:${post.id}`);
    expect(carried()).toEqual({ mediaIds: [mediaId], isPublic: true, attached: true, accessSince: null });
    await lea.edit({ postId: post.id, visibility: 'FOLLOWERS' });
    await feed.settle();
    expect(carried()).toMatchObject({ isPublic: false, accessSince: expect.any(String) });
    await lea.edit({ postId: post.id, text: 'look again' });
    await feed.settle();
    expect(carried()?.accessSince).toBeNull();
    await lea.edit({ postId: post.id, visibility: 'FRIENDS' });
    await feed.settle();
    expect(carried()?.accessSince).toEqual(expect.any(String));
    await lea.delete(post.id);
    await feed.settle();
    expect(feed.neighbours.carriers.get(`post:${post.id}`)?.attached).toBe(false);
    expect(ids((await lea.timeline(lea.id, { section: 'MEDIA' })).posts)).toEqual([]);
  });

  it('removed by a moderator are gone, and come back with their counts when restored', async () => {
    const moderator = new FeedClient(feed, { id: feed.neighbours.add(), scopes: ['moderation'] });
    const mia = person();
    const post = await mia.say('against the rules #modcount');
    const remove = 'mutation ($id: ID!, $reason: String!) { removePost(postId: $id, reason: $reason) { __typename } }';
    expect(await mia.faults(remove, { id: post.id, reason: 'spam' })).toEqual(['FORBIDDEN']);
    expect(await moderator.faults(remove, { id: post.id, reason: ' ' })).toEqual(['BAD_USER_INPUT']);
    await moderator.run(remove, { id: post.id, reason: 'spam' });
    expect(await mia.post(post.id)).toBeNull();
    const restored = await moderator.change('restorePost', 'postId: ID!', { postId: post.id });
    expect(restored.post.id).toBe(post.id);
    expect((await mia.run('{ hashtag(tag: "modcount") { postCount } }')).hashtag.postCount).toBe(1);
    const log =
      'query ($id: ID) { moderationActions(subjectId: $id) { nodes { action subjectId reason author { id } moderator { id } } } }';
    const about = { subjectId: post.id, author: { id: mia.id }, moderator: { id: moderator.id } };
    const actions = [
      { action: 'RESTORED', reason: null, ...about },
      { action: 'REMOVED', reason: 'spam', ...about },
    ];
    expect((await moderator.run(log, { id: post.id })).moderationActions.nodes).toEqual(actions);
    expect((await moderator.run(log)).moderationActions.nodes.slice(0, 2)).toEqual(actions);
    expect(await mia.faults(log, { id: post.id })).toEqual(['FORBIDDEN']);
  });
});
