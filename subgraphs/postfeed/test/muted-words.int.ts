import type { Data } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

const SUCCESS = '... on MutedWordsSuccess { mutedWords { word until } }';

describe('muted words', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed();
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = () => new FeedClient(feed);
  const mute = async (client: FeedClient, word: string, until: Date | null = null): Promise<Data> => {
    const query = `mutation ($input: MuteWordInput!) { muteWord(input: $input) { __typename ${SUCCESS}
      ... on InvalidInput { problems { field code } } ... on NotAllowed { reason } } }`;
    return (await client.run(query, { input: { word, until: until?.toISOString() ?? null } })).muteWord;
  };
  const unmute = async (client: FeedClient, word: string): Promise<Data> =>
    (await client.run(`mutation ($word: String!) { unmuteWord(word: $word) { mutedWords { word } } }`, { word })).unmuteWord;
  const listed = async (client: FeedClient) => (await client.run('{ viewer { mutedWords { word } } }')).viewer.mutedWords;

  it('keep posts, shares and quotes out of every list that one did not ask a person for', async () => {
    const [ann, ben, cat] = [person(), person(), person()];
    await ben.follow(ann);
    const post = await ann.say({ text: 'a 剧透 of the end #mutedwords', place: { latitude: 12.5, longitude: 33.5 } });
    const [share, quote] = [await cat.say({ sharedPostId: post.id }), await cat.say({ text: 'look', sharedPostId: post.id })];
    await ben.follow(cat);
    await feed.settle();
    const NODES = 'nodes { id }';
    const wide = `query { hashtag(tag: "mutedwords") { posts { ${NODES} } top: posts(sort: TOP) { ${NODES} } } trendingPosts(first: 100) { ${NODES} }
      nearbyPosts(near: { latitude: 12.5, longitude: 33.5 }) { ${NODES} } searchPosts(query: "剧透") { ${NODES} } top: searchPosts(query: "剧透", sort: TOP) { ${NODES} } }`;
    const lists = async () => {
      const found = await ben.run(wide);
      const { hashtag, trendingPosts, nearbyPosts, searchPosts, top } = found;
      const homes = [await ben.home({ first: 100 }), await ben.home({ first: 100, mode: 'RANKED' })];
      const pages = [...homes, hashtag.posts, hashtag.top, trendingPosts, nearbyPosts, searchPosts, top];
      return pages.map((page) => ids(page).filter((id) => [post.id, share.id, quote.id].includes(id)).length);
    };
    expect(await lists()).toEqual([3, 3, 1, 1, 3, 1, 1, 1]);
    expect(await mute(ben, '劇透')).toMatchObject({
      __typename: 'MutedWordsSuccess',
      mutedWords: [{ word: '劇透', until: null }],
    });
    expect(await lists()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await ben.post(post.id)).id).toBe(post.id);
    expect(ids((await ben.timeline(ann.id)).posts)).toEqual([post.id]);
    expect(ids(await cat.search('剧透'))).toEqual([post.id]);
    await unmute(ben, '剧透');
    expect(await lists()).toEqual([3, 3, 1, 1, 3, 1, 1, 1]);
  });

  it('keep posts out of the live feed, but never one’s own', async () => {
    const [ann, ben] = [person(), person()];
    await ben.follow(ann);
    await mute(ben, 'football');
    const live = await ben.live('subscription { feedUpdates { ... on FeedPostAdded { post { text } } } }');
    await ann.say('football tonight');
    await ann.say('chess tonight');
    await ben.say('my football');
    await live.next((event) => event.feedUpdates.post?.text === 'my football');
    expect(live.events.map((event) => event.feedUpdates.post.text)).toEqual(['chess tonight', 'my football']);
    expect((await ben.home()).nodes.map((node: Data) => node.text)).toEqual(['my football', 'chess tonight']);
  });

  it('are each listed once, end at their time, and are at most a hundred', async () => {
    const ben = person();
    await mute(ben, 'Football', new Date(feed.clock.now().getTime() + 60_000));
    await mute(ben, 'ＦＯＯＴＢＡＬＬ', new Date(feed.clock.now().getTime() + 120_000));
    await mute(ben, 'season finale');
    expect(await listed(ben)).toEqual([{ word: 'season finale' }, { word: 'ＦＯＯＴＢＡＬＬ' }]);
    expect((await mute(ben, '  ')).problems).toEqual([{ field: 'word', code: 'REQUIRED' }]);
    expect((await mute(ben, '!?')).problems).toEqual([{ field: 'word', code: 'BAD_FORMAT' }]);
    expect((await mute(ben, 'x'.repeat(101))).problems).toEqual([{ field: 'word', code: 'TOO_LONG' }]);
    expect((await mute(ben, 'past', new Date(0))).problems).toEqual([{ field: 'until', code: 'OUT_OF_RANGE' }]);
    feed.clock.advance(121);
    expect(await listed(ben)).toEqual([{ word: 'season finale' }]);
    for (let start = 1; start < 100; start += 33)
      await Promise.all(Array.from({ length: Math.min(33, 100 - start) }, (_, index) => mute(ben, `word${start + index}`)));
    expect((await mute(ben, 'one more')).reason).toBe('QUOTA');
    expect((await mute(ben, 'word7')).mutedWords).toHaveLength(100);
    expect(await new FeedClient(feed, null).faults(`mutation { muteWord(input: { word: "x" }) { __typename } }`)).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await new FeedClient(feed, null).run('{ viewer { mutedWords { word } } }')).viewer).toBeNull();
  });
});
