import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedClient, ids } from './client.ts';
import { type Postfeed, startPostfeed } from './support.ts';

describe('finding posts', () => {
  let feed: Postfeed;
  beforeAll(async () => {
    feed = await startPostfeed();
  });
  afterAll(() => feed[Symbol.asyncDispose]());
  const person = () => new FeedClient(feed);
  const refresh = () => feed.maintain('refresh-trending');

  it('searches Chinese as English: any width, case, traditional as simplified, by phrase, with the match marked', async () => {
    const ann = person();
    const post = await ann.say('今天在北京看了一场 Beautiful <b>Concert</b> 音乐会');
    await ann.say('京北大学');
    for (const query of ['北京', '音樂會', 'ｂｅａｕｔｉｆｕｌ', 'beautiful b concert', '北京 concert']) {
      expect(ids(await ann.search(query)), query).toEqual([post.id]);
    }
    expect((await ann.search('北京')).edges[0].highlights).toEqual([
      '今天在<mark>北京</mark>看了一场 Beautiful &lt;b&gt;Concert&lt;/b&gt; 音乐会',
    ]);
    for (const query of ['', '   ', '?!', '{"$gt":""}', 'nothinglikethis'])
      expect(ids(await ann.search(query)), query).toEqual([]);
  });

  it('narrows by author, hashtag, media, language and time, and sorts by time or engagement', async () => {
    const [ann, ben] = [person(), person()];
    const one = await ann.say({ text: 'zebra one #Stripes', language: 'en' });
    const two = await ben.say({ text: 'zebra two', mediaIds: [feed.neighbours.upload(ben.id)], language: 'de' });
    for (const fan of [person(), person()]) await fan.react(one.id, 'LIKE');
    const found = async (filter: Record<string, unknown>, sort = 'RECENT') => ids(await ann.search('zebra', { filter, sort }));
    expect(await found({})).toEqual([two.id, one.id]);
    expect(await found({}, 'TOP')).toEqual([one.id, two.id]);
    expect(await found({ authorId: ben.id })).toEqual([two.id]);
    expect(await found({ hashtag: '#STRIPES' })).toEqual([one.id]);
    expect([await found({ hasMedia: true }), await found({ hasMedia: false })]).toEqual([[two.id], [one.id]]);
    expect(await found({ language: 'de' })).toEqual([two.id]);
    expect(await found({ since: two.createdAt })).toEqual([two.id]);
    expect(await found({ until: two.createdAt })).toEqual([one.id]);
    expect(await found({ authorId: 'nonsense' })).toEqual([]);
  });

  it('leaves out who is muted or does not want to be found, but not from those who follow them', async () => {
    const [ann, shy, loud] = [person(), person(), person()];
    const [hidden, muted] = [await shy.say('walrus one'), await loud.say('walrus two #walrustag')];
    await feed.neighbours.set(shy.id, { discoverable: false });
    expect(ids(await ann.search('walrus'))).toEqual([muted.id]);
    await ann.follow(shy);
    expect(ids(await ann.search('walrus'))).toEqual([muted.id, hidden.id]);
    await feed.neighbours.mute(ann.id, loud.id);
    expect(ids(await ann.search('walrus'))).toEqual([hidden.id]);
    expect(ids((await ann.run('{ hashtag(tag: "walrustag") { posts { nodes { id } } } }')).hashtag.posts)).toEqual([]);
  });

  it('a page goes on while posts come and go: nothing lost, nothing twice', async () => {
    const ann = person();
    const posts = [];
    for (let index = 0; index < 12; index++) posts.push(await ann.say(`pagination ${index}`));
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<FeedClient['search']>> = await ann.search('pagination', { first: 5, after });
      seen.push(...ids(page));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
      await ann.say('pagination meanwhile');
      await ann.delete(seen.at(-1) ?? '');
    }
    expect(seen).toEqual(posts.map((post) => post.id).reverse());
  });

  it('trending posts are public and ordered by engagement for their age', async () => {
    const [ann, ben] = [person(), person()];
    const [cold, hot] = [await ann.say('cold'), await ann.say('hot')];
    for (const fan of Array.from({ length: 6 }, person)) await fan.react(hot.id, 'LOVE');
    await ben.reply(cold.id, 'one comment');
    const { trendingPosts } = await ben.run('{ trendingPosts(first: 100) { nodes { id engagementScore } } }');
    const order = ids(trendingPosts);
    expect(order.indexOf(hot.id)).toBeLessThan(order.indexOf(cold.id));
    const scores = trendingPosts.nodes.map((node: { engagementScore: number }) => node.engagementScore);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    const of = (id: string) => trendingPosts.nodes.find((node: { id: string }) => node.id === id).engagementScore;
    expect(of(hot.id)).toBeCloseTo(7, 1);
    expect(of(cold.id)).toBeCloseTo(4, 1);
  });

  it('nearby posts are within the radius, newest first', async () => {
    const ann = person();
    const near = await ann.say({ text: 'near', place: { latitude: -33.86, longitude: 151.21 } });
    await ann.say({ text: 'far', place: { latitude: -33.5, longitude: 151.21 } });
    await ann.say('nowhere');
    const query = 'query ($near: PointInput!, $radius: Int) { nearbyPosts(near: $near, radiusMeters: $radius) { nodes { id } } }';
    const at = { latitude: -33.86, longitude: 151.2 };
    expect(ids((await ann.run(query, { near: at, radius: 5000 })).nearbyPosts)).toEqual([near.id]);
    expect((await ann.run(query, { near: at, radius: 50_000 })).nearbyPosts.nodes).toHaveLength(2);
    for (const radius of [99, 50_001]) expect(await ann.faults(query, { near: at, radius })).toEqual(['BAD_USER_INPUT']);
    expect(await ann.faults(query, { near: { latitude: 91, longitude: 0 } })).toEqual(['BAD_USER_INPUT']);
  });

  it('trending hashtags count different authors, against what is usual for them', async () => {
    // In the middle of an hour: nothing of this test falls into two of them.
    feed.clock.advance(((90 - feed.clock.now().getMinutes()) % 60) * 60);
    const crowd = Array.from({ length: 4 }, person);
    for (const one of crowd) await one.say({ text: 'all of us #crowdtag', language: 'zh' });
    const loner = person();
    for (let index = 0; index < 6; index++) await loner.say(`only me ${index} #lonertag`);
    const usual = crowd.slice(0, 3);
    for (const one of usual) await one.say('as every hour #everyday');
    // A week in which three people used the tag every hour.
    const hour = 3_600_000;
    const start = Math.floor(feed.clock.now().getTime() / hour) * hour;
    await feed.runtime
      .database('wechat_postfeed')
      .collection<{ _id: string }>('hashtagHours')
      .insertMany(
        Array.from({ length: 160 }, (_, index) => {
          const hourAt = new Date(start - (index + 6) * hour);
          return {
            _id: `everyday@${hourAt.toISOString().slice(0, 13)}`,
            tag: 'everyday',
            hourAt,
            authors: 3,
            expiresAt: new Date(start + hour),
          };
        }),
      );
    await refresh();
    const list =
      'query ($first: Int, $language: String) { trendingHashtags(first: $first, language: $language) { tag isTrending trendScore postCount } }';
    const { trendingHashtags: tags } = await loner.run(list, { first: 50 });
    const of = (tag: string) => tags.find((one: { tag: string }) => one.tag === tag);
    expect(tags[0]).toMatchObject({ tag: 'crowdtag', isTrending: true, postCount: 4 });
    expect(of('lonertag')).toMatchObject({ isTrending: false, trendScore: 1, postCount: 6 });
    expect(of('everyday')).toBeUndefined();
    expect((await loner.run(list, { language: 'zh' })).trendingHashtags.map((one: { tag: string }) => one.tag)).toEqual([
      'crowdtag',
    ]);
    expect(await loner.faults(list, { first: 51 })).toEqual(['BAD_USER_INPUT']);
    const posts = (await loner.run('{ hashtag(tag: "crowdtag") { posts(first: 100) { nodes { id author { id } } } } }')).hashtag
      .posts;
    for (const node of posts.nodes) {
      const own = crowd.find((one) => one.id === node.author.id);
      await own?.delete(node.id);
    }
    await refresh();
    expect((await loner.run(list, { first: 50 })).trendingHashtags.map((one: { tag: string }) => one.tag)).not.toContain(
      'crowdtag',
    );
  });
});
