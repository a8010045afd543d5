import { GetVisibleComments, GetVisiblePosts } from '@app/contracts';
import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

const VISIBILITIES = ['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE'] as const;
const STANDINGS = ['self', 'friend', 'follower', 'stranger', 'anonymous', 'blocked', 'blocking'] as const;
type Standing = (typeof STANDINGS)[number];

/** Who may see a post of which visibility; all else is a leak. */
const MAY_SEE: Readonly<Record<(typeof VISIBILITIES)[number], readonly Standing[]>> = {
  PUBLIC: ['self', 'friend', 'follower', 'stranger', 'anonymous'],
  FOLLOWERS: ['self', 'friend', 'follower'],
  FRIENDS: ['self', 'friend'],
  PRIVATE: ['self'],
};

describe('who sees what, on every way in', () => {
  let feed: Postfeed;
  const viewers = new Map<Standing, FeedClient>();
  let author: FeedClient;
  beforeAll(async () => {
    feed = await startPostfeed();
    author = new FeedClient(feed, feed.neighbours.add('matrix_author'));
    for (const standing of STANDINGS)
      viewers.set(standing, standing === 'self' ? author : new FeedClient(feed, standing === 'anonymous' ? null : undefined));
    await at('friend').follow(author);
    await author.follow(at('friend'));
    await at('follower').follow(author);
    await feed.neighbours.block(author.id, at('blocked').id);
    await feed.neighbours.block(at('blocking').id, author.id);
  });
  afterAll(() => feed[Symbol.asyncDispose]());

  function at(standing: Standing): FeedClient {
    const viewer = viewers.get(standing);
    if (viewer === undefined) throw new Error(standing);
    return viewer;
  }

  /** Every way in which a post can be met; each answers whether it was. */
  async function waysIn(viewer: FeedClient, post: Data, tag: string, word: string): Promise<Record<string, boolean>> {
    const refs = [{ __typename: 'Post', id: post.id }];
    const has = (page: Data) => ids(page).includes(post.id);
    const isAnonymous = viewer === viewers.get('anonymous');
    const tagged = await viewer.run(
      'query ($tag: String!) { hashtag(tag: $tag) { posts { nodes { id } } top: posts(sort: TOP) { nodes { id } } } }',
      { tag },
    );
    const wide = await viewer.run(
      '{ trendingPosts(first: 100) { nodes { id } } nearbyPosts(near: { latitude: 30.1, longitude: 120.1 }, first: 100) { nodes { id } } }',
    );
    return {
      byId: (await viewer.post(post.id)) !== null,
      entity:
        (await viewer.run('query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Post { id } } }', { refs }))
          ._entities[0] !== null,
      timeline: has((await viewer.timeline(author.id)).posts),
      media: has((await viewer.timeline(author.id, { section: 'MEDIA' })).posts),
      hashtag: tagged.hashtag === null ? false : has(tagged.hashtag.posts) || has(tagged.hashtag.top),
      trending: has(wide.trendingPosts),
      nearby: has(wide.nearbyPosts),
      search: has(await viewer.search(word)) || has(await viewer.search(word, { sort: 'TOP' })),
      thread: (await viewer.thread(post.id)) !== null,
      home: isAnonymous
        ? false
        : has(await viewer.home({ first: 100 })) || has(await viewer.home({ first: 100, mode: 'RANKED' })),
      call: isAnonymous
        ? false
        : (await feed.runtime.calls.invoke(GetVisiblePosts, { viewerId: viewer.id, ids: [post.id] })).visibleIds.length > 0,
      live: await viewer.live('subscription ($id: ID!) { postUpdates(postId: $id) { __typename } }', { id: post.id }).then(
        (stream) => stream.stop().then(() => true),
        () => false,
      ),
      react: isAnonymous ? false : (await viewer.react(post.id, 'LIKE')).__typename === 'ReactionSuccess',
      comment: isAnonymous ? false : (await viewer.comment(post.id, 'hm')).__typename === 'CommentSuccess',
      bookmark: isAnonymous
        ? false
        : (await viewer.change('bookmarkPost', 'postId: ID!', { postId: post.id })).__typename === 'PostSuccess',
      mute: isAnonymous
        ? false
        : (
            await viewer.change(
              'muteThread',
              'subjectId: ID!, muted: Boolean!',
              { subjectId: post.id, muted: true },
              '... on ThreadMuted { isMuted }',
            )
          ).__typename === 'ThreadMuted',
    };
  }

  /** Ways that show only what is for everybody, or only what is followed, or need a session. */
  function expected(way: string, standing: Standing, visibility: (typeof VISIBILITIES)[number]): boolean {
    const sees = MAY_SEE[visibility].includes(standing);
    if (way === 'trending' || way === 'nearby') return sees && visibility === 'PUBLIC';
    if (way === 'home') return sees && ['self', 'friend', 'follower'].includes(standing);
    if (['call', 'react', 'comment', 'bookmark', 'mute'].includes(way)) return sees && standing !== 'anonymous';
    return sees;
  }

  for (const visibility of VISIBILITIES) {
    it(`${visibility} posts are for ${MAY_SEE[visibility].join(', ')}, and for nobody else`, async () => {
      const word = `unicorn${visibility.toLowerCase()}`;
      const tag = `tag${visibility.toLowerCase()}`;
      const post = await author.say({
        text: `${word} #${tag}`,
        visibility,
        mediaIds: [feed.neighbours.upload(author.id)],
        place: { latitude: 30.1, longitude: 120.1 },
      });
      // The tag exists in public too, so that its page can be asked for.
      await author.say(`#${tag}`);
      await feed.settle();
      for (const standing of STANDINGS) {
        const ways = await waysIn(at(standing), post, tag, word);
        const wanted = Object.fromEntries(Object.keys(ways).map((way) => [way, expected(way, standing, visibility)]));
        expect(ways, `${standing} and ${visibility}`).toEqual(wanted);
      }
    });
  }

  it('posts of a private account are for its followers, old ones too, at the next read', async () => {
    const [shy, fan, stranger] = [new FeedClient(feed), new FeedClient(feed), new FeedClient(feed)];
    await fan.follow(shy);
    const post = await shy.say('old and public #oldpublic');
    await feed.neighbours.set(shy.id, { isPrivate: true });
    expect(await stranger.post(post.id)).toBeNull();
    expect((await fan.post(post.id)).id).toBe(post.id);
    expect(ids(await stranger.search('old and public'))).toEqual([]);
    expect((await fan.create({ sharedPostId: post.id })).reason).toBe('NOT_SHAREABLE');
  });

  it('what hangs on a post goes with it: its comments, their reactions, calls about them', async () => {
    const [ann, ben] = [new FeedClient(feed), new FeedClient(feed)];
    const post = await ann.say('closing');
    const comment = await ann.reply(post.id, 'below');
    const query = 'query ($id: ID!) { comment(id: $id) { id } }';
    expect((await ben.run(query, { id: comment.id })).comment.id).toBe(comment.id);
    await ann.edit({ postId: post.id, visibility: 'PRIVATE' });
    expect((await ben.run(query, { id: comment.id })).comment).toBeNull();
    expect((await ben.react(comment.id, 'LIKE')).__typename).toBe('NotFound');
    const visible = await feed.runtime.calls.invoke(GetVisibleComments, { viewerId: ben.id, ids: [comment.id] });
    expect(visible.visibleIds).toEqual([]);
  });

  it('nobody reaches another’s private side through a reference', async () => {
    const [ann, ben] = [new FeedClient(feed), new FeedClient(feed)];
    await ann.change('saveDraft', 'input: SaveDraftInput!', { input: { text: 'mine' } }, '... on DraftSuccess { draft { id } }');
    const query = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Viewer { drafts { nodes { text } } } } }';
    const refs = [{ __typename: 'Viewer', id: ann.id }];
    expect((await ben.run(query, { refs }))._entities).toEqual([null]);
    expect((await ann.run(query, { refs }))._entities).toEqual([{ drafts: { nodes: [{ text: 'mine' }] } }]);
  });

  it('exact places are for their author; others see one point of a grid, the same for all posts around', async () => {
    const [ann, ben] = [new FeedClient(feed), new FeedClient(feed)];
    const query = 'query ($id: ID!) { post(id: $id) { place { name latitude longitude } } }';
    const here = { name: 'Home', latitude: 48.137154, longitude: 11.576124 };
    const [one, two] = [
      await ann.say({ text: 'a', place: here }),
      await ann.say({ text: 'b', place: { ...here, latitude: 48.1372 } }),
    ];
    expect((await ann.run(query, { id: one.id })).post.place).toEqual(here);
    const [first, second] = [await ben.run(query, { id: one.id }), await ben.run(query, { id: two.id })];
    expect(first.post.place).toEqual(second.post.place);
    expect(Math.abs(first.post.place.latitude - here.latitude)).toBeGreaterThan(0.0001);
    expect(Math.abs(first.post.place.latitude - here.latitude)).toBeLessThan(0.01);
  });
});
